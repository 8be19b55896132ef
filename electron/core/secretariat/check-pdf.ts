import type { AppError, PdfRefusal } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { DocumentReport, DocumentState } from '../importing/document-report.ts'
import { statFile } from '../importing/given-file.ts'
import { createThread } from '../importing/thread.ts'

const timeoutMs = 60_000

const refusals: Readonly<Record<Exclude<DocumentState, 'ok'>, PdfRefusal>> = {
  'too-large': 'too-large',
  'not-pdf': 'not-pdf',
  word: 'not-pdf',
  password: 'locked',
  damaged: 'damaged',
  'too-many-pages': 'too-many-pages',
  form: 'form',
  uncountable: 'damaged',
}

/**
 * As an import checks it: in a thread of its own, with a limit of memory and time, because a stranger made the file.
 * Errors: `not-found`, `pdf-refused`.
 */
export async function checkPdf(path: string): Promise<Result<DocumentReport, AppError>> {
  const file = await statFile(path)
  if (file === null) return err({ kind: 'not-found' })
  const thread = createThread()
  try {
    const asked = await thread.ask('document', { file }, timeoutMs)
    if (!asked.ok) return err({ kind: 'pdf-refused', reason: 'damaged' })
    const { state } = asked.value
    return state === 'ok' ? ok(asked.value) : err({ kind: 'pdf-refused', reason: refusals[state] })
  } finally {
    await thread.close()
  }
}
