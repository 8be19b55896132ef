import type { SessionView } from '../../shared/api.ts'
import { phraseOf } from './enrol.ts'
import type { Identity } from './identity.ts'
import { toNow } from './standing.ts'
import { entryAt } from './store/roster.ts'

/** Where the desk stands before and after the key is known. */
export function sessionView(identity: Identity): SessionView {
  if (!identity.isSetUp()) return { state: 'not-set-up', serverUrl: null }
  const desk = identity.desk()
  if (desk === null) return { state: 'locked', facts: identity.lockedFacts() }
  const { memberName, committeeName, committee, device } = desk.own
  const checkPhrase = phraseOf({ committee, keys: desk.keys })
  const entry = entryAt(desk.store, device, toNow(desk))
  if (entry === null) return { state: 'awaiting-approval', memberName, committeeName, checkPhrase }
  return { state: 'unlocked', memberName, committeeName, role: entry.role, checkPhrase }
}
