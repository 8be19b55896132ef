import { createHash } from 'node:crypto'
import { PDF } from '@libpdf/core'
import type { DocumentReport, DocumentState } from './document-report.ts'

// One document, read once: whether members will be able to open it, its pages, its hash.

const headBytes = 2_048
const maxPages = 2_000

/** Runs in a thread that is ended when this takes too long. */
export async function checkPdf(path: string, bytes: Uint8Array, size: number): Promise<DocumentReport> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const report = (state: DocumentState, pages = 0, hasText = true): DocumentReport => ({
    path,
    state,
    bytes: size,
    pages,
    sha256,
    hasText,
  })
  const wrong = notPdf(bytes)
  if (wrong !== null) return report(wrong)
  try {
    const pdf = await PDF.load(bytes)
    if (pdf.isEncrypted && !pdf.isAuthenticated) return report('password')
    const pages = pdf.getPageCount()
    if (pages < 1 || (pdf.recoveredViaBruteForce && isCutOff(bytes))) return report('damaged')
    if (pages > maxPages) return report('too-many-pages', pages)
    if (has(bytes, '/XFA') && has(bytes, '/NeedsRendering true')) return report('form', pages)
    return report('ok', pages, seemsToHaveText(bytes))
  } catch (error) {
    return report(error instanceof Error && /password|encrypt/i.test(error.message) ? 'password' : 'damaged')
  }
}

function notPdf(bytes: Uint8Array): DocumentState | null {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(headBytes, bytes.length)).includes('%PDF-')) return null
  const isOffice = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)
  return isOffice ? 'word' : 'not-pdf'
}

const tailBytes = 4_096
/** What could be put together again of a file without an end may lack pages without a word. */
const isCutOff = (bytes: Uint8Array): boolean => !has(bytes.subarray(Math.max(0, bytes.length - tailBytes)), '%%EOF')

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const has = (bytes: Uint8Array, text: string): boolean => bufferOf(bytes).includes(text)

/** A page without any font shows pictures only. Fonts inside compressed objects are not looked for: then nothing is said. */
const seemsToHaveText = (bytes: Uint8Array): boolean => has(bytes, '/Font') || has(bytes, '/ObjStm')
