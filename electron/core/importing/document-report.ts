import type { DocumentReport } from './check-documents.ts'
import { maxDocumentBytes } from './raw.ts'

/** Null: it may be read. */
export const tooLarge = (path: string, bytes: number): DocumentReport | null =>
  bytes <= maxDocumentBytes ? null : { path, state: 'too-large', bytes, pages: 0, sha256: '', hasText: true }

export const uncountable = (path: string, bytes: number): DocumentReport => ({
  path,
  state: 'uncountable',
  bytes,
  pages: 0,
  sha256: '',
  hasText: true,
})
