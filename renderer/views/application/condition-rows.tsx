import { ActionIcon, Button, Textarea } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { Condition } from '../../../shared/application-form.ts'
import { useNow } from '../../state/now.ts'
import { useText } from '../../i18n/use-text.ts'
import { Dates } from './dates.tsx'
import { describeConditions } from './describe-differences.ts'
import { writtenLanguage } from './written-language.ts'

interface ConditionRowsProps {
  readonly conditions: readonly Condition[]
  readonly recommended: readonly Condition[]
  readonly onChange: (conditions: readonly Condition[]) => void
}

const dueDays = 90
const dayMs = 86_400_000

/** Each condition with its due date; every one of them can be dropped, and more added. */
export function ConditionRows({ conditions, recommended, onChange }: ConditionRowsProps) {
  const { t, language } = useText()
  const now = useNow()
  const set = (index: number, part: Partial<Condition>): void =>
    onChange(conditions.map((each, at) => (at === index ? { ...each, ...part } : each)))
  const words = describeConditions(recommended, conditions, t)
  const add = (): void =>
    onChange([...conditions, { text: '', due: new Date(now + dueDays * dayMs).toISOString().slice(0, 10) }])
  return (
    <Dates>
      <h3 className="part">{t('application.vote.conditions')}</h3>
      {conditions.length === 0 && <p className="small sub">{t('application.vote.noConditions')}</p>}
      {conditions.map((condition, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows are only appended and removed, their text is the person's
        <div className="condition" key={index}>
          <Textarea
            className="grow"
            aria-label={t('application.vote.conditionText', { number: String(index + 1) })}
            minRows={1}
            maxRows={6}
            maxLength={1_000}
            lang={writtenLanguage(condition.text)}
            value={condition.text}
            onChange={(event) => set(index, { text: event.currentTarget.value })}
          />
          <DateInput
            className="condition-due"
            aria-label={t('application.vote.conditionDue', { number: String(index + 1) })}
            valueFormat={language === 'zh-HK' ? 'YYYY年M月D日' : 'D MMM YYYY'}
            value={condition.due}
            onChange={(due) => due !== null && set(index, { due })}
          />
          <ActionIcon
            aria-label={t('application.vote.removeCondition', { number: String(index + 1) })}
            onClick={() => onChange(conditions.filter((_, at) => at !== index))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {words.length > 0 && <p className="meta sub case-gap">{words.join(language === 'zh-HK' ? '，' : ', ')}</p>}
      <Button mt={6} leftSection={<IconPlus size={14} />} disabled={conditions.length >= 20} onClick={add}>
        {t('application.vote.addCondition')}
      </Button>
    </Dates>
  )
}
