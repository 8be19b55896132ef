import type { Argument } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { readablePapers, toNow } from '../standing.ts'
import { documentOwner } from '../store/documents.ts'
import { transact } from '../store/transact.ts'

/**
 * Keeps the furthest and the last page; the first page of a document also makes it opened, which `deliver` tells the
 * secretariat. Errors: `not-found`, those of `readablePapers` and of `transact`.
 */
export function readTo(desk: Desk, { applicationId, document, page }: Argument<'readTo'>): Result<null, AppError> {
  const papers = readablePapers(desk, applicationId)
  if (!papers.ok) return papers
  if (documentOwner(desk.store, document)?.application !== applicationId) return err({ kind: 'not-found' })
  const saved = transact(desk.store, () => {
    desk.store.run(
      `INSERT INTO reading (application, document, furthest_page, last_page, opened_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (application, document) DO UPDATE SET
         furthest_page = max(furthest_page, excluded.furthest_page), last_page = excluded.last_page`,
      applicationId,
      document,
      page,
      page,
      toNow(desk),
    )
    return null
  })
  if (!saved.ok) return saved
  desk.deps.changed(['batch', 'application'])
  return ok(null)
}
