import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, DeviceId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Ruling } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { compose } from '../compose.ts'
import type { Desk } from '../desk.ts'
import type { Draft } from '../readers.ts'
import { toNow } from '../standing.ts'
import { heldIdentity } from '../store/identities.ts'
import { activeDevices } from '../store/roster.ts'
import type { Store } from '../store/store.ts'
import { composeAll, membersOf, mustBe } from './acting.ts'
import { catchUp } from './catch-up.ts'
import { deputise } from './deputise.ts'
import { debtsOf, type GrantDraft, oweAgain, sendAgain } from './send-again.ts'

export interface GrantsGiven {
  readonly granted: number
  readonly revoked: number
}

/**
 * What follows from the declarations and rulings received: a key for each member with no interest, or with a ruling that
 * lets the member read, and an end to the key of who withdrew since. Also lets newcomers catch up, and gives the
 * vice-chairman what there is to rule on in the chairman's place. Can be repeated at any time. Errors: `bad-request` (not the secretariat), those of the store.
 */
export async function grantDue(desk: Desk): Promise<Result<GrantsGiven, AppError>> {
  const caughtUp = await catchUp(desk)
  if (!caughtUp.ok) return caughtUp
  const deputised = await deputise(desk)
  if (!deputised.ok) return deputised
  const due = membersOf(desk).flatMap(({ member }) => itemsOf(desk.store).map((item) => dueFor(desk, member, item)))
  const drafts = [...due.filter((draft) => draft !== null), ...dueToColleagues(desk)]
  const signed = await signGrants(desk, drafts)
  if (!signed.ok) return signed
  const granted = drafts.filter(({ kind }) => kind === 'grant').length
  return ok({ granted, revoked: drafts.length - granted })
}

/** Takes the key back, whatever was declared. Errors: `bad-request`, `not-found` (none is held), those of the store. */
export async function revokeGrant(
  desk: Desk,
  member: MemberId,
  application: ApplicationId,
): Promise<Result<RecordId, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const grant = currentGrant(desk.store, member, application)
  if (grant === null || grant.leaseEnds === null) return err({ kind: 'not-found' })
  const signed = await composeAll(desk, [{ kind: 'grant-revoked', application, body: { member } }])
  if (!signed.ok) return signed
  const recordId = signed.value[0]?.recordId
  return recordId === undefined ? err({ kind: 'unexpected' }) : ok(recordId)
}

/**
 * Undoes `revokeGrant` where nothing newer was declared or ruled: the key and the papers go to the member again. Errors:
 * `bad-request` (not the secretariat), `not-found` (may not read, or holds the key), those of the store.
 */
export async function grantAgain(
  desk: Desk,
  member: MemberId,
  application: ApplicationId,
): Promise<Result<null, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const draft = grantDueFor(desk, member, application)
  if (draft === null) return err({ kind: 'not-found' })
  return signGrants(desk, [draft])
}

/** Then what must come again with them, also what an earlier time left owing. */
async function signGrants(desk: Desk, drafts: readonly Draft[]): Promise<Result<null, AppError>> {
  const debts = debtsOf(desk, drafts.filter(isGrant))
  if (drafts.length > 0) {
    const signed = await compose(
      desk,
      () => ok(drafts),
      () => oweAgain(desk, debts),
    )
    if (!signed.ok) return signed
  }
  return sendAgain(desk)
}

/** The key that the member may have and does not; null: may not read, or holds it. */
export function grantDueFor(desk: Desk, member: MemberId, application: ApplicationId): GrantDraft | null {
  const item = itemsOf(desk.store).find((one) => one.application === application)
  const standing = standingOf(desk.store, member, application)
  const held = heldIdentity(desk.store, application)
  if (item === undefined || held === null || standing?.mayRead !== true) return null
  if ((currentGrant(desk.store, member, application)?.leaseEnds ?? null) !== null) return null
  return { kind: 'grant', application, body: { member, identity: held.identity, leaseEnds: item.leaseEnds } }
}

const isGrant = (draft: Draft): draft is GrantDraft => draft.kind === 'grant'

interface Announced {
  readonly application: ApplicationId
  readonly leaseEnds: string
  /** The laptop that announced it. */
  readonly author: DeviceId
}
const itemsOf = (store: Store): readonly Announced[] =>
  store.all<Announced>(
    `SELECT i.application, b.lease_ends AS leaseEnds, l.device AS author FROM current_items i
     JOIN current_batches b ON b.batch = i.batch JOIN log l ON l.record_id = i.record_id ORDER BY i.at, i.record_id`,
  )

/**
 * Other laptops of the secretariat hold every key too, or nobody could go on when this one is lost. Each gives the keys
 * of what it has announced itself.
 */
function dueToColleagues(desk: Desk): readonly GrantDraft[] {
  const { store, own } = desk
  const others = activeDevices(store, toNow(desk)).filter(
    ({ role, device }) => role === 'secretary' && device !== own.device,
  )
  if (others.length === 0) return []
  const announced = itemsOf(store).filter(({ author }) => author === own.device)
  return [...new Set(others.map(({ member }) => member))].flatMap((member) =>
    announced.flatMap(({ application, leaseEnds }) => {
      const held = heldIdentity(store, application)
      if (held === null || currentGrant(store, member, application) !== null) return []
      return [{ kind: 'grant', application, body: { member, identity: held.identity, leaseEnds } } as const]
    }),
  )
}

/** Null: nothing to do for this member and application. */
function dueFor(desk: Desk, member: MemberId, { application, leaseEnds }: Announced): Draft | null {
  const standing = standingOf(desk.store, member, application)
  if (standing === null) return null
  const grant = currentGrant(desk.store, member, application)
  const holds = grant !== null && grant.leaseEnds !== null
  if (!standing.mayRead) {
    return holds && standing.isOut ? { kind: 'grant-revoked', application, body: { member } } : null
  }
  // A key that was taken back comes again only on a newer declaration or ruling.
  if (holds || (grant !== null && grant.position >= standing.since)) return null
  const held = heldIdentity(desk.store, application)
  if (held === null) return null
  return { kind: 'grant', application, body: { member, identity: held.identity, leaseEnds } }
}

interface Standing {
  readonly mayRead: boolean
  /** Withdrew, or was ruled out. */
  readonly isOut: boolean
  /** Place in this desk's log of what it follows from. By it and not by times, which are the member's own. */
  readonly since: number
}
/** Null: has not declared. */
function standingOf(store: Store, member: MemberId, application: ApplicationId): Standing | null {
  const row = store.get<{
    answer: 'none' | 'interest'
    withdrawn: number
    ruling: Ruling | null
    since: number
  }>(
    `SELECT d.answer, d.withdrawn, r.ruling, l.position AS since FROM current_declarations d
     LEFT JOIN current_rulings r
       ON r.application = d.application AND r.member = d.member AND r.declaration = d.record_id
     JOIN log l ON l.record_id = coalesce(r.record_id, d.record_id)
     WHERE d.application = ? AND d.member = ?`,
    application,
    member,
  )
  if (row === undefined) return null
  const isOut = row.withdrawn === 1 || row.ruling === 'withdraw'
  const mayRead = !isOut && (row.answer === 'none' || row.ruling !== null)
  return { mayRead, isOut, since: row.since }
}

const currentGrant = (store: Store, member: MemberId, application: ApplicationId) =>
  store.get<{ readonly leaseEnds: string | null; readonly position: number }>(
    `SELECT g.lease_ends AS leaseEnds, l.position FROM current_grants g JOIN log l ON l.record_id = g.record_id
     WHERE g.application = ? AND g.member = ?`,
    application,
    member,
  ) ?? null
