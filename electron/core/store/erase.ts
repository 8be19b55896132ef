import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { ApplicationId, DocumentHash, MemberId } from '../../../shared/ids.ts'
import { setSetting, setting } from './settings.ts'
import type { Store } from './store.ts'
import { storeErrorOf } from './transact.ts'

// The one exception to "the log is only added to": a member who withdraws, or whose lease ends, must not hold the
// papers. Bytes go, ids stay. `secure_delete` overwrites what is deleted; `sweep` then clears the write-ahead log, the
// free pages and the files.

/**
 * `withdrawn`: everything about the application, the declaration line and what others declared included (a chairman
 * holds that); own declarations, deliveries and the bare rulings stay.
 * `lapsed`: key and papers; the line and the own score and vote stay.
 */
export type Erasure = 'withdrawn' | 'lapsed'

const erased = {
  withdrawn: ['items', 'papers', 'grants', 'scores', 'votes'],
  lapsed: ['papers', 'grants'],
} as const

/** Inside the caller's `transact`, which must be followed by `sweep`. */
export function eraseApplication(store: Store, application: ApplicationId, own: MemberId, how: Erasure): void {
  doomFiles(store, application)
  for (const table of erased[how]) eraseRecords(store, table, application, '1 = 1')
  if (how === 'withdrawn') eraseRecords(store, 'declarations', application, 'member <> ?', own)
  // What others voted quotes the papers; in a lapsed case only the own vote stays, as the member's own act.
  if (how === 'lapsed') eraseRecords(store, 'votes', application, 'member <> ?', own)
  for (const table of ['documents', 'identities', 'drafts', 'reading'])
    store.run(`DELETE FROM ${table} WHERE application = ?`, application)
  setSetting(store, 'sweep', 'due')
}

type ErasedTable = (typeof erased)['withdrawn'][number] | 'declarations'
function eraseRecords(
  store: Store,
  table: ErasedTable,
  application: ApplicationId,
  where: string,
  ...values: readonly string[]
): void {
  store.run(
    `UPDATE log SET bytes = NULL, signature = NULL, state = 'erased'
     WHERE record_id IN (SELECT record_id FROM ${table} WHERE application = ? AND ${where})`,
    application,
    ...values,
  )
  store.run(`DELETE FROM ${table} WHERE application = ? AND ${where}`, application, ...values)
}

function doomFiles(store: Store, application: ApplicationId): void {
  const only = `SELECT hash FROM documents WHERE application = ?
    AND hash NOT IN (SELECT hash FROM documents WHERE application <> ?)`
  store.run(`INSERT OR IGNORE INTO doomed_files (hash) ${only}`, application, application)
  store.run(`DELETE FROM document_files WHERE hash IN (${only})`, application, application)
}

/**
 * Takes off the disk what an erasure left: files, free pages, old frames of the write-ahead log. What does not work now
 * (a full disk) is tried again at the next unlock.
 */
export function sweep(store: Store, documentsFolder: string): void {
  if (setting(store, 'sweep') === null) return
  try {
    for (const { hash } of store.all<{ hash: DocumentHash }>('SELECT hash FROM doomed_files')) {
      for (const name of [hash, `${hash}.part`]) removeFile(join(documentsFolder, name))
      store.run('DELETE FROM doomed_files WHERE hash = ?', hash)
    }
    setSetting(store, 'sweep', null)
    store.database.exec('VACUUM')
    store.database.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (storeErrorOf(error) === null) throw error
    setSetting(store, 'sweep', 'due')
  }
}

function removeFile(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
