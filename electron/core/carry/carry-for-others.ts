import type { CarriedRequest } from '../../../shared/api/carrying.ts'
import type { AppError } from '../../../shared/errors.ts'
import { DocumentHash } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { PushEnvelopes, wireLimits } from '../../../shared/wire.ts'
import { toNow } from '../standing.ts'
import { documentsDue } from '../store/outgoing-rows.ts'
import { entryAt, type RosterRow } from '../store/roster.ts'
import { parseJson, toAppError } from '../sync/call-error.ts'
import { differentHistory, provePrefix, readHead, verifyNote, type Head } from '../sync/history.ts'
import { parsePage } from '../sync/pull.ts'
import type { RunContext } from '../sync/run-context.ts'
import type { Transport } from '../sync/transport.ts'
import { sendFile } from '../sync/upload.ts'
import type { CarryWork } from './carry-work.ts'
import { putSealed } from './download-to.ts'
import {
  checkExpected,
  type Expected,
  FolderFailed,
  onFolder,
  openCarryFolder,
  putBytes,
  readExpected,
  removeCarried,
} from './folder.ts'
import {
  bodyName,
  type CarryAnswer,
  carryLimits,
  type CarryRequest,
  documentName,
  manifestName,
  signatureName,
} from './manifest.ts'
import { believe, checkFiles, findManifests, isExpired, putManifest, tidy } from './manifests.ts'

// What a desk with a network does for those without. It sends their envelopes as they are, which it cannot read, and
// brings back what the server's log says. The server's rules stay: a member's laptop uploads no documents.

export interface Courier extends CarryWork {
  readonly context: RunContext
  readonly transport: Transport
}

/** A request that may be sent, and the person it is of. */
export interface Sent {
  readonly request: CarryRequest
  readonly signer: RosterRow
  readonly sent: number
}
export type Sending = { readonly member: RosterRow['name'] | null; readonly result: Result<Sent, AppError> }

/** Sends what every request in the folder brings. Throws `FolderFailed` (of the folder as a whole) and `Stopped`. */
export async function sendRequests(courier: Courier, chosen: string): Promise<readonly Sending[]> {
  const folder = await openCarryFolder(chosen, false)
  const found = await findManifests(folder, 'request')
  courier.check()
  if (found.length === 0) throw new FolderFailed({ kind: 'carry-nothing' })
  const sendings: Sending[] = []
  for (const each of found) {
    if (!each.ok) {
      sendings.push({ member: null, result: each })
      continue
    }
    const signer = believe(courier.desk, each.value)
    const { manifest } = each.value
    if (!signer.ok || manifest.format !== 'review-desk-carry-request') {
      sendings.push({ member: null, result: signer.ok ? err({ kind: 'carry-damaged' }) : signer })
      continue
    }
    const result = await onFolder(() => sendOne(courier, folder, manifest, signer.value))
    sendings.push({ member: signer.value.name, result })
  }
  return sendings
}

/** Nothing goes to a server that shows another history than the requester has seen; documents go before papers. */
async function sendOne(
  courier: Courier,
  folder: string,
  request: CarryRequest,
  signer: RosterRow,
): Promise<Result<Sent, AppError>> {
  const { context, transport, progress, check } = courier
  progress.begin('checking', request.bodies.length + request.documents.length)
  await checkFiles(folder, request, check)
  check()
  const head = await readHead(context)
  if (!head.ok) return head
  const same = await isSameHistory(courier, request, head.value)
  if (!same.ok) return same
  const uploaded = await uploadFor(courier, folder, request)
  if (!uploaded.ok) return uploaded
  let sent = 0
  progress.begin('sending', request.bodies.length)
  for (const [index, line] of request.bodies.entries()) {
    const body = PushEnvelopes.safeParse(parseJson(await readExpected(folder, bodyName(request.id, index), line)))
    if (!body.success) return err({ kind: 'carry-damaged' })
    const reply = await transport.push(body.data)
    check()
    if (!reply.ok) return err(toAppError(reply.error))
    sent += body.data.envelopes.length
    progress.advance(1)
  }
  return ok({ request, signer, sent })
}

/** What the requester was last shown must be what this server's log began with. */
async function isSameHistory(
  { desk, context }: Courier,
  request: CarryRequest,
  head: Head,
): Promise<Result<null, AppError>> {
  if (request.checkpoint === null) return ok(null)
  const seen = verifyNote(desk, request.checkpoint)
  if (!seen.ok)
    return err(
      seen.error.kind === 'bad-checkpoint' ? { kind: 'carry-damaged' } : differentHistory(null, head.size).error,
    )
  if (seen.value.size > head.size) return differentHistory(seen.value, head.size)
  return seen.value.size === 0 ? ok(null) : provePrefix(context, seen.value, head)
}

async function uploadFor(
  { desk, transport, progress, check }: Courier,
  folder: string,
  request: CarryRequest,
): Promise<Result<null, AppError>> {
  const isSecretariat = entryAt(desk.store, desk.own.device, toNow(desk))?.role === 'secretary'
  progress.begin('documents', request.documents.length)
  for (const line of request.documents) {
    const state = await transport.uploadState(line.sha256)
    check()
    if (!state.ok) return err(toAppError(state.error))
    if (state.value?.complete !== true) {
      if (!isSecretariat) return err({ kind: 'carry-needs-secretariat' })
      const path = await plainPath(folder, line, check)
      const damaged = () => err<AppError>({ kind: 'carry-damaged' })
      const sent = await sendFile(transport, progress, { hash: line.sha256, sealedBytes: line.bytes, path, damaged })
      check()
      if (!sent.ok) return sent
    }
    progress.advance(1)
  }
  return ok(null)
}

/** Looked at once more, because the folder may have been changed since. */
async function plainPath(folder: string, line: CarryRequest['documents'][number], check: () => void): Promise<string> {
  await checkExpected(folder, documentName(line.sha256), line, check)
  return `${folder}/${documentName(line.sha256)}`
}

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
    const put = await putSealed(courier, folder, DocumentHash.parse(hash), made)
    check()
    if (!put.ok) return put
    if (put.value === null) missing += 1
    else lines.push(put.value)
    progress.advance(1)
  }
  return ok({ lines, missing })
}
