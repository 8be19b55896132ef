import type { ReadCarry } from '../../../shared/api/carrying.ts'
import { parseCheckpoint } from '../../../shared/checkpoint.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { lastCheckpoint } from '../store/checkpoints.ts'
import { pulledTo } from '../store/cursor.ts'
import { acknowledgedTo, outgoingLines } from '../store/outgoing-rows.ts'
import type { RosterRow } from '../store/roster.ts'
import { setSetting, setting } from '../store/settings.ts'
import { transact } from '../store/transact.ts'
import { fetchDocuments } from '../sync/documents.ts'
import { differentHistory, verifyNote } from '../sync/history.ts'
import { readTree, toLeafHash, type TreeOf } from '../sync/log-tree.ts'
import { runOnce, type RunSteps } from '../sync/run.ts'
import type { RunContext } from '../sync/run-context.ts'
import type { CarryWork } from './carry-work.ts'
import { FolderFailed, onFolder, openCarryFolder } from './folder.ts'
import type { CarryAnswer } from './manifest.ts'
import { believe, checkFiles, findManifests, isExpired, tidy } from './manifests.ts'
import { createRecordedLog, isItsId, readPage, type Recorded, type RecordedPage } from './recorded-log.ts'

/**
 * Takes the newest answer to this desk over, by the same run that a server would be asked in. Before anything is taken
 * every file is compared with the signed manifest. The same answer again changes nothing. Throws `FolderFailed` and
 * `Stopped`. Errors: `carry-…`, and those of a run: `different-history`, of disk and store.
 */
export async function takeAnswer(
  work: CarryWork & { readonly treeOf: TreeOf; readonly beforeSend: RunSteps['beforeSend'] },
  chosen: string,
): Promise<Result<ReadCarry, AppError>> {
  const folder = await openCarryFolder(chosen, false)
  const candidates = await findAnswers(work, folder)
  if (!candidates.ok) return candidates
  let first: AppError | null = null
  for (const { answer, signer } of candidates.value) {
    const recorded = await onFolder(() => record(work, folder, answer))
    if (!recorded.ok) {
      first ??= recorded.error
      continue
    }
    const taken = await take(work, recorded.value)
    if (!taken.ok) return taken
    const settled = settleRequest(work, answer)
    if (!settled.ok) return settled
    await onFolder(async () => {
      await tidy(folder, (each) => isExpired(work.desk, each) || isDone(each, answer))
      return ok(null)
    })
    return ok({ ...taken.value, madeAt: answer.madeAt, carrier: signer.name })
  }
  return err(first ?? { kind: 'carry-nothing' })
}

/** Answered: the request, this answer and older ones. A request that was written since stays. */
const isDone = (each: { readonly id: string; readonly device: string; readonly madeAt: string }, answer: CarryAnswer) =>
  each.id === answer.request || ('for' in each && each.for === answer.for && each.madeAt <= answer.madeAt)

interface Candidate {
  readonly answer: CarryAnswer
  readonly signer: RosterRow
}

/** Those for this desk that may be believed, newest first. */
async function findAnswers(
  { desk, check }: CarryWork,
  folder: string,
): Promise<Result<readonly Candidate[], AppError>> {
  const found = await findManifests(folder, 'answer')
  check()
  const good: Candidate[] = []
  let error: AppError | null = null
  for (const each of found) {
    if (!each.ok) {
      error ??= each.error
      continue
    }
    const { manifest } = each.value
    if (manifest.format !== 'review-desk-carry-answer') continue
    const isOurs = manifest.committee !== desk.own.committee || manifest.for === desk.own.device
    const signer = isOurs ? believe(desk, each.value) : err<AppError>({ kind: 'carry-foreign', whose: 'laptop' })
    if (signer.ok) good.push({ answer: manifest, signer: signer.value })
    else error = moreTelling(error, signer.error)
  }
  if (good.length === 0) return err(error ?? { kind: 'carry-nothing' })
  return ok(good.sort((a, b) => (a.answer.madeAt < b.answer.madeAt ? 1 : -1)))
}

/** That others' answers lie there too is the least thing to say. */
const moreTelling = (one: AppError | null, other: AppError): AppError =>
  one === null || (one.kind === 'carry-foreign' && one.whose === 'laptop') ? other : one

/** Looks at every file, and builds the tree that the answer stands for. Throws `FolderFailed`, `Stopped`. */
async function record(work: CarryWork, folder: string, answer: CarryAnswer): Promise<Result<Recorded, AppError>> {
  const { desk, check, progress } = work
  const note = parseCheckpoint(answer.checkpoint)
  if (!note.ok) return err({ kind: 'carry-damaged' })
  const { size } = note.value
  progress.begin('checking', answer.bodies.length + answer.documents.length)
  await checkFiles(folder, answer, check)
  check()
  const from = pulledTo(desk.store)
  if (answer.after > from) return err({ kind: 'carry-unfit' })
  const tree = readTree(desk.store)
  const pages: RecordedPage[] = []
  let next = answer.after + 1
  for (let index = 0; index < answer.bodies.length; index++) {
    const first = next
    for (const envelope of await readPage(folder, answer, index)) {
      if (envelope.number !== next || !isItsId(envelope)) throw new FolderFailed({ kind: 'carry-damaged' })
      if (next > from) tree.append(toLeafHash(envelope.id, envelope.receivedAt))
      next += 1
    }
    pages.push({ index, first, last: next - 1 })
    check()
    progress.advance(1)
  }
  return next - 1 !== size ? err({ kind: 'carry-damaged' }) : ok({ answer, folder, size, pages, tree })
}

type Taken = Pick<ReadCarry, 'sent' | 'received' | 'documents'>
type TakeWork = Parameters<typeof takeAnswer>[0]

async function take(work: TakeWork, recorded: Recorded): Promise<Result<Taken, AppError>> {
  const { desk, progress, treeOf, signal, beforeSend } = work
  const { store } = desk
  const log = createRecordedLog(recorded)
  const context: RunContext = { desk, progress, treeOf, signal, transport: log, sender: null }
  const isPast = recorded.size < pulledTo(store)
  if (!isPast && recorded.size < Math.max(lastCheckpoint(store)?.size ?? 0, acknowledgedTo(store)))
    return err({ kind: 'carry-unfit' })
  const waited = outgoingLines(store)
  const run = isPast ? await takeDocuments(context, recorded) : await runOnce(context, { beforeSend, recognised })
  const failure = log.failure()
  if (!run.ok) return failure === null ? run : err(failure)
  const waits = new Set(outgoingLines(store).map(({ envelopeId }) => envelopeId))
  const { received, documents } = run.value
  return ok({ sent: waited.filter(({ envelopeId }) => !waits.has(envelopeId)).length, received, documents })
}
const recognised = () => ok(null)

/** Its records are here already: it must still be the history that they come from. */
async function takeDocuments(context: RunContext, { answer, tree, size }: Recorded) {
  const head = verifyNote(context.desk, answer.checkpoint)
  const isSame = head.ok && Buffer.from(tree.root(size)).equals(head.value.root)
  if (!isSame) return differentHistory(lastCheckpoint(context.desk.store), size)
  const documents = await fetchDocuments(context)
  return documents.ok ? ok({ received: 0, documents: documents.value }) : documents
}

function settleRequest({ desk: { store, deps } }: CarryWork, answer: CarryAnswer): Result<null, AppError> {
  const text = setting(store, 'carry-request')
  const isAnswered = text !== null && (JSON.parse(text) as { readonly id: string }).id === answer.request
  const settled = transact(store, () => {
    if (isAnswered) setSetting(store, 'carry-request', null)
    return null
  })
  if (settled.ok) deps.changed(['carrying', 'outbox', 'sync'])
  return settled
}
