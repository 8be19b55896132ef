import { join } from 'node:path'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { PushEnvelopes } from '../../../shared/wire.ts'
import { toNow } from '../standing.ts'
import { entryAt, type RosterRow } from '../store/roster.ts'
import { parseJson, toAppError } from '../sync/call-error.ts'
import { differentHistory, provePrefix, readHead, verifyNote, type Head } from '../sync/history.ts'
import type { RunContext } from '../sync/run-context.ts'
import type { Transport } from '../sync/transport.ts'
import { sendFile } from '../sync/upload.ts'
import type { CarryWork } from './carry-work.ts'
import { checkExpected, FolderFailed, onFolder, openCarryFolder, readExpected } from './folder.ts'
import { bodyName, type CarryRequest, documentName } from './manifest.ts'
import { believe, checkFiles, findManifests } from './manifests.ts'

// The first half of carrying for others: envelopes go to the server as they are, unopened. The server's rules stay: a
// member's laptop uploads no documents.

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
  return join(folder, documentName(line.sha256))
}
