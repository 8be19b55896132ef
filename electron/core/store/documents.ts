import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, DocumentHash } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import type { Store } from './store.ts'
import { transact } from './transact.ts'

// Which documents the papers name, and what is on the disk of them. A document that neither is held nor damaged is
// simply wanted; there is no list of wanted ones that could differ.

export interface WantedDocument {
  readonly hash: DocumentHash
  readonly application: ApplicationId
  readonly sealedBytes: number
}

/**
 * Documents of papers whose key is held here, not yet on the disk or damaged there; smallest first. Those of papers in
 * force come before those that were replaced: an older version stays readable as long as the key is held.
 */
export const wantedDocuments = (store: Store): readonly WantedDocument[] =>
  store.all<WantedDocument>(
    `SELECT d.hash, min(d.application) AS application, max(d.sealed_bytes) AS sealedBytes
     FROM documents d JOIN identities i ON i.application = d.application
       LEFT JOIN current_papers p ON p.record_id = d.papers
       LEFT JOIN document_files f ON f.hash = d.hash
     WHERE f.hash IS NULL OR f.state = 'damaged'
     GROUP BY d.hash ORDER BY max(p.record_id IS NOT NULL) DESC, sealedBytes, d.hash`,
  )

/** The whole file is in place and its hash was checked. */
export const documentHeld = (store: Store, hash: DocumentHash, at: string): Result<null, AppError> =>
  setFileState(store, hash, 'held', at)

/** The file's seal or hash does not match: it is fetched again. */
export const documentDamaged = (store: Store, hash: DocumentHash, at: string): Result<null, AppError> =>
  setFileState(store, hash, 'damaged', at)

function setFileState(store: Store, hash: DocumentHash, state: 'held' | 'damaged', at: string): Result<null, AppError> {
  return transact(store, () => {
    store.run(
      `INSERT INTO document_files (hash, state, at) VALUES (?, ?, ?)
       ON CONFLICT (hash) DO UPDATE SET state = excluded.state, at = excluded.at`,
      hash,
      state,
      at,
    )
    return null
  })
}

export type FileState = 'held' | 'damaged' | 'wanted'
export const fileState = (store: Store, hash: DocumentHash): FileState =>
  store.get<{ state: FileState }>('SELECT state FROM document_files WHERE hash = ?', hash)?.state ?? 'wanted'

export interface DocumentOwner {
  readonly application: ApplicationId
  /** The application's age identity, as text; null when this desk does not hold it. */
  readonly identity: string | null
  readonly sealedBytes: number
  readonly clearBytes: number
}
/** The application whose papers name the document. Null: none does. */
export const documentOwner = (store: Store, hash: DocumentHash): DocumentOwner | null =>
  store.get<DocumentOwner>(
    `SELECT d.application, i.identity, d.sealed_bytes AS sealedBytes, d.clear_bytes AS clearBytes
     FROM documents d LEFT JOIN identities i ON i.application = d.application
     WHERE d.hash = ? ORDER BY i.identity IS NULL, d.papers LIMIT 1`,
    hash,
  ) ?? null
