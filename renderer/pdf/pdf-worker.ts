import { GlobalWorkerOptions, PDFWorker } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

const lingerMs = 10_000

let worker: PDFWorker | null = null
let users = 0
let ending: ReturnType<typeof setTimeout> | null = null

/** One worker for all readers: its start is a third of the time to a first page. It ends ten seconds after the last reader. */
export function takeWorker(): PDFWorker {
  users += 1
  if (ending !== null) clearTimeout(ending)
  ending = null
  if (worker === null || worker.destroyed) worker = PDFWorker.create({ name: 'reader' })
  return worker
}

export function releaseWorker(): void {
  users -= 1
  if (users > 0) return
  ending = setTimeout(() => {
    worker?.destroy()
    worker = null
  }, lingerMs)
}
