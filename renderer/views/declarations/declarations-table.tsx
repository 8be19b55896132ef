import { SegmentedControl, UnstyledButton } from '@mantine/core'
import { IconBan, IconCheck, IconClock, IconGavel } from '@tabler/icons-react'
import type { DeclarationRow, DeclarationState } from '../../../shared/api/batch.ts'
import type { ApplicationId, Bilingual } from '../../../shared/ids.ts'
import { formatCount, formatNumber } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { changeDraft, useDrafts } from './declaration-drafts.ts'
import { type DeclarationGroup, type Draft, type NamedRow, withAnswer } from './declaration-rows.ts'
import { useDeclarationsState } from './declarations-state.ts'
import { LikelyMark } from './likely-part.tsx'

interface DeclarationsTableProps {
  readonly groups: readonly DeclarationGroup[]
  readonly chosen: ApplicationId | null
  readonly tabIndexOf: (id: ApplicationId) => 0 | -1
}

const choose = (applicationId: ApplicationId): void => useDeclarationsState.setState({ chosen: applicationId })

export function DeclarationsTable({ groups, chosen, tabIndexOf }: DeclarationsTableProps) {
  const { t } = useText()
  return (
    <table className="tbl">
      <caption>{t('declarations.caption')}</caption>
      <colgroup>
        <col className="declarations-number" />
        <col />
        <col className="people-column" />
        <col className="declarations-answer" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('declarations.column.number')}</th>
          <th scope="col">{t('declarations.column.name')}</th>
          <th scope="col" className="people-cell">
            {t('declarations.column.people')}
          </th>
          <th scope="col">{t('declarations.column.answer')}</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.kind}>
          <GroupHead group={group} />
          {group.rows.map((row) => (
            <TableRow
              key={row.applicationId}
              row={row}
              isChosen={row.applicationId === chosen}
              tabIndex={tabIndexOf(row.applicationId)}
            />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function GroupHead({ group: { kind, day, rows } }: { readonly group: DeclarationGroup }) {
  const { t } = useText()
  const format = useFormat()
  const when = day === null ? null : format.longDay(day)
  const name =
    kind === 'to-answer'
      ? when === null
        ? t('declarations.groupToAnswer')
        : t('declarations.groupToAnswerAdded', { when })
      : when === null
        ? t('declarations.groupSigned')
        : t('declarations.groupSignedOn', { when })
  return (
    <tr className="group">
      <th scope="rowgroup" colSpan={4}>
        {name}
        <span className="group-count">{formatCount(rows.filter(({ state }) => state !== 'withdrawn').length)}</span>
      </th>
    </tr>
  )
}

interface TableRowProps {
  readonly row: DeclarationRow
  readonly isChosen: boolean
  readonly tabIndex: 0 | -1
}

function TableRow({ row, isChosen, tabIndex }: TableRowProps) {
  const { t } = useText()
  const focusable = {
    'data-row': row.applicationId,
    tabIndex,
    onFocus: () => choose(row.applicationId),
    'aria-current': isChosen || undefined,
  }
  return (
    <tr className="can-open" data-on={isChosen || undefined} onClick={() => choose(row.applicationId)}>
      <td className="num dim">{formatNumber(row.number)}</td>
      {row.state === 'withdrawn' ? (
        <td colSpan={2}>
          <UnstyledButton className="row-name dim" {...focusable}>
            {t('declarations.withdrawnRow')}
          </UnstyledButton>
        </td>
      ) : (
        <>
          <td>
            <span className="line">
              <span className="two-lines grow">
                <UnstyledButton className="row-name cut" {...focusable}>
                  <Said text={row.applicant} titled />
                </UnstyledButton>
                <Names names={row.projects} className="cut" />
              </span>
              <LikelyMark row={row} />
            </span>
          </td>
          <td className="people-cell">
            <Names names={row.people} className="cut sub block" />
          </td>
        </>
      )}
      <td>{row.state === 'to-answer' ? <InlineAnswer row={row} /> : <SignedAnswer row={row} />}</td>
    </tr>
  )
}

export function Names({ names, className }: { readonly names: readonly Bilingual[]; readonly className: string }) {
  const { say, language } = useText()
  const text = names.map(say).join(language === 'zh-HK' ? '、' : ', ')
  return (
    <span className={className} title={text}>
      {text}
    </span>
  )
}

function InlineAnswer({ row }: { readonly row: NamedRow }) {
  const { t } = useText()
  const draft = useDrafts()(row)
  return (
    <SegmentedControl<Draft['answer'] | ''>
      fullWidth
      aria-label={t('declarations.answerOf', { number: formatNumber(row.number) })}
      value={draft?.answer ?? ''}
      onChange={(answer) => {
        if (answer !== '') changeDraft(row, withAnswer(draft, answer), { undoable: true })
      }}
      data={[
        { value: 'none', label: t('declarations.noInterest') },
        { value: 'interest', label: t('declarations.interest') },
      ]}
    />
  )
}

function SignedAnswer({ row }: { readonly row: Exclude<DeclarationRow, { state: 'to-answer' }> }) {
  const { t } = useText()
  if (row.state === 'withdrawn') {
    return (
      <span className="sign strong">
        <IconBan size={15} aria-hidden />
        {t('declarations.withdrawn')}
      </span>
    )
  }
  const [Mark, text] = answerOf(row.declaration)
  return (
    <span className="sign sub">
      <Mark size={15} aria-hidden />
      {text}
    </span>
  )

  function answerOf(declaration: DeclarationState) {
    switch (declaration) {
      case 'awaiting-ruling':
        return [IconClock, t('declarations.awaiting')] as const
      case 'speak-and-vote':
      case 'speak-not-vote':
      case 'observe':
        return [IconGavel, t('declarations.ruled', { ruling: t(`declarations.ruling.${declaration}`) })] as const
      default:
        return [IconCheck, t('declarations.noInterest')] as const
    }
  }
}
