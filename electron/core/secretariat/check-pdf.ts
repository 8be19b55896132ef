import { open } from 'node:fs/promises'
import { documentLimits } from '../../../shared/document-limits.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'

const headBytes = 2_048
type Refused = Extract<AppError, { kind: 'pdf-refused' }>
const refuse = (reason: Refused['reason']) => err<Refused>({ kind: 'pdf-refused', reason })

export interface CheckedPdf {
  readonly bytes: Uint8Array
  readonly pages: number
}
/**
 * Size, `%PDF-`, password, pages, in this order, so that a large or foreign file is never read whole. Errors:
 * `not-found`, `pdf-refused`.
 */
export async function checkPdf(path: string): Promise<Result<CheckedPdf, AppError>> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return err({ kind: 'not-found' })
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(headBytes)
    const { bytesRead } = await file.read(head, 0, headBytes, 0)
    if (!head.subarray(0, bytesRead).includes('%PDF-')) return refuse('not-pdf')
    if (size > documentLimits.bytes) return refuse('too-large')
    const bytes = Buffer.alloc(size)
    const whole = await file.read(bytes, 0, size, 0)
    return await checkPages(bytes.subarray(0, whole.bytesRead))
  } finally {
    await file.close()
  }
}

async function checkPages(bytes: Uint8Array): Promise<Result<CheckedPdf, AppError>> {
  // Only whoever adds a document pays for the library.
  const { PDF } = await import('@libpdf/core')
  const document = await PDF.load(bytes).catch(() => null)
  if (document === null) return refuse('damaged')
  // It loads without an error, and every page is blank.
  if (document.isEncrypted && !document.isAuthenticated) return refuse('locked')
  const pages = document.getPageCount()
  if (pages < 1) return refuse('no-pages')
  return pages > documentLimits.pages ? refuse('too-many-pages') : ok({ bytes, pages })
}
