import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs'

/** Only pdf.js reads some damaged files. It writes their pages anew; null when it cannot read the file either. */
export async function repair(bytes: Uint8Array): Promise<Uint8Array | null> {
  // In this thread, because pdf.js would otherwise ask for a worker's address.
  Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler } })
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useWorkerFetch: false })
  try {
    const document = await task.promise
    const written = await document.extractPages([{ document: null, includePages: [[0, document.numPages - 1]] }])
    return written !== null && written.length > 0 ? written : null
  } catch {
    return null
  } finally {
    await task.destroy()
  }
}
