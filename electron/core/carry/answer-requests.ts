import type { CarriedRequest } from '../../../shared/api/carrying.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { wireLimits } from '../../../shared/wire.ts'
import { toNow } from '../standing.ts'
import { documentsDue } from '../store/outgoing-rows.ts'
import { entryAt, type RosterRow } from '../store/roster.ts'
import { toAppError } from '../sync/call-error.ts'
import { differentHistory, readHead, type Head } from '../sync/history.ts'
import { parsePage } from '../sync/pull.ts'
import { putSealed } from './download-to.ts'
import { type Expected, onFolder, openCarryFolder, putBytes, removeCarried } from './folder.ts'
import { bodyName, type CarryAnswer, carryLimits, type CarryRequest, manifestName, signatureName } from './manifest.ts'
import { isExpired, putManifest, tidy } from './manifests.ts'
import type { Courier, Sending, Sent } from './send-requests.ts'

// The second half of carrying for others: what the server's log says, from where the requester stopped, and the sealed
// documents. Proofs are not carried; who reads makes them from the pages.

/** Writes the answer to each request that was sent. Throws `FolderFailed` and `Stopped`. */
export async function answerRequests(
  courier: Courier,
  chosen: string,
  sendings: readonly Sending[],
): Promise<readonly CarriedRequest[]> {
  const folder = await openCarryFolder(chosen, false)
  const carried: CarriedRequest[] = []
  for (const { member, result } of sendings) {
    const answered = result.ok ? await onFolder(() => answerOne(courier, folder, result.value)) : result
    carried.push({
      member,
      outcome: answered.ok ? answered.value : { state: 'refused', error: answered.error },
    })
  }
  const { desk } = courier
  await onFolder(async () => {
    await tidy(folder, (each) => isExpired(desk, each))
    return ok(null)
  })
  return carried
}

type Carried = Extract<CarriedRequest['outcome'], { readonly state: 'carried' }>

async function answerOne(
  courier: Courier,
  folder: string,
  { request, signer, sent }: Sent,
): Promise<Result<Carried, AppError>> {
  const { desk, context, check } = courier
  const { own, deps } = desk
  const head = await readHead(context)
  if (!head.ok) return head
  if (request.pulledTo > head.value.size) return differentHistory({ size: request.pulledTo }, head.value.size)
  const id = Buffer.from(deps.random(16)).toString('hex')
  const made = [manifestName(id, 'answer'), signatureName(manifestName(id, 'answer'))]
  try {
    const bodies = await putPages(courier, folder, { id, after: request.pulledTo, size: head.value.size, made })
    const documents = bodies.ok ? await putWanted(courier, folder, request, signer, made) : bodies
    const note = documents.ok ? await noteOf(courier, head.value) : documents
    check()
    if (!bodies.ok || !documents.ok || !note.ok) {
      await removeCarried(folder, made)
      return !bodies.ok ? bodies : !documents.ok ? documents : (note as Result<never, AppError>)
    }
    const nowMs = deps.now()
    const expiresAt = new Date(nowMs + carryLimits.lifeMs).toISOString()
    const { lines, missing } = documents.value
    const answer: CarryAnswer = {
      format: 'review-desk-carry-answer',
      v: 1,
      id,
      committee: own.committee,
      device: own.device,
      madeAt: new Date(nowMs).toISOString(),
      expiresAt,
      bodies: bodies.value,
      documents: lines,
      request: request.id,
      for: request.device,
      after: request.pulledTo,
      checkpoint: note.value,
    }
    await putManifest(desk, folder, answer)
    await tidy(folder, (each) => each.format === answer.format && each.for === answer.for && each.id !== id)
    const received = head.value.size - request.pulledTo
    return ok({ state: 'carried', sent, received, documents: lines.length, missing, expiresAt })
  } catch (error) {
    await removeCarried(folder, made)
    throw error
  }
}

/** The note of exactly this size: others may push while the pages are fetched. */
async function noteOf({ transport, check }: Courier, { size }: Head): Promise<Result<string, AppError>> {
  const reply = await transport.checkpoint(0, size)
  check()
  return reply.ok ? ok(reply.value.checkpoint) : err(toAppError(reply.error))
}

interface Pages {
  readonly id: string
  readonly after: number
  readonly size: number
  readonly made: string[]
}

async function putPages(
  { transport, progress, check }: Courier,
  folder: string,
  { id, after: from, size, made }: Pages,
): Promise<Result<Expected[], AppError>> {
  const bodies: Expected[] = []
  progress.begin('receiving', size - from)
  for (let after = from; after < size;) {
    const limit = Math.min(wireLimits.pullEnvelopes, size - after)
    const reply = await transport.pull(after, limit)
    check()
    if (!reply.ok) return err(toAppError(reply.error))
    const page = parsePage(reply.value, after, limit)
    if (page === null) return err({ kind: 'server-nonsense' })
    const name = bodyName(id, bodies.length)
    made.push(name)
    const { envelopes } = reply.value
    bodies.push(await putBytes(folder, name, Buffer.from(JSON.stringify({ envelopes }))))
    after += page.length
    progress.advance(page.length)
  }
  return ok(bodies)
}

/** What was asked for; from the secretariat's laptop also what the person has been given the key of. */
async function putWanted(
  courier: Courier,
  folder: string,
  request: CarryRequest,
  signer: RosterRow,
  made: string[],
): Promise<Result<{ readonly lines: CarryAnswer['documents']; readonly missing: number }, AppError>> {
  const { desk, progress, check } = courier
  const isSecretariat = entryAt(desk.store, desk.own.device, toNow(desk))?.role === 'secretary'
  const due = isSecretariat ? documentsDue(desk.store, signer.member, toNow(desk)) : []
  const wanted = [...new Set([...request.wants, ...due])].slice(0, carryLimits.documents)
  progress.begin('documents', wanted.length)
  const lines: CarryAnswer['documents'] = []
  let missing = 0
  for (const hash of wanted) {
    const put = await putSealed(courier, folder, hash, made)
    check()
    if (!put.ok) return put
    if (put.value === null) missing += 1
    else lines.push(put.value)
    progress.advance(1)
  }
  return ok({ lines, missing })
}
