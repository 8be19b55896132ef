import { UnstyledButton } from '@mantine/core'
import { IconBan, IconCircleDashed, IconGavel } from '@tabler/icons-react'
import type { RecordId } from '../../../shared/ids.ts'
import { formatCount, formatNumber } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import type { RulingGroup, RulingRow } from './ruling-rows.ts'
import { chooseRow } from './rulings-state.ts'

interface RulingsTableProps {
  readonly groups: readonly RulingGroup[]
  readonly chosen: RecordId | null
  readonly tabIndexOf: (id: RecordId) => 0 | -1
}

const groupNames = { waiting: 'groupWaiting', made: 'groupMade', withdrew: 'groupWithdrew' } as const

export function RulingsTable({ groups, chosen, tabIndexOf }: RulingsTableProps) {
  const { t } = useText()
  return (
    <table className="tbl">
      <caption>{t('rulings.caption')}</caption>
      <colgroup>
        <col className="rulings-number" />
        <col />
        <col className="rulings-member" />
        <col className="rulings-kind" />
        <col className="rulings-ruling" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('rulings.column.number')}</th>
          <th scope="col">{t('rulings.column.name')}</th>
          <th scope="col">{t('rulings.column.member')}</th>
          <th scope="col">{t('rulings.column.kind')}</th>
          <th scope="col">{t('rulings.column.state')}</th>
        </tr>
      </thead>
      {groups.map(({ state, rows }) => (
        <tbody key={state}>
          <tr className="group">
            <th scope="rowgroup" colSpan={5}>
              {t(`rulings.${groupNames[state]}`)}
              <span className="group-count">{formatCount(rows.length)}</span>
            </th>
          </tr>
          {rows.map((row) => (
            <TableRow
              key={row.interest.declaration}
              row={row}
              isChosen={row.interest.declaration === chosen}
              tabIndex={tabIndexOf(row.interest.declaration)}
            />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface TableRowProps {
  readonly row: RulingRow
  readonly isChosen: boolean
  readonly tabIndex: 0 | -1
}

function TableRow({ row, isChosen, tabIndex }: TableRowProps) {
  const { t } = useText()
  const format = useFormat()
  const { declaration, number, names, memberName, kind, declaredAt } = row.interest
  const choose = (): void => chooseRow(declaration)
  return (
    <tr className="can-open" data-on={isChosen || undefined} onClick={choose}>
      <td className="num dim">{formatNumber(number)}</td>
      <td>
        <span className="two-lines">
          <UnstyledButton
            className="row-name cut"
            data-row={declaration}
            tabIndex={tabIndex}
            onFocus={choose}
            aria-current={isChosen || undefined}
          >
            <Said text={names.applicant} titled />
          </UnstyledButton>
          {names.projects[0] !== undefined && <Said text={names.projects[0]} className="cut" titled />}
        </span>
      </td>
      <td>
        <Said text={memberName} className="cut block strong" titled />
      </td>
      <td>
        <span className="two-lines">
          <span className="cut">{t(`declarations.kinds.${kind}`)}</span>
          <span className="cut">{format.recent(declaredAt)}</span>
        </span>
      </td>
      <td>
        <StateCell row={row} />
      </td>
    </tr>
  )
}

function StateCell({ row }: { readonly row: RulingRow }) {
  const { t } = useText()
  if (row.state === 'waiting') {
    return (
      <span className="sign amber strong">
        <IconCircleDashed size={15} aria-hidden />
        {t('rulings.waiting')}
      </span>
    )
  }
  const isOut = row.state === 'withdrew' || row.interest.ruling === 'withdraw'
  const Mark = isOut ? IconBan : IconGavel
  return (
    <span className="sign sub">
      <Mark size={15} aria-hidden />
      {row.state === 'withdrew' ? t('rulings.withdrew') : t(`rulings.choice.${row.interest.ruling}`)}
    </span>
  )
}
