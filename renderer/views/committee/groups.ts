import type { CommitteeMember, CommitteeView, InvitationView } from '../../../shared/api/committee.ts'
import { Role } from '../../../shared/records.ts'
import { invitationRow, memberRow, type RowId } from './committee-state.ts'

export type PeopleRow =
  | { readonly kind: 'member'; readonly id: RowId; readonly member: CommitteeMember }
  | { readonly kind: 'invitation'; readonly id: RowId; readonly invitation: InvitationView }
export interface PeopleGroup {
  readonly heading: 'invitations' | Role | 'retired'
  readonly rows: readonly PeopleRow[]
}

/** What is out comes first, because somebody waits for it; then by role. Empty groups are left out. */
export function groupsOf({ members, invitations }: CommitteeView): readonly PeopleGroup[] {
  const toRow = (member: CommitteeMember): PeopleRow => ({ kind: 'member', id: memberRow(member.member), member })
  const present = members.filter(({ state }) => state !== 'retired')
  const groups: readonly PeopleGroup[] = [
    {
      heading: 'invitations',
      rows: invitations.map((invitation) => ({
        kind: 'invitation',
        id: invitationRow(invitation.inviteId),
        invitation,
      })),
    },
    ...Role.options.map((role) => ({
      heading: role,
      rows: present.filter((member) => member.role === role).map(toRow),
    })),
    { heading: 'retired', rows: members.filter(({ state }) => state === 'retired').map(toRow) },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}
