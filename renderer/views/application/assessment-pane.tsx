import { UnstyledButton } from '@mantine/core'
import type { ApplicationView } from '../../../shared/api/application.ts'
import type { ProjectTerms } from '../../../shared/application-form.ts'
import { cardMonths } from '../../../shared/rules/compute.ts'
import { ceilingCents } from '../../../shared/rules/money.ts'
import { formatBasisPoints, formatCount, formatMoney } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { type CriterionIndex, criterionIndexes } from './criteria.ts'
import { reasonIsOpen, type GateInput } from './reasons-gate.ts'
import { writtenLanguage } from './written-language.ts'

interface AssessmentPaneProps {
  readonly view: ApplicationView
  readonly gate: GateInput
  readonly onScore: (criterion: CriterionIndex) => void
}

export function AssessmentPane({ view, gate, onScore }: AssessmentPaneProps) {
  const { t } = useText()
  const format = useFormat()
  const { assessment } = view
  const total = assessment.terms.projects.reduce((sum, terms) => sum + cardMonths(terms), 0)
  return (
    <div className="work-body" tabIndex={0}>
      <p className="meta sub">{t('application.assessment.dated', { date: format.fullDay(assessment.assessedOn) })}</p>
      <h2 className="part">{t(`application.assessment.recommendation.${assessment.recommendation}`)}</h2>
      {assessment.terms.projects.map((terms, index) => (
        <RecommendedTerms
          // oxlint-disable-next-line react/no-array-index-key -- projects have no id but their order in the form
          key={index}
          view={view}
          terms={terms}
          index={index}
        />
      ))}
      <p className="meta sub case-gap">
        {t('application.assessment.price', {
          cardMonths: total,
          price: formatMoney(assessment.price.perCardMonthCents),
          serviceClass: assessment.price.serviceClass,
          date: format.fullDay(assessment.price.tableOf),
        })}
      </p>
      {assessment.specialCase !== undefined && (
        <p className="small case-gap">
          <span className="name">{t('application.assessment.specialCase')}</span> <Said text={assessment.specialCase} />
        </p>
      )}
      <h2 className="part">{t('application.assessment.conditions')}</h2>
      {assessment.terms.conditions.length === 0 && (
        <p className="small sub">{t('application.assessment.noConditions')}</p>
      )}
      <ul className="plain-list small">
        {assessment.terms.conditions.map(({ text, due }) => (
          <li key={text + due}>
            <span className="written" lang={writtenLanguage(text)}>
              {text}
            </span>{' '}
            <span className="sub">{t('application.assessment.conditionDue', { date: format.fullDay(due) })}</span>
          </li>
        ))}
      </ul>
      <Reasons view={view} gate={gate} onScore={onScore} />
      <h2 className="part">{t('application.assessment.similar')}</h2>
      {assessment.similarCases.length === 0 && <p className="small sub">{t('application.assessment.noSimilar')}</p>}
      <ul className="plain-list small">
        {assessment.similarCases.map(({ reference, title, asked }) => (
          <li key={reference} className="line">
            <span className="grow">
              {reference} <Said text={title} />
            </span>
            <span className="num nowrap">{`${formatCount(asked.cards)} × ${asked.months}`}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface RecommendedTermsProps {
  readonly view: ApplicationView
  readonly terms: ProjectTerms
  readonly index: number
}
function RecommendedTerms({ view, terms, index }: RecommendedTermsProps) {
  const { t, say } = useText()
  const format = useFormat()
  const project = view.form.projects[index]
  if (project === undefined) return null
  const { asked, preferredStart } = project
  const price = view.assessment.price.perCardMonthCents
  const rows: readonly (readonly [string, string, string])[] = [
    [t('application.terms.cards'), formatCount(asked.cards), formatCount(terms.cards)],
    [t('application.terms.months'), formatCount(asked.months), formatCount(terms.months)],
    [t('application.terms.start'), format.dayWithYear(preferredStart), format.dayWithYear(terms.start)],
    [t('application.terms.subsidy'), '–', formatBasisPoints(terms.subsidyBp)],
    [
      t('application.terms.ceiling'),
      formatMoney(ceilingCents(cardMonths(asked), price, terms.subsidyBp)),
      formatMoney(terms.ceilingCents),
    ],
  ]
  return (
    <table className="terms">
      <caption className={view.form.projects.length > 1 ? 'small strong' : 'sr-only'}>
        {t('application.assessment.project', { number: String(index + 1), title: say(project.title) })}
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('application.assessment.asked')}</th>
          <th scope="col">{t('application.assessment.recommended')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ask, recommended]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{ask}</td>
            <td className={ask === recommended || ask === '–' ? undefined : 'strong'}>{recommended}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Reasons({ view, gate, onScore }: AssessmentPaneProps) {
  const { t } = useText()
  return (
    <>
      <h2 className="part">{t('application.assessment.reasons')}</h2>
      {criterionIndexes.map((index) => (
        <p className="small case-gap" key={index}>
          <span className="name">{t(`application.criterion.short.${index}`)}</span>{' '}
          {reasonIsOpen(index, gate) ? (
            <Said text={view.assessment.reasons[index]} />
          ) : (
            <>
              <span className="sub">{t('application.assessment.reasonShut', { number: String(index + 1) })}</span>{' '}
              <UnstyledButton className="row-action" onClick={() => onScore(index)}>
                {t('application.assessment.scoreIt')}
              </UnstyledButton>
            </>
          )}
        </p>
      ))}
    </>
  )
}
