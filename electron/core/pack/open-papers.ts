import type { AppError } from '../../../shared/errors.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { DocumentReader } from '../read-documents.ts'
import type { Outcome, Outcomes } from './pack-layout.ts'
import { ThreadEnded, type PackerThread } from './packer-thread.ts'
import { paperLimits } from './packer/protocol.ts'
import type { PackPlan, PlannedDocument } from './plan.ts'

export interface OpenedPapers {
  readonly thread: PackerThread
  readonly outcomes: Outcomes
}
export interface OpenTools {
  readonly reader: DocumentReader
  readonly startThread: () => PackerThread
  /** Whether the run was given up: a thread that has ended is then no paper's fault. */
  readonly isCancelled: () => boolean
  readonly tell: (done: number, total: number) => void
}

const mostRestarts = 5

/**
 * Every paper of the plan, opened in a thread. A paper that takes the thread down is left out and the others are opened
 * again in a new one. Errors: those of reading that concern the whole desk (`locked`, `withdrawn`, `clock-wrong`, …),
 * `pack-failed`.
 */
export async function openPapers(plan: PackPlan, tools: OpenTools): Promise<Result<OpenedPapers, AppError>> {
  const documents = plan.items.flatMap((item) => (item.kind === 'application' ? item.documents : []))
  const fatal = new Set<DocumentHash>()
  for (let restart = 0; restart <= mostRestarts; restart += 1) {
    const thread = tools.startThread()
    const outcomes = new Map<DocumentHash, Outcome>()
    const opened = await openEach(documents, thread, outcomes, fatal, tools)
    if (opened.ok && opened.value === null) return ok({ thread, outcomes })
    await thread.stop()
    if (!opened.ok) return opened
    if (tools.isCancelled() || opened.value === null) return err({ kind: 'pack-failed' })
    fatal.add(opened.value)
  }
  return err({ kind: 'pack-failed' })
}

/** Gives the paper that ended the thread; null: all are through. */
async function openEach(
  documents: readonly PlannedDocument[],
  thread: PackerThread,
  outcomes: Map<DocumentHash, Outcome>,
  fatal: ReadonlySet<DocumentHash>,
  tools: OpenTools,
): Promise<Result<DocumentHash | null, AppError>> {
  for (const [paper, document] of documents.entries()) {
    tools.tell(paper, documents.length)
    if (outcomes.has(document.hash)) continue
    if (fatal.has(document.hash)) outcomes.set(document.hash, { kind: 'insert', why: 'not-opened' })
    else {
      const outcome = await openOne(document, paper, thread, tools.reader)
      if (outcome === 'ended') return ok(document.hash)
      if (!outcome.ok) return outcome
      outcomes.set(document.hash, outcome.value)
    }
  }
  tools.tell(documents.length, documents.length)
  return ok(null)
}

async function openOne(
  document: PlannedDocument,
  paper: number,
  thread: PackerThread,
  reader: DocumentReader,
): Promise<Result<Outcome, AppError> | 'ended'> {
  if (document.state === 'on-its-way') return ok({ kind: 'insert', why: 'missing' })
  if (document.clearBytes > paperLimits.bytes) return ok({ kind: 'insert', why: 'too-large' })
  const bytes = await readWhole(reader, document.hash)
  if (!bytes.ok) {
    if (bytes.error.kind === 'document-missing') return ok({ kind: 'insert', why: 'missing' })
    return bytes.error.kind === 'document-damaged' ? ok({ kind: 'insert', why: 'seal-broken' }) : bytes
  }
  try {
    const opened = await thread.open(paper, bytes.value)
    return ok(
      opened.kind === 'opened' ? { kind: 'joined', paper, pages: opened.pages } : { kind: 'insert', why: opened.why },
    )
  } catch (error) {
    if (error instanceof ThreadEnded) return 'ended'
    throw error
  }
}

const pieceBytes = 4 << 20

/** In pieces, so that the window is not kept waiting by one long read. */
async function readWhole(reader: DocumentReader, hash: DocumentHash): Promise<Result<Uint8Array, AppError>> {
  const size = await reader.size(hash)
  if (!size.ok) return size
  const whole = new Uint8Array(size.value)
  for (let at = 0; at < whole.length;) {
    const piece = await reader.read(hash, at, Math.min(pieceBytes, whole.length - at))
    if (!piece.ok) return piece
    if (piece.value.length === 0) return err({ kind: 'document-damaged' })
    whole.set(piece.value, at)
    at += piece.value.length
  }
  return ok(whole)
}
