import type { ApplicationView } from '../../../shared/api.ts'
import { formatBasisPoints, formatMoney } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'

interface SignedTermsProps {
  readonly vote: Pick<NonNullable<ApplicationView['vote']>, 'choice' | 'projects' | 'conditions'>
  readonly view: ApplicationView
}

/** A vote in words: the choice, and when it approves, every term of it. */
export function SignedTerms({ vote, view }: SignedTermsProps) {
  const { t } = useText()
  const format = useFormat()
  const { projects, conditions } = vote.projects.length === 0 ? { projects: [], conditions: [] } : vote
  return (
    <div className="signed-terms">
      <p className="name">{t(`application.vote.choice.${vote.choice}`)}</p>
      <ul className="plain-list small">
        {projects.map(({ cards, months, start, subsidyBp, ceilingCents }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- projects have no id but their order in the form
          <li key={index}>
            {t('application.vote.terms', {
              number: String(index + 1),
              cards,
              months,
              start: format.fullDay(start),
              subsidy: formatBasisPoints(subsidyBp),
              ceiling: formatMoney(ceilingCents),
            })}
          </li>
        ))}
        {conditions.map(({ text, due }) => (
          <li key={text + due}>
            {text}{' '}
            <span className="sub">{t('application.assessment.conditionDue', { date: format.fullDay(due) })}</span>
          </li>
        ))}
      </ul>
      {projects.length > 0 && conditions.length === 0 && (
        <p className="meta sub">{t('application.vote.noConditions')}</p>
      )}
      <p className="meta sub case-gap">
        {t('application.score.askOnPapers', { date: format.fullDay(view.issuedAt), version: String(view.version) })}
      </p>
    </div>
  )
}
