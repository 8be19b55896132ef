import type { BatchRow } from '../../../shared/api/batch.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { Desk } from '../desk.ts'

type OpenRow = Extract<BatchRow, { state: 'open' }>

export interface PapersProgress extends Pick<OpenRow, 'documents' | 'reissuedAt'> {
  readonly hasLapsed: boolean
}
const none: PapersProgress = { documents: null, reissuedAt: null, hasLapsed: false }

interface Row {
  readonly application: ApplicationId
  readonly version: number | null
  readonly at: string | null
  readonly isHeld: 0 | 1
  readonly hasLapsed: 0 | 1
  readonly all: number
  readonly received: number | null
  readonly read: number | null
}

/**
 * How far the member is with the papers of each application, by one question for all of them: the batch is asked for at
 * every start. A document is read once its last page has been reached.
 */
export function papersProgress(
  { store }: Pick<Desk, 'store'>,
  applications: readonly ApplicationId[],
): (application: ApplicationId) => PapersProgress {
  const rows = store.all<Row>(
    `SELECT asked.value AS application, p.version, p.at, i.application IS NOT NULL AS isHeld,
       l.application IS NOT NULL AS hasLapsed, count(d.hash) AS "all", sum(f.state IS 'held') AS received,
       sum(coalesce(r.furthest_page, 0) >= max(1, d.pages)) AS read
     FROM json_each(?) asked
       LEFT JOIN current_papers p ON p.application = asked.value
       LEFT JOIN identities i ON i.application = asked.value
       LEFT JOIN lapses l ON l.application = asked.value
       LEFT JOIN documents d ON d.papers = p.record_id
       LEFT JOIN document_files f ON f.hash = d.hash
       LEFT JOIN reading r ON r.application = d.application AND r.document = d.hash
     GROUP BY asked.value`,
    JSON.stringify(applications),
  )
  const found = new Map(rows.map((row) => [row.application, toProgress(row)]))
  return (application) => found.get(application) ?? none
}

/** Counts are null where the papers or their key are not held. */
function toProgress({ version, at, isHeld, hasLapsed, all, received, read }: Row): PapersProgress {
  const documents =
    version === null || isHeld === 0
      ? null
      : { all, received: all === 0 ? 0 : (received ?? 0), read: all === 0 ? 0 : (read ?? 0) }
  return { documents, reissuedAt: version !== null && version > 1 ? at : null, hasLapsed: hasLapsed === 1 }
}
