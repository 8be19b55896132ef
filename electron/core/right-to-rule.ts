import type { ApplicationId, MemberId } from '../../shared/ids.ts'
import type { Role } from '../../shared/records.ts'
import { entryWhenSigned } from '../../shared/rules/roster.ts'
import type { Store } from './store/store.ts'
import { rosterRows } from './store/roster.ts'

// Who may not rule in a case, and which rulings were another's to make. Who rules on what: `ruler.ts`.

/**
 * Whose own interest in a case waits for a ruling, or who is out of it, rules on nobody's in it. `at`: as it stood with
 * what had been declared by then; a ruling on that counts whenever it was signed, for two clocks may differ.
 */
export function isBarred(store: Store, application: ApplicationId, ruler: MemberId, at = '9999'): boolean {
  const declared = store.all<{ answer: 'none' | 'interest'; withdrawn: number; ruled: number; letIn: number }>(
    `SELECT d.answer, d.withdrawn, count(r.record_id) AS ruled, total(r.ruling <> 'withdraw') AS letIn
     FROM declarations d LEFT JOIN rulings r ON r.declaration = d.record_id AND r.application = d.application
     WHERE d.application = ? AND d.member = ? AND d.at <= ?
     GROUP BY d.record_id ORDER BY d.at DESC, d.record_id DESC`,
    application,
    ruler,
    at,
  )
  if (declared.some(({ withdrawn }) => withdrawn === 1)) return true
  const interest = declared.find(({ answer }) => answer === 'interest')
  if (interest === undefined || interest.letIn > 0) return false
  return interest.ruled > 0 || declared[0] === interest
}

export interface SignedRuling {
  readonly application: ApplicationId
  /** Whose interest. */
  readonly about: MemberId
  readonly ruler: MemberId
  readonly role: Role
  readonly at: string
}
/**
 * Was it for this ruler to rule? Only the secretariat's desk knows enough to tell, and it gives the keys. Yes may come of
 * no, when what the ruler knew arrives here too, but never no of yes.
 */
export function wasForRuler(store: Store, { application, about, ruler, role, at }: SignedRuling): boolean {
  if (isBarred(store, application, ruler, at)) return false
  if (wasChairman(store, about, at)) return role === 'vice-chairman'
  return role === 'chairman' || hadChairmanInterest(store, application)
}

function wasChairman(store: Store, member: MemberId, at: string): boolean {
  const rows = rosterRows(store).filter((row) => row.counts && row.member === member)
  return rows.some(({ device }) => {
    const entry = entryWhenSigned(rows, device, at)
    return entry?.role === 'chairman' && entry.status === 'active'
  })
}

/** In the chairman's place somebody rules only where the chairman has, or had, an interest. */
const hadChairmanInterest = (store: Store, application: ApplicationId): boolean =>
  store.get(
    `SELECT 1 FROM declarations WHERE application = ? AND answer = 'interest'
       AND member IN (SELECT member FROM roster WHERE counts = 1 AND role = 'chairman')`,
    application,
  ) !== undefined
