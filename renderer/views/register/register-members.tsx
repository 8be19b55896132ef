import { UnstyledButton } from '@mantine/core'
import { IconCheck, IconCircleDashed, IconPencil } from '@tabler/icons-react'
import type { RegisterMember, RegisterView } from '../../../shared/api/register.ts'
import type { MemberId } from '../../../shared/ids.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { chooseMember } from './register-state.ts'

interface RegisterMembersProps {
  readonly view: RegisterView
  readonly chosen: MemberId | null
  readonly tabIndexOf: (id: MemberId) => 0 | -1
}

export function RegisterMembers({ view, chosen, tabIndexOf }: RegisterMembersProps) {
  const { t } = useText()
  return (
    <table className="tbl">
      <caption>{t('register.caption')}</caption>
      <colgroup>
        <col />
        <col className="register-state" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('register.column.member')}</th>
          <th scope="col">{t('register.column.state', { year: String(view.year) })}</th>
        </tr>
      </thead>
      <tbody>
        {view.members.map((row) => (
          <tr
            key={row.member}
            className="can-open"
            data-on={row.member === chosen || undefined}
            onClick={() => chooseMember(row.member)}
          >
            <td>
              <span className="two-lines">
                <UnstyledButton
                  className="row-name cut"
                  data-row={row.member}
                  tabIndex={tabIndexOf(row.member)}
                  onFocus={() => chooseMember(row.member)}
                  aria-current={row.member === chosen || undefined}
                >
                  <Said text={row.name} titled />
                </UnstyledButton>
                <span className="cut">{t(`register.role.${row.role}`)}</span>
              </span>
            </td>
            <td>
              <StateCell row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const marks = { none: IconCircleDashed, draft: IconPencil, changed: IconPencil, signed: IconCheck } as const

function StateCell({ row: { state, entries } }: { readonly row: RegisterMember }) {
  const { t } = useText()
  const Mark = marks[state]
  return (
    <span className={state === 'signed' ? 'sign sub' : 'sign amber strong'}>
      <Mark size={15} aria-hidden />
      {state === 'signed' ? t('register.state.signed', { count: entries ?? 0 }) : t(`register.state.${state}`)}
    </span>
  )
}
