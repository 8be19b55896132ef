import {
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist'
import { err, ok, type Result } from '../../shared/result.ts'
import { edgesOf, readEdges, readSmall } from './file-edges.ts'
import {
  beginsAsPdf,
  classify,
  type CutShort,
  endsAsPdf,
  type FileEdges,
  type OpenFailure,
  statedBytes,
} from './open-failure.ts'
import { mendableBytes, withTrailer } from './mend.ts'
import { countReadable } from './readable-pages.ts'

export interface OpenRequest {
  /** On the app's own origin; answers Range. */
  readonly url: string
  readonly password: string | null
  readonly worker: PDFWorker
  readonly signal: AbortSignal
  /** Bytes so far of all; called only while the whole file has to be searched. */
  readonly onProgress: (loaded: number, total: number) => void
}

export interface OpenedDocument {
  readonly document: PDFDocumentProxy
  readonly bytes: number
  /** Set when the file ends early and only its first pages open. */
  readonly cutShort: CutShort | null
  readonly close: () => Promise<void>
}

/** Measured at 64 KiB, 256 KiB and 1 MiB: fewer round trips bring the first page sooner; opening 1 MiB costs 2 ms. */
const rangeChunkBytes = 1 << 20

/**
 * Opens a document: a small one whole and by one request, a large one by ranges of its sealed file. Kinds: `refused`,
 * `not-pdf`, `encrypted`, `truncated`, `damaged`. Rejects with an AbortError after `signal`, and when the origin does
 * not answer.
 */
export async function openDocument(request: OpenRequest): Promise<Result<OpenedDocument, OpenFailure>> {
  const read = await readSmall(request.url, request.signal)
  if (!read.ok) return read
  return read.value === null ? openByRanges(request) : openWhole(request, read.value)
}

async function openWhole(request: OpenRequest, data: Uint8Array): Promise<Result<OpenedDocument, OpenFailure>> {
  const edges = edgesOf(data)
  if (!beginsAsPdf(edges.head)) return err(classify(edges))
  return conclude(request, await load(request, { data }), edges)
}

async function openByRanges(request: OpenRequest): Promise<Result<OpenedDocument, OpenFailure>> {
  const edgesRead = readEdges(request.url, request.signal)
  edgesRead.catch(() => undefined)
  const loaded = await load(request, { url: request.url })
  const edges = await edgesRead
  return edges.ok ? conclude(request, loaded, edges.value) : giveUp(loaded.task, edges.error)
}

async function conclude(
  request: OpenRequest,
  loaded: Loaded,
  edges: FileEdges,
): Promise<Result<OpenedDocument, OpenFailure>> {
  if (loaded.ok) return settle({ ...loaded, mended: false }, edges, request.signal)
  if (loaded.error !== null) return giveUp(loaded.task, loaded.error)
  const failure = classify(edges)
  await loaded.task.destroy()
  return failure.kind === 'truncated' ? openMended(request, edges, failure) : err(failure)
}

/** The pages in front of a cut, where the file can be mended; its own failure otherwise. */
async function openMended(
  request: OpenRequest,
  edges: FileEdges,
  failure: OpenFailure,
): Promise<Result<OpenedDocument, OpenFailure>> {
  if (edges.bytes > mendableBytes) return err(failure)
  const response = await fetch(request.url, { signal: request.signal })
  const data = response.ok ? withTrailer(new Uint8Array(await response.arrayBuffer())) : null
  if (data === null) return err(failure)
  const loaded = await load(request, { data })
  return loaded.ok ? settle({ ...loaded, mended: true }, edges, request.signal) : giveUp(loaded.task, failure)
}

const parameters = ({ password, worker }: OpenRequest) => ({
  worker,
  ...(password === null ? {} : { password }),
  rangeChunkSize: rangeChunkBytes,
  disableAutoFetch: true,
  disableStream: true,
  enableXfa: false,
  cMapUrl: '/pdfjs/cmaps/',
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  wasmUrl: '/pdfjs/wasm/',
  iccUrl: '/pdfjs/iccs/',
  // A document's own words must not reach the console.
  verbosity: VerbosityLevel.ERRORS,
})

/** `error: null` says that pdf.js could not make sense of the bytes; the file's edges then say why. */
type Loaded = Result<PDFDocumentProxy, OpenFailure | null> & { readonly task: PDFDocumentLoadingTask }
type LoadedDocument = Extract<Loaded, { ok: true }>

async function load(request: OpenRequest, source: { url: string } | { data: Uint8Array }): Promise<Loaded> {
  const { onProgress, password, signal } = request
  signal.throwIfAborted()
  const task = getDocument({ ...parameters(request), ...source })
  const stop = (): void => void task.destroy()
  signal.addEventListener('abort', stop, { once: true })
  task.onProgress = ({ loaded, total }: { loaded: number; total: number }) => onProgress(loaded, total)
  const outcome = await new Promise<Loaded>((resolve) => {
    task.onPassword = () => resolve({ ...err({ kind: 'encrypted', wrongPassword: password !== null }), task })
    task.promise.then(
      (document) => resolve({ ...ok(document), task }),
      () => resolve({ ...err(null), task }),
    )
  })
  signal.removeEventListener('abort', stop)
  // It would go on telling of every page that is fetched later.
  task.onProgress = () => undefined
  signal.throwIfAborted()
  return outcome
}

const longestWaitMs = 1_000

/** Pages that are being fetched come first: destroyed under them, the document would complain of each in the console. */
function closeAfterPages(task: PDFDocumentLoadingTask, document: PDFDocumentProxy): () => Promise<void> {
  const fetching = new Set<Promise<unknown>>()
  const getPage = document.getPage.bind(document)
  document.getPage = (number) => {
    const page = getPage(number)
    const settled: Promise<void> = page.then(
      () => void fetching.delete(settled),
      () => void fetching.delete(settled),
    )
    fetching.add(settled)
    return page
  }
  return async () => {
    await Promise.race([Promise.all(fetching), new Promise((resolve) => setTimeout(resolve, longestWaitMs))])
    await task.destroy()
  }
}

async function giveUp(task: PDFDocumentLoadingTask, failure: OpenFailure): Promise<Result<never, OpenFailure>> {
  await task.destroy()
  return err(failure)
}

async function settle(
  { task, value: document, mended }: LoadedDocument & { readonly mended: boolean },
  edges: FileEdges,
  signal: AbortSignal,
): Promise<Result<OpenedDocument, OpenFailure>> {
  const close = closeAfterPages(task, document)
  const whole: OpenedDocument = { document, bytes: edges.bytes, cutShort: null, close }
  if (!beginsAsPdf(edges.head)) return giveUp(task, classify(edges))
  const stated = statedBytes(edges.head)
  const short = mended || (stated !== null && stated > edges.bytes)
  if (endsAsPdf(edges.tail) && !short) return ok(whole)
  const readable = await countReadable(document, signal)
  if (signal.aborted) await close()
  signal.throwIfAborted()
  if (readable === document.numPages && !short) return ok(whole)
  if (readable === 0) return giveUp(task, classify(edges))
  const cutShort = { bytes: edges.bytes, expectedBytes: stated, readable }
  return ok({ ...whole, cutShort })
}
