import type { AppError } from '../../shared/errors.ts'
import { err } from '../../shared/result.ts'
import type { Desk } from './desk.ts'
import type { Identity } from './identity.ts'
import { createDocumentReader, type DocumentReader } from './read-documents.ts'

/** The reader of the desk that is open now; each unlocking has its own. */
export function createOpenDocuments(identity: Identity): DocumentReader {
  let current: { readonly desk: Desk; readonly reader: DocumentReader } | null = null
  const reader = (): DocumentReader | null => {
    const desk = identity.desk()
    if (desk === null) return null
    if (current?.desk !== desk) current = { desk, reader: createDocumentReader(desk) }
    return current.reader
  }
  const locked = err<AppError>({ kind: 'locked' })
  return {
    size: async (hash) => (await reader()?.size(hash)) ?? locked,
    read: async (hash, from, length) => (await reader()?.read(hash, from, length)) ?? locked,
    forget: async () => {
      await current?.reader.forget()
      current = null
    },
    forgetUnreadable: async () => {
      await current?.reader.forgetUnreadable()
    },
  }
}
