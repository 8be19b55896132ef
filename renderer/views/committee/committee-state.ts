import type { DeviceId, MemberId } from '../../../shared/ids.ts'
import type { InviteId } from '../../../shared/wire.ts'
import { createForgettable } from '../../state/forgettable.ts'

/** A row of the room: a member, or an invitation. Both ids are 32 hex digits, so each is marked. */
export type RowId = `member-${MemberId}` | `invitation-${InviteId}`
export const memberRow = (member: MemberId): RowId => `member-${member}`
export const invitationRow = (inviteId: InviteId): RowId => `invitation-${inviteId}`

export type Asked =
  | { readonly about: 'invite' }
  | { readonly about: 'term'; readonly member: MemberId }
  | { readonly about: 'retire-member'; readonly member: MemberId }
  | { readonly about: 'replace' | 'retire-laptop'; readonly member: MemberId; readonly device: DeviceId }
  | { readonly about: 'approve' | 'withdraw'; readonly inviteId: InviteId }

interface CommitteeState {
  readonly chosen: RowId | null
  /** The dialog that is open. */
  readonly asked: Asked | null
  /** Whose code is on screen. */
  readonly shownCode: InviteId | null
}
export const useCommitteeState = createForgettable<CommitteeState>(() => ({
  chosen: null,
  asked: null,
  shownCode: null,
}))

export const choose = (chosen: RowId): void => useCommitteeState.setState({ chosen })
export const ask = (asked: Asked | null): void => useCommitteeState.setState({ asked })
/** A new invitation's code is what the secretary needs next. */
export const showInvitation = (inviteId: InviteId): void =>
  useCommitteeState.setState({ chosen: invitationRow(inviteId), shownCode: inviteId, asked: null })
