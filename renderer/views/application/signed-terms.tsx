import { IconPencil } from '@tabler/icons-react'
import type { ApplicationView } from '../../../shared/api/application.ts'
import type { ProjectTerms } from '../../../shared/application-form.ts'
import { formatBasisPoints, formatCount, formatMoney } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { describeConditions } from './describe-differences.ts'
import { writtenLanguage } from './written-language.ts'

interface SignedTermsProps {
  readonly vote: Pick<NonNullable<ApplicationView['vote']>, 'choice' | 'projects' | 'conditions'>
  readonly view: ApplicationView
}

/** What a vote approves, term by term; amended ones beside those recommended, changes marked. */
export function SignedTerms({ vote, view }: SignedTermsProps) {
  const { t, language } = useText()
  const format = useFormat()
  const { terms } = view.assessment
  const changes = vote.choice === 'amended' ? describeConditions(terms.conditions, vote.conditions, t) : []
  return (
    <>
      {vote.projects.map((project, index) => (
        <ProjectTermsTable
          // oxlint-disable-next-line react/no-array-index-key -- projects have no id but their order in the form
          key={index}
          view={view}
          index={index}
          project={project}
          recommended={vote.choice === 'amended' ? (terms.projects[index] ?? null) : null}
        />
      ))}
      <h3 className="part">{t('application.vote.conditions')}</h3>
      {vote.conditions.length === 0 && <p className="small sub">{t('application.vote.noConditions')}</p>}
      <ul className="plain-list small">
        {vote.conditions.map(({ text, due }) => (
          <li key={text + due}>
            <span className="written" lang={writtenLanguage(text)}>
              {text}
            </span>{' '}
            <span className="sub">{t('application.assessment.conditionDue', { date: format.fullDay(due) })}</span>
          </li>
        ))}
      </ul>
      {changes.length > 0 && <p className="meta sub case-gap">{changes.join(language === 'zh-HK' ? '，' : ', ')}</p>}
    </>
  )
}

interface ProjectTermsTableProps {
  readonly view: ApplicationView
  readonly index: number
  readonly project: ProjectTerms
  /** Null: these are the recommended ones. */
  readonly recommended: ProjectTerms | null
}
function ProjectTermsTable({ view, index, project, recommended }: ProjectTermsTableProps) {
  const { t, say } = useText()
  const format = useFormat()
  const title = view.form.projects[index]?.title
  const rows: readonly (readonly [string, (terms: ProjectTerms) => string])[] = [
    [t('application.terms.cards'), ({ cards }) => formatCount(cards)],
    [t('application.terms.months'), ({ months }) => formatCount(months)],
    [t('application.terms.start'), ({ start }) => format.dayWithYear(start)],
    [t('application.terms.subsidy'), ({ subsidyBp }) => formatBasisPoints(subsidyBp)],
    [t('application.terms.ceiling'), ({ ceilingCents }) => formatMoney(ceilingCents)],
  ]
  return (
    <table className="terms">
      <caption className={view.form.projects.length > 1 ? 'small strong' : 'sr-only'}>
        {t('application.vote.project', { number: String(index + 1), title: title === undefined ? '' : say(title) })}
      </caption>
      <thead>
        <tr>
          <td />
          {recommended !== null && <th scope="col">{t('application.vote.recommended')}</th>}
          <th scope="col">{t('application.vote.title')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, show]) => {
          const isChanged = recommended !== null && show(recommended) !== show(project)
          return (
            <tr key={name}>
              <th scope="row">
                {name} {isChanged && <Changed />}
              </th>
              {recommended !== null && <td>{show(recommended)}</td>}
              <td className={isChanged ? 'strong' : undefined}>{show(project)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

export function Changed() {
  const { t } = useText()
  return <IconPencil size={14} className="ink changed" role="img" aria-label={t('application.vote.changed')} />
}
