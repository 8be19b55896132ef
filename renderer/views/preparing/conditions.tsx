import { ActionIcon, Button, Textarea } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { AssessmentDraft } from '../../../shared/prepared.ts'
import { useText } from '../../i18n/use-text.ts'
import { writtenLanguage } from '../application/written-language.ts'
import type { Assessing } from './assessment-tab.tsx'

/** The sixth field: each condition with its due date. */
export function Conditions({ draft, onChange }: Assessing) {
  const { t, language } = useText()
  const { conditions } = draft
  const put = (next: AssessmentDraft['conditions']): void => onChange({ ...draft, conditions: next })
  return (
    <section>
      <h2 className="part">{t('preparing.assessment.conditions')}</h2>
      {conditions.length === 0 && <p className="small sub">{t('preparing.assessment.noConditions')}</p>}
      {conditions.map((condition, index) => {
        const number = String(index + 1)
        const set = (part: Partial<typeof condition>): void => put(conditions.with(index, { ...condition, ...part }))
        return (
          // oxlint-disable-next-line react/no-array-index-key -- rows are only appended and removed, their text is the person's
          <div className="condition" key={index}>
            <Textarea
              className="grow"
              aria-label={t('preparing.assessment.conditionText', { number })}
              placeholder={t('preparing.assessment.conditionHint')}
              minRows={1}
              maxRows={6}
              maxLength={1_000}
              lang={writtenLanguage(condition.text)}
              value={condition.text}
              onChange={(event) => set({ text: event.currentTarget.value })}
            />
            <DateInput
              className="condition-due"
              aria-label={t('preparing.assessment.conditionDue', { number })}
              placeholder={t('preparing.assessment.conditionDueHint')}
              valueFormat={language === 'zh-HK' ? 'YYYY年M月D日' : 'D MMM YYYY'}
              value={condition.due}
              onChange={(due) => set({ due })}
            />
            <ActionIcon
              aria-label={t('preparing.assessment.removeCondition', { number })}
              onClick={() => put(conditions.filter((_, at) => at !== index))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        )
      })}
      <Button
        mt={6}
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={conditions.length >= 20}
        onClick={() => put([...conditions, { text: '', due: null }])}
      >
        {t('preparing.assessment.addCondition')}
      </Button>
    </section>
  )
}
