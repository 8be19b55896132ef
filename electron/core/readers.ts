import type { ApplicationId, MemberId } from '../../shared/ids.ts'
import type { Body, Kind, Role } from '../../shared/records.ts'
import { assertNever } from '../../shared/result.ts'
import { type Mark, markOf } from './crypto/mark.ts'
import type { SealRecipient } from './crypto/seal-keys.ts'
import { parseRecipient } from './crypto/seal-keys.ts'
import type { Desk } from './desk.ts'
import { heldIdentity, toIdentity } from './store/identities.ts'
import { activeDevices, pendingEntries, type RosterRow } from './store/roster.ts'
import { withdrawnAt } from './store/withdrawals.ts'

// To whom each kind is sealed: the one place that says who may read what.

export type Draft = {
  readonly [K in Kind]: { readonly kind: K; readonly application?: ApplicationId; readonly body: Body<K> }
}[Kind]

/** One envelope to make. Nested: whoever opens it needs an identity of both lists. */
export type SealPlan =
  | { readonly kind: 'plain'; readonly recipients: readonly SealRecipient[]; readonly mark?: Mark }
  | {
      readonly kind: 'nested'
      readonly innerRecipients: readonly SealRecipient[]
      readonly outerRecipients: readonly SealRecipient[]
    }

/**
 * The writer's own device is never among them, because its log keeps the record in clear, unless nobody else is left:
 * a record must be numbered even when it has no reader yet.
 */
export function sealPlans(desk: Desk, draft: Draft, at: string): readonly SealPlan[] {
  const roster = readRoster(desk, at, draft.application)
  const own = toRecipient(desk.keys.seal.recipient)
  const plain = (keys: readonly string[]): readonly SealPlan[] => {
    const recipients = distinct(keys.filter((key) => key !== own))
    return [{ kind: 'plain', recipients: recipients.length === 0 ? [own] : recipients }]
  }
  switch (draft.kind) {
    case 'declaration':
      return plain([
        ...roster.with('secretary'),
        ...roster.stillIn(rulersOn(roster, desk.own.member)),
        ...roster.of(desk.own.member),
      ])
    case 'ruling':
      return plain([
        ...roster.with('secretary', 'chairman', 'vice-chairman'),
        ...roster.of(draft.body.member),
        ...roster.of(desk.own.member),
      ])
    case 'score':
      return scorePlans(roster, desk.own.member, own, plain)
    case 'vote':
    case 'papers':
      return [applicationPlan(desk, draft.application, roster.with('secretary'))]
    case 'delivery':
      return plain(roster.with('secretary'))
    case 'grant':
    case 'grant-revoked':
    case 'register-entry':
      return plain([...roster.with('secretary'), ...roster.of(draft.body.member)])
    case 'roster-entry':
      return plain([...roster.all, ...pendingKeys(desk), draft.body.sealKey])
    case 'roster-countersignature':
      return plain([...roster.all, ...pendingKeys(desk)])
    case 'committee':
    case 'scoring-settings':
    case 'price-table':
    case 'batch':
    case 'agenda':
      return plain(roster.all)
    case 'item':
      return plain(roster.stillIn(roster.all))
    default:
      return assertNever(draft)
  }
}

/** The vice-chairman rules on the chairman's interests. */
const rulersOn = (roster: Roster, member: MemberId): readonly string[] =>
  roster.roleOf(member) === 'chairman' ? roster.with('chairman', 'vice-chairman') : roster.with('chairman')

/** Nobody reads a score alone before it is opened: secretary inside, chairman outside. The author's other laptops apart. */
function scorePlans(
  roster: Roster,
  author: MemberId,
  own: SealRecipient,
  plain: (keys: readonly string[]) => readonly SealPlan[],
): readonly SealPlan[] {
  const others = roster.of(author).filter((key) => key !== own)
  const inner = distinct(roster.with('secretary'))
  const outer = distinct(roster.with('chairman'))
  const copies = others.length === 0 ? [] : plain(others)
  if (inner.length === 0 || outer.length === 0) return copies.length === 0 ? plain([]) : copies
  return [{ kind: 'nested', innerRecipients: inner, outerRecipients: outer }, ...copies]
}

interface Roster {
  readonly all: readonly string[]
  readonly with: (...roles: readonly Role[]) => readonly string[]
  readonly of: (member: MemberId) => readonly string[]
  readonly roleOf: (member: MemberId) => Role | null
  /** Without those of who has withdrawn from the application, as far as this desk knows. */
  readonly stillIn: (keys: readonly string[]) => readonly string[]
}
function readRoster(desk: Desk, at: string, application?: ApplicationId): Roster {
  const devices = activeDevices(desk.store, at)
  const keys = (rows: readonly RosterRow[]) => rows.map(({ sealKey }) => sealKey)
  return {
    all: keys(devices),
    with: (...roles) => keys(devices.filter(({ role }) => roles.includes(role))),
    of: (member) => keys(devices.filter((row) => row.member === member)),
    roleOf: (member) => devices.find((row) => row.member === member)?.role ?? null,
    stillIn: (among) => {
      const isOut = ({ member }: RosterRow) =>
        application !== undefined && withdrawnAt(desk.store, application, member) !== null
      const out = new Set(keys(devices.filter(isOut)))
      return among.filter((key) => !out.has(key))
    },
  }
}

/** Newcomers need the roster to see that they have been let in. */
const pendingKeys = (desk: Desk): readonly string[] => pendingEntries(desk.store).map(({ sealKey }) => sealKey)

/** To everybody who holds the papers, by the application's own key; they find the envelope by its mark. */
function applicationPlan(desk: Desk, application: ApplicationId | undefined, secretaries: readonly string[]): SealPlan {
  const held = application === undefined ? null : heldIdentity(desk.store, application)
  if (held === null) throw new Error('whoever writes about the papers holds their key')
  const own: string = desk.keys.seal.recipient
  const others = secretaries.filter((key) => key !== own)
  return { kind: 'plain', recipients: distinct([...others, held.recipient]), mark: markOf(toIdentity(held.identity)) }
}

const distinct = (keys: readonly string[]): readonly SealRecipient[] => [...new Set(keys)].map(toRecipient)

/** The roster holds only keys that were checked when it was taken over. */
export function toRecipient(key: string): SealRecipient {
  const parsed = parseRecipient(key)
  if (!parsed.ok) throw new Error('not an age recipient')
  return parsed.value
}
