import type { Desk } from './desk.ts'
import type { Draft } from './readers.ts'

// Of several records that answer one question the newest counts, by the times that their laptops gave them. Whoever signs
// a correction has read what it corrects, so it must be the later one, whatever the two clocks say.

const max = (table: string, where: string): string => `SELECT max(at) AS at FROM ${table} WHERE ${where}`

/** The time of the newest record known here that this one replaces. Null: it replaces none. */
export function followedAt({ store, own }: Desk, draft: Draft): string | null {
  const ask = (sql: string, ...values: readonly string[]): string | null =>
    store.get<{ at: string | null }>(sql, ...values)?.at ?? null
  const application = draft.application ?? ''
  switch (draft.kind) {
    case 'ruling':
      return ask(max('rulings', 'application = ? AND member = ?'), application, draft.body.member)
    case 'grant':
    case 'grant-revoked':
      return ask(max('grants', 'application = ? AND member = ?'), application, draft.body.member)
    case 'declaration':
      return ask(max('declarations', 'application = ? AND member = ?'), application, own.member)
    case 'item':
      return ask(max('items', 'application = ?'), application)
    case 'papers':
      return ask(max('papers', 'application = ?'), application)
    case 'batch':
      return ask(max('batches', 'batch = ?'), draft.body.batch)
    case 'agenda':
      return ask(max('agendas', 'batch = ?'), draft.body.batch)
    case 'roster-entry':
      return ask(max('roster', 'device = ?'), draft.body.device)
    case 'register-entry':
      return ask(max('register_entries', 'member = ? AND year = ?'), draft.body.member, `${draft.body.year}`)
    default:
      return null
  }
}
