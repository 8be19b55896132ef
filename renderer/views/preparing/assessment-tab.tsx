import { Button, SegmentedControl } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconCheck, IconCircleDashed, IconClipboardList } from '@tabler/icons-react'
import type { PreparedView } from '../../../shared/api/preparing.ts'
import type { ApplicationForm } from '../../../shared/application-form.ts'
import type { AssessmentDraft } from '../../../shared/prepared.ts'
import { type AssessmentGap, beginAssessment, describeGap } from '../../../shared/rules/assessment.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { formatBasisPoints, formatMoney } from '../../format/number.ts'
import { inLanguage, useText } from '../../i18n/use-text.ts'
import { Empty } from '../../parts/empty.tsx'
import { useNow } from '../../state/now.ts'
import { criterionIndexes } from '../application/criteria.ts'
import { Dates } from '../application/dates.tsx'
import { AssessedTerms } from './assessed-terms.tsx'
import { Conditions } from './conditions.tsx'
import { BothInputs } from './fields.tsx'
import { usePreparing } from './preparing-state.ts'
import { PriceChoice } from './price-choice.tsx'

export interface AssessmentTabProps {
  readonly view: PreparedView
  /** As typed, which may be ahead of the view. */
  readonly form: ApplicationForm
  readonly draft: AssessmentDraft | null
  readonly gaps: readonly AssessmentGap[]
  readonly onChange: (draft: AssessmentDraft | null) => void
}

export function AssessmentTab(props: AssessmentTabProps) {
  const { form, draft, onChange } = props
  const { t } = useText()
  const now = useNow()
  if (draft !== null) return <Assessing {...props} draft={draft} />
  const asked = form.projects
    .map(({ asked: { cards, months } }) => `${cards} × ${months}`)
    .join(t('application.head.joint'))
  return (
    <Empty
      icon={IconClipboardList}
      title={t('preparing.assessment.emptyTitle')}
      text={t('preparing.assessment.emptyText', { asked })}
    >
      <Button
        variant="filled"
        onClick={() => onChange(beginAssessment(form, hongKongDay(new Date(now).toISOString())))}
      >
        {t('preparing.assessment.begin')}
      </Button>
    </Empty>
  )
}

export type Assessing = AssessmentTabProps & { readonly draft: AssessmentDraft }

function Assessing(props: Assessing) {
  const { draft } = props
  const { t } = useText()
  return (
    <Dates>
      <div className="assessing">
        <div className="assessing-body scroll">
          <Recommendation {...props} />
          <PriceChoice {...props} />
          <h2 className="part">{t('preparing.assessment.terms')}</h2>
          {draft.projects.map((terms, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- projects have no id but their order in the form
            <AssessedTerms key={index} {...props} terms={terms} index={index} />
          ))}
          <SpecialCase {...props} />
          <Conditions {...props} />
          <Reasons {...props} />
        </div>
        <Missing {...props} />
      </div>
    </Dates>
  )
}

const recommendations = ['approve', 'defer', 'reject'] as const

function Recommendation({ draft, onChange }: Assessing) {
  const { t, language } = useText()
  return (
    <div className="assessing-first">
      <div>
        <span className="small strong block">{t('preparing.assessment.recommendation')}</span>
        <SegmentedControl<(typeof recommendations)[number] | ''>
          aria-label={t('preparing.assessment.recommendation')}
          value={draft.recommendation ?? ''}
          onChange={(chosen) => chosen !== '' && onChange({ ...draft, recommendation: chosen })}
          data={recommendations.map((value) => ({ value, label: t(`preparing.assessment.${value}`) }))}
        />
      </div>
      <DateInput
        label={t('preparing.assessment.assessedOn')}
        valueFormat={language === 'zh-HK' ? 'YYYY年M月D日' : 'D MMM YYYY'}
        value={draft.assessedOn}
        onChange={(assessedOn) => onChange({ ...draft, assessedOn })}
      />
    </div>
  )
}

/** Asked for only where a rate is above the normal ceiling; what was written stays if the rate comes down again. */
function SpecialCase({ draft, view: { limits }, onChange }: Assessing) {
  const { t } = useText()
  const isSpecial = draft.projects.some(({ subsidyBp }) => (subsidyBp ?? 0) > limits.normalSubsidyCeilingBp)
  if (!isSpecial) return null
  const name = t('preparing.assessment.specialCase', { percent: formatBasisPoints(limits.normalSubsidyCeilingBp) })
  return (
    <section>
      <h2 className="part">{name}</h2>
      <p className="meta sub">{t('preparing.assessment.specialCaseHelp')}</p>
      <div className="assessing-both">
        <BothInputs
          name={name}
          lines={2}
          isNamed
          value={draft.specialCase}
          onChange={(specialCase) => onChange({ ...draft, specialCase })}
        />
      </div>
    </section>
  )
}

function Reasons({ draft, onChange }: Assessing) {
  const { t } = useText()
  return (
    <section>
      <h2 className="part">{t('preparing.assessment.reasons')}</h2>
      {criterionIndexes.map((index) => {
        const name = `${index + 1} ${t(`application.criterion.name.${index}`)}`
        const change = (reason: AssessmentDraft['reasons'][number]): void => {
          const reasons: AssessmentDraft['reasons'] = [...draft.reasons]
          reasons[index] = reason
          onChange({ ...draft, reasons })
        }
        return (
          <div key={index} className="assessing-reason">
            <h3 className="small">{name}</h3>
            <p className="meta sub">{t(`application.criterion.about.${index}`)}</p>
            <div className="assessing-both">
              <BothInputs name={name} lines={2} isNamed value={draft.reasons[index]} onChange={change} />
            </div>
          </div>
        )
      })}
    </section>
  )
}

/** What keeps it from being published, always in view. */
function Missing({ draft, gaps, view, onChange }: Assessing) {
  const { t, language } = useText()
  const ceiling = draft.projects.reduce((sum, { ceilingCents }) => sum + (ceilingCents ?? 0), 0)
  return (
    <aside className="assessing-missing">
      <div className="detail-body">
        {gaps.length === 0 ? (
          <p className="sign small wraps">
            <IconCheck size={15} aria-hidden />
            {t(view.published === null ? 'preparing.assessment.complete' : 'preparing.assessment.published')}
          </p>
        ) : (
          <>
            <h2 className="small name">{t('preparing.assessment.missing')}</h2>
            <ul className="plain-list small missing-list">
              {gaps.map((gap) => {
                const text = inLanguage(describeGap(gap, view.limits), language).text
                const isRefused = gap.kind === 'above-limit'
                return (
                  <li key={text} className={`line ${isRefused ? 'red' : ''}`}>
                    <IconCircleDashed size={15} className={isRefused ? 'red' : 'dim'} aria-hidden />
                    <span>{text}</span>
                  </li>
                )
              })}
            </ul>
          </>
        )}
        <p className="small sub assessing-total">{t('preparing.assessment.total', { amount: formatMoney(ceiling) })}</p>
        <p className="small sub">{t('preparing.assessment.similar', { count: draft.similarCases.length })}</p>
        <Button mt={6} onClick={() => usePreparing.setState({ tab: 'similar' })}>
          {t('preparing.assessment.lookAtSimilar')}
        </Button>
      </div>
      <div className="foot">
        <Button onClick={() => onChange(null)}>{t('preparing.assessment.clear')}</Button>
      </div>
    </aside>
  )
}
