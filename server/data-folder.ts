import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createFolderDocuments } from './folder-documents.ts'
import { openLogKey, type LogKey } from './log-key.ts'
import { openSqliteRecords } from './sqlite-records.ts'
import type { Documents, Records } from './storage.ts'

export interface DataFolder {
  readonly records: Records
  readonly documents: Documents
  readonly logKey: LogKey
}

/** Everything the server keeps is in this one folder: back it up as a whole. `records.close()` closes it. */
export function openDataFolder(folder: string, now: () => number): DataFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    logKey: openLogKey(folder),
    documents: createFolderDocuments(join(folder, 'documents'), now),
    records: openSqliteRecords(join(folder, 'records.db')),
  }
}
