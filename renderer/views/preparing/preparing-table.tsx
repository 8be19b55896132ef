import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconAlertCircle, IconCopy, IconInfoCircle } from '@tabler/icons-react'
import type { PreparedLine } from '../../../shared/api/preparing.ts'
import type { ApplicationId, Bilingual } from '../../../shared/ids.ts'
import { formatCount, formatNumber } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { AssessmentCell } from './assessment-cell.tsx'
import { openPrepared, usePreparing } from './preparing-state.ts'

interface PreparingTableProps {
  readonly rows: readonly PreparedLine[]
  readonly chosen: ApplicationId | null
  readonly tabIndexOf: (id: ApplicationId) => 0 | -1
}

const columns = ['reference', 'name', 'asked', 'documents', 'assessment', 'published', 'notes'] as const

export function PreparingTable({ rows, chosen, tabIndexOf }: PreparingTableProps) {
  const { t } = useText()
  return (
    <div className="scroll">
      <table className="tbl">
        <caption>{t('preparing.caption')}</caption>
        <colgroup>
          {columns.map((column) => (
            <col key={column} className={`preparing-${column}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column} className={column === 'asked' ? 'right' : undefined}>
                {t(`preparing.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.applicationId}
              row={row}
              isChosen={row.applicationId === chosen}
              tabIndex={tabIndexOf(row.applicationId)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly row: PreparedLine
  readonly isChosen: boolean
  readonly tabIndex: 0 | -1
}

function Row({ row, isChosen, tabIndex }: RowProps) {
  const { applicationId } = row
  return (
    <tr className="can-open" data-on={isChosen || undefined} onClick={() => openPrepared(applicationId)}>
      <td className="dim cut">{row.reference}</td>
      <td>
        <span className="two-lines">
          <UnstyledButton
            className="row-name cut"
            data-row={applicationId}
            tabIndex={tabIndex}
            onFocus={() => usePreparing.setState({ chosen: applicationId })}
          >
            <ApplicantName name={row.applicant} />
          </UnstyledButton>
          <ProjectTitles titles={row.projects} />
        </span>
      </td>
      <td className="right num">
        <Asked row={row} />
      </td>
      <td>
        <Letters letters={row.letters} />
      </td>
      <td>
        <AssessmentCell assessment={row.assessment} />
      </td>
      <td>
        <Published row={row} />
      </td>
      <td>
        <Notes row={row} />
      </td>
    </tr>
  )
}

export function ApplicantName({ name }: { readonly name: Bilingual }) {
  const { t } = useText()
  return name.en === '' && name.zh === '' ? t('preparing.unnamed') : <Said text={name} titled />
}

export function ProjectTitles({ titles }: { readonly titles: readonly Bilingual[] }) {
  const { t, say } = useText()
  const [first] = titles
  if (first === undefined) return null
  const title = say(first) === '' ? t('preparing.untitled') : say(first)
  const text = titles.length === 1 ? title : t('preparing.moreProjects', { title, count: titles.length - 1 })
  return (
    <span className="cut" title={text}>
      {text}
    </span>
  )
}

function Asked({ row: { asked } }: { readonly row: PreparedLine }) {
  const { t } = useText()
  const lines = asked.map(({ cards, months }) =>
    t('preparing.asked', { cards: formatCount(cards), months: formatCount(months) }),
  )
  return (
    <span className="block cut" title={lines.join('\n')}>
      {lines.length > 1 ? `${lines[0] ?? ''} +${lines.length - 1}` : lines[0]}
    </span>
  )
}

/** One letter for each attachment; the same letter twice is said as a number. */
function Letters({ letters }: { readonly letters: string }) {
  const { t } = useText()
  if (letters === '') return <span className="dim">{t('preparing.noDocuments')}</span>
  const counts = new Map<string, number>()
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return (
    <span className="letters">
      {[...counts].map(([letter, count]) => (
        <span key={letter}>{count === 1 ? letter : `${letter}×${count}`}</span>
      ))}
    </span>
  )
}

function Published({ row: { published } }: { readonly row: PreparedLine }) {
  const { t } = useText()
  if (published === null) {
    return (
      <span className="dim">
        <span aria-hidden>{t('common.none')}</span>
        <VisuallyHidden>{t('preparing.notPublished')}</VisuallyHidden>
      </span>
    )
  }
  return (
    <span className="two-lines">
      <span className="cut">
        {t('preparing.publishedAs', { batch: published.batch, number: formatNumber(published.number) })}
      </span>
      {published.isChanged && (
        <span>
          <span className="amber">{t('preparing.reissueDue')}</span>
        </span>
      )}
    </span>
  )
}

function Notes({ row: { troubles, similarCases } }: { readonly row: PreparedLine }) {
  const { t } = useText()
  const lines = [
    ...(troubles.must > 0
      ? [{ Mark: IconAlertCircle, tone: 'amber', text: t('preparing.must', { count: troubles.must }) }]
      : []),
    ...(similarCases > 0
      ? [{ Mark: IconCopy, tone: 'sub', text: t('preparing.similar', { count: similarCases }) }]
      : []),
    ...(troubles.know > 0
      ? [{ Mark: IconInfoCircle, tone: 'dim', text: t('preparing.know', { count: troubles.know }) }]
      : []),
  ].slice(0, 2)
  return (
    <span className="notes">
      {lines.map(({ Mark, tone, text }) => (
        <span key={text} className={`sign ${tone}`}>
          <Mark size={15} aria-hidden />
          {text}
        </span>
      ))}
    </span>
  )
}
