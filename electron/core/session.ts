import type { SessionView } from '../../shared/api/session.ts'
import type { RecordId } from '../../shared/ids.ts'
import type { Desk } from './desk.ts'
import { phraseOf } from './enrol.ts'
import type { Identity } from './identity.ts'
import { toNow } from './standing.ts'
import { entryAt, pendingEntries, rosterRows } from './store/roster.ts'

/** Where the desk stands before and after the key is known. */
export function sessionView(identity: Identity): SessionView {
  if (!identity.isSetUp()) return { state: 'not-set-up', serverUrl: null }
  const desk = identity.desk()
  if (desk === null) return { state: 'locked', facts: identity.lockedFacts() }
  const { memberName, committeeName, committee, device } = desk.own
  const checkPhrase = phraseOf({ committee, keys: desk.keys })
  const entry = entryAt(desk.store, device, toNow(desk))
  if (entry === null) {
    const firstEntry = firstChairmanEntry(desk)
    return { state: 'awaiting-approval', memberName, committeeName, checkPhrase, firstEntry }
  }
  return { state: 'unlocked', memberName, committeeName, role: entry.role, checkPhrase }
}

/** The entry that makes this laptop the first chairman's, once it is countersigned here. Null: not for this one to do. */
function firstChairmanEntry({ store, own }: Desk): RecordId | null {
  if (rosterRows(store).some(({ role, counts }) => role === 'chairman' && counts)) return null
  const entry = pendingEntries(store).find(({ device, role }) => device === own.device && role === 'chairman')
  return entry?.recordId ?? null
}
