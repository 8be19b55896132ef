import type { SetUpReply } from './session.ts'
import { type Bilingual, DeviceId, MemberId, PlainDate, RecordId } from '../ids.ts'
import { Role } from '../records.ts'
import { z } from '../schema.ts'
import { InviteId } from '../wire.ts'

// Calls of this part of the desk; `shared/api.ts` joins all parts.

const Name = z.strictObject({ en: z.string().trim().max(200), zh: z.string().trim().max(200) })
const PersonName = Name.refine(({ en, zh }) => en !== '' || zh !== '')
const CommitteeName = Name.refine(({ en, zh }) => en !== '' && zh !== '')
/** Null: no end is set. */
const Term = z.strictObject({ role: Role, termEnds: PlainDate.nullable() })
const OneInvitation = z.strictObject({ inviteId: InviteId })
const OneMember = z.strictObject({ member: MemberId })

export const committeeArgs = {
  /** Makes a committee on a server and its first desk, the secretariat's: this one. */
  foundCommittee: z.strictObject({
    serverUrl: z.string().min(1).max(500),
    /** The operator's. */
    setupToken: z.string().trim().min(1).max(500),
    committeeName: CommitteeName,
    memberName: PersonName,
    passphrase: z.string().min(1).max(1_000),
  }),
  committee: z.undefined(),
  /** Asks the server for answers to invitations that are out. */
  checkInvitations: z.undefined(),
  inviteMember: Term.extend({ name: PersonName }),
  /** A further laptop of somebody who is in the roster. */
  inviteLaptop: OneMember,
  /** Ends a lost laptop's access and invites another one in its place. */
  replaceLaptop: z.strictObject({ device: DeviceId }),
  /** The code again, as long as nobody has answered. */
  invitation: OneInvitation,
  /** Copies code and address, and clears them from the clipboard after a minute. */
  copyInvitation: OneInvitation,
  withdrawInvitation: OneInvitation,
  /** `checkPhrase`: what the two people have compared; anything else that answers is not let in. */
  approveAnswer: OneInvitation.extend({ checkPhrase: z.string().max(200) }),
  changeTerm: OneMember.extend(Term.shape),
  retireLaptop: z.strictObject({ device: DeviceId }),
  retireMember: OneMember,
  /** By the chairman. */
  countersign: z.strictObject({ entries: z.array(RecordId).min(1).max(500) }),
  /** This desk's person has taken note of a member's changed keys. */
  noteChangedKeys: OneMember,
} as const

/** Calls that need Electron. */
export const committeeShellCalls = ['copyInvitation'] as const

export interface LaptopView {
  readonly device: DeviceId
  /** `retiring`: retired at the server already, in the roster once the chairman has countersigned. */
  readonly state: 'active' | 'pending' | 'retiring' | 'retired'
  /** Day from which its newest state holds or will hold. */
  readonly since: string
  readonly checkPhrase: string
  readonly isOwn: boolean
}
export interface CommitteeMember {
  readonly member: MemberId
  readonly name: Bilingual
  readonly role: Role
  readonly termEnds: string | null
  /** `pending`: no laptop of the member has been countersigned yet. */
  readonly state: 'active' | 'pending' | 'retired'
  /** Day on which the first laptop was let in. */
  readonly since: string
  readonly isOwn: boolean
  readonly laptops: readonly LaptopView[]
  /** Since this desk first knew the member: new laptops, and retired ones. Empty once noted. */
  readonly changedKeys: readonly DeviceId[]
}
/** A roster entry that the secretariat has signed and that is not countersigned. */
export interface WaitingEntry {
  readonly entry: RecordId
  /** This desk may countersign it. */
  readonly isForOwn: boolean
  readonly member: MemberId
  readonly name: Bilingual
  readonly device: DeviceId
  readonly checkPhrase: string
  readonly signedAt: string
  readonly change: 'new-member' | 'new-laptop' | 'retired' | 'term'
  readonly role: Role
  readonly termEnds: string | null
  /** What holds until then; null for a laptop that is new. */
  readonly before: { readonly role: Role; readonly termEnds: string | null } | null
}
export interface InvitationView {
  readonly inviteId: InviteId
  readonly member: MemberId
  readonly name: Bilingual
  readonly role: Role
  /** For somebody who is in the roster already. */
  readonly isFurther: boolean
  readonly expiresAt: string
  /** `forged`: somebody without the code answered. `answered`: compare the words, then approve. */
  readonly answer:
    { readonly state: 'waiting' | 'expired' | 'forged' } | { readonly state: 'answered'; readonly checkPhrase: string }
}
export interface CommitteeView {
  readonly ownRole: Role
  /** By role, then name; retired ones last. */
  readonly members: readonly CommitteeMember[]
  readonly waiting: readonly WaitingEntry[]
  /** The secretariat's, on the laptop that made them. */
  readonly invitations: readonly InvitationView[]
  /** When the server was last asked for answers; null: not since the first of them went out. */
  readonly answersAt: string | null
}
export interface InvitationCode {
  readonly inviteId: InviteId
  readonly name: Bilingual
  readonly role: Role
  /** `XXXX-XXXX-XXXX-XXXX` */
  readonly code: string
  readonly serverUrl: string
  readonly expiresAt: string
}

export interface CommitteeReplies {
  foundCommittee: SetUpReply
  committee: CommitteeView
  checkInvitations: null
  inviteMember: InvitationCode
  inviteLaptop: InvitationCode
  replaceLaptop: InvitationCode
  invitation: InvitationCode
  copyInvitation: null
  withdrawInvitation: null
  approveAnswer: null
  changeTerm: null
  retireLaptop: null
  retireMember: null
  countersign: { readonly signed: number }
  noteChangedKeys: null
}
