import type {
  CommitteeMember,
  CommitteeView,
  InvitationCode,
  InvitationView,
  LaptopView,
  WaitingEntry,
} from '../../../shared/api/committee.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { DeviceId, MemberId } from '../../../shared/ids.ts'
import { Role } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { InviteId } from '../../../shared/wire.ts'
import { checkPhrase } from '../crypto/device-keys.ts'
import type { Desk } from '../desk.ts'
import { toRecipient } from '../readers.ts'
import { countersignable } from '../secretariat/chair.ts'
import { codeOf, openInvites } from '../secretariat/invites.ts'
import { newestOfMember } from '../secretariat/people.ts'
import { toNow } from '../standing.ts'
import { changedKeys } from '../store/known-keys.ts'
import { entriesOfDevice, entryAt, rosterRows, type RosterRow } from '../store/roster.ts'
import { setting } from '../store/settings.ts'

/** Who is in the committee, with which keys, and what waits. Everybody sees the same; invitations are the secretariat's. */
export function committeeView(desk: Desk): CommitteeView {
  const { store, own } = desk
  const now = toNow(desk)
  const rows = rosterRows(store)
  const changed = changedKeys(store, own.device, now)
  const members = [...new Set(rows.map(({ member }) => member))].map((member) => {
    const changedOfMember = changed.flatMap((one) => (one.member === member ? [one.device] : []))
    return { ...memberView(desk, rows, member, now), changedKeys: changedOfMember }
  })
  const ownRole = entryAt(store, own.device, now)?.role ?? newestOfMember(store, own.member, now)?.role ?? 'member'
  return {
    ownRole,
    members: members.toSorted(byRoleAndName),
    waiting: waitingEntries(desk, rows, now),
    invitations: ownRole === 'secretary' ? openInvites(store).map((one) => invitationView(desk, one)) : [],
    answersAt: setting(store, 'answers-at'),
  }
}

function memberView(
  desk: Desk,
  all: readonly RosterRow[],
  member: MemberId,
  now: string,
): Omit<CommitteeMember, 'changedKeys'> {
  const { store, own } = desk
  const rows = all.filter((row) => row.member === member)
  const newest = newestOfMember(store, member, now)
  if (newest === null) throw new Error('a member has at least one entry')
  const laptops = [...new Set(rows.map(({ device }) => device))].map((device) => laptopView(desk, device, now))
  const isIn = laptops.some(({ state }) => state === 'active' || state === 'retiring')
  const isComing = laptops.some(({ state }) => state === 'pending')
  return {
    member,
    name: newest.name,
    role: newest.role,
    termEnds: newest.termEnds,
    state: isIn ? 'active' : isComing ? 'pending' : 'retired',
    since: rows.map(({ from }) => from).toSorted()[0] ?? newest.from,
    isOwn: member === own.member,
    laptops: laptops.toSorted(
      (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.since < b.since ? 1 : -1),
    ),
  }
}
const order: readonly LaptopView['state'][] = ['active', 'pending', 'retiring', 'retired']

function laptopView(desk: Desk, device: DeviceId, now: string): LaptopView {
  const entries = entriesOfDevice(desk.store, device)
  const inForce = entryAt(desk.store, device, now)
  const newest = entries.at(-1)
  if (newest === undefined) throw new Error('a laptop has at least one entry')
  const isRetired = (inForce ?? newest).status === 'retired'
  const state = isRetired
    ? 'retired'
    : newest.status === 'retired'
      ? 'retiring'
      : inForce === null
        ? 'pending'
        : 'active'
  // Of an active one the day it was let in: a new term does not make it another laptop.
  const since = state === 'active' || state === 'pending' ? (entries[0]?.from ?? newest.from) : newest.from
  return { device, state, since, checkPhrase: phraseOf(desk, newest), isOwn: device === desk.own.device }
}

/** The newest of each laptop that is not overtaken by one that holds. */
function waitingEntries(desk: Desk, rows: readonly RosterRow[], now: string): readonly WaitingEntry[] {
  const pending = new Map(rows.filter(({ counts }) => !counts).map((row) => [row.device, row]))
  const own = countersignable(desk)
  return [...pending.values()].flatMap((row) => {
    const inForce = entryAt(desk.store, row.device, now)
    if (inForce !== null && inForce.at > row.at) return []
    const { recordId: entry, member, name, device, at: signedAt, role, termEnds } = row
    const before = inForce === null ? null : { role: inForce.role, termEnds: inForce.termEnds }
    const change = changeOf(desk, row, inForce, now)
    const isForOwn = own.has(entry)
    return [
      {
        entry,
        isForOwn,
        member,
        name,
        device,
        checkPhrase: phraseOf(desk, row),
        signedAt,
        change,
        role,
        termEnds,
        before,
      },
    ]
  })
}

function changeOf(desk: Desk, row: RosterRow, inForce: RosterRow | null, now: string): WaitingEntry['change'] {
  if (row.status === 'retired') return 'retired'
  if (inForce !== null) return 'term'
  return newestOfMember(desk.store, row.member, now)?.counts === true ? 'new-laptop' : 'new-member'
}

function invitationView(desk: Desk, one: ReturnType<typeof openInvites>[number]): InvitationView {
  const { inviteId, member, name, role, isFurther = false, answer } = one
  const isExpired = one.expiresAt <= desk.deps.now()
  return {
    inviteId,
    member,
    name,
    role,
    isFurther,
    expiresAt: new Date(one.expiresAt).toISOString(),
    answer: answer ?? { state: isExpired ? 'expired' : 'waiting' },
  }
}

/** Errors: `not-found`: no such invitation, or it was answered and the code is of no more use. */
export function invitationCode(desk: Desk, inviteId: InviteId): Result<InvitationCode, AppError> {
  const one = openInvites(desk.store).find((open) => open.inviteId === inviteId)
  const code = codeOf(desk, inviteId)
  if (one === undefined || code === null || one.answer !== undefined) return err({ kind: 'not-found' })
  const { name, role } = one
  const expiresAt = new Date(one.expiresAt).toISOString()
  return ok({ inviteId, name, role, code, serverUrl: desk.own.serverUrl, expiresAt })
}

const phraseOf = (desk: Desk, { signKey, sealKey }: RosterRow): string =>
  checkPhrase({
    committeeId: desk.own.committee,
    signPublicKey: Buffer.from(signKey, 'hex'),
    sealRecipient: toRecipient(sealKey),
  })

const byRoleAndName = (a: CommitteeMember, b: CommitteeMember): number =>
  Number(a.state === 'retired') - Number(b.state === 'retired') ||
  Role.options.indexOf(a.role) - Role.options.indexOf(b.role) ||
  (nameOf(a) < nameOf(b) ? -1 : 1)
const nameOf = ({ name }: CommitteeMember): string => (name.en === '' ? name.zh : name.en)
