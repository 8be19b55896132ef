import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, DocumentHash } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { compose } from '../compose.ts'
import type { Desk } from '../desk.ts'
import type { Draft } from '../readers.ts'
import { entryAt } from '../store/roster.ts'
import { toNow } from '../standing.ts'

interface Owed {
  readonly application: ApplicationId
  readonly document: DocumentHash
}
const owed = {
  received: `SELECT DISTINCT d.application, f.hash AS document FROM document_files f JOIN documents d ON d.hash = f.hash
    WHERE f.state = 'held' AND f.reported = 0`,
  opened: 'SELECT application, document FROM reading WHERE reported = 0',
} as const
const settle = {
  received: 'UPDATE document_files SET reported = 1 WHERE hash = ?',
  opened: 'UPDATE reading SET reported = 1 WHERE document = ?',
} as const

/**
 * Signs what this desk owes the secretariat: which documents arrived, and which were opened. One record an application
 * and kind, so that no timing of pages can be read from it. The secretariat itself owes nothing. Errors: of `compose`.
 */
export async function deliver(desk: Desk): Promise<Result<null, AppError>> {
  const role = entryAt(desk.store, desk.own.device, toNow(desk))?.role
  if (role === undefined || role === 'secretary') return ok(null)
  for (const what of ['received', 'opened'] as const) {
    let rows: readonly Owed[] = []
    const makeDrafts = () => {
      rows = desk.store.all<Owed>(owed[what])
      return ok(toDrafts(what, rows))
    }
    const composed = await compose(desk, makeDrafts, () =>
      rows.forEach(({ document }) => desk.store.run(settle[what], document)),
    )
    if (!composed.ok) return composed
  }
  return ok(null)
}

const maxDocuments = 100
function toDrafts(what: 'received' | 'opened', rows: readonly Owed[]): readonly Draft[] {
  const byApplication = new Map<ApplicationId, DocumentHash[]>()
  for (const { application, document } of rows)
    byApplication.set(application, [...(byApplication.get(application) ?? []), document])
  return [...byApplication].flatMap(([application, documents]) =>
    inGroups(documents).map((group) => ({ kind: 'delivery', application, body: { what, documents: group } }) as const),
  )
}

function inGroups(documents: readonly DocumentHash[]): readonly DocumentHash[][] {
  const groups: DocumentHash[][] = []
  for (let at = 0; at < documents.length; at += maxDocuments) groups.push(documents.slice(at, at + maxDocuments))
  return groups
}
