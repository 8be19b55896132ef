import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentHash } from '../../../shared/ids.ts'
import { forgetRedo } from './prepared.ts'
import type { Store } from './store.ts'
import { storeErrorOf, transact } from './transact.ts'

// Files that imports seal: noted before they get their name, so that one that broke off leaves nothing for good.

export const partPrefix = 'importing-'

/** Inside the caller's `transact`. */
export function noteImportFiles(store: Store, hashes: readonly DocumentHash[]): void {
  for (const hash of hashes) store.run('INSERT OR IGNORE INTO import_files (hash) VALUES (?)', hash)
}

export const importedFiles = (store: Store): readonly DocumentHash[] =>
  store.all<{ hash: DocumentHash }>('SELECT hash FROM import_files').map(({ hash }) => hash)

/** At unlock: what a broken or undone import left; it is not redone then. What does not work is tried at the next. */
export function sweepImportFiles(store: Store, documentsFolder: string): void {
  try {
    for (const name of readdirSync(documentsFolder))
      if (name.startsWith(partPrefix)) rmSync(join(documentsFolder, name), { force: true })
    transact(store, () => forgetRedo(store))
    const loose = looseFiles(store)
    if (loose.length === 0) return
    for (const hash of loose) rmSync(join(documentsFolder, hash), { force: true })
    forgetImportFiles(store, loose)
  } catch (error) {
    if (storeErrorOf(error) === null && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** In one transaction of its own. */
export function forgetImportFiles(store: Store, hashes: readonly DocumentHash[]): void {
  transact(store, () => {
    for (const hash of hashes) {
      store.run('DELETE FROM document_files WHERE hash = ?', hash)
      store.run('DELETE FROM import_files WHERE hash = ?', hash)
    }
  })
}

/** Named neither by signed papers nor by what is prepared, nor by what an undo would bring back. */
function looseFiles(store: Store): readonly DocumentHash[] {
  const unsigned = store
    .all<{ hash: DocumentHash }>('SELECT hash FROM import_files WHERE hash NOT IN (SELECT hash FROM documents)')
    .map(({ hash }) => hash)
  if (unsigned.length === 0) return []
  const texts = [
    ...store.all<{ text: string }>('SELECT prepared AS text FROM prepared'),
    ...store.all<{ text: string }>('SELECT before AS text FROM prepared_undo'),
  ]
  const named = new Set(
    texts.flatMap(({ text }) => [...text.matchAll(/"sealedSha256":"([0-9a-f]{64})"/g)].map(([, hash]) => hash)),
  )
  return unsigned.filter((hash) => !named.has(hash))
}
