import { join } from 'node:path'
import type { WrittenCarry } from '../../../shared/api/carrying.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { EnvelopeId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { type PushEnvelopes, wireLimits } from '../../../shared/wire.ts'
import { lastCheckpoint } from '../store/checkpoints.ts'
import { pulledTo } from '../store/cursor.ts'
import { wantedDocuments } from '../store/documents.ts'
import { outgoingBytes, outgoingLines } from '../store/outgoing-rows.ts'
import { setSetting } from '../store/settings.ts'
import { transact } from '../store/transact.ts'
import { documentsToSend } from '../sync/upload.ts'
import type { CarryWork } from './carry-work.ts'
import { type Expected, openCarryFolder, putBytes, putFile, removeCarried } from './folder.ts'
import { bodyName, carryLimits, type CarryRequest, documentName, manifestName, signatureName } from './manifest.ts'
import { isExpired, putManifest, tidy } from './manifests.ts'
import { addFileTo, isCarried } from './sealed-files.ts'

/**
 * Writes what waits here, and what is wanted, into the folder; an older request of this desk goes. Throws `FolderFailed`
 * and `Stopped`, and then leaves nothing of it. Errors: `document-missing`, `document-damaged`, of `transact`.
 */
export async function writeRequest(work: CarryWork, chosen: string): Promise<Result<WrittenCarry, AppError>> {
  const { desk, check } = work
  const { store, own, deps } = desk
  const folder = await openCarryFolder(chosen, true)
  check()
  const id = Buffer.from(deps.random(16)).toString('hex')
  const lines = outgoingLines(store)
  const made: string[] = [manifestName(id, 'request'), signatureName(manifestName(id, 'request'))]
  try {
    const bodies = await putBodies(work, folder, id, made)
    const documents = await putDocuments(work, folder, made)
    if (!documents.ok) {
      await removeCarried(folder, made)
      return documents
    }
    check()
    const nowMs = deps.now()
    const request: CarryRequest = {
      format: 'review-desk-carry-request',
      v: 1,
      id,
      committee: own.committee,
      device: own.device,
      madeAt: new Date(nowMs).toISOString(),
      expiresAt: new Date(nowMs + carryLimits.lifeMs).toISOString(),
      bodies,
      documents: documents.value,
      pulledTo: pulledTo(store),
      checkpoint: lastCheckpoint(store)?.note ?? null,
      wants: wantedDocuments(store)
        .map(({ hash }) => hash)
        .slice(0, carryLimits.documents),
    }
    await putManifest(desk, folder, request)
    check()
    const records = new Set(lines.map(({ recordId }) => recordId)).size
    const noted = noteRequest(work, request, records)
    if (!noted.ok) return noted
    await tidy(folder, (each) => isExpired(desk, each) || isOlderOwn(each, request))
    const { expiresAt } = request
    return ok({ records, documents: request.documents.length, wanted: request.wants.length, expiresAt })
  } catch (error) {
    await removeCarried(folder, made)
    throw error
  }
}

const isOlderOwn = (
  each: { readonly format: string; readonly device: string; readonly id: string },
  own: CarryRequest,
) => each.format === own.format && each.device === own.device && each.id !== own.id

const noteRequest = (
  { desk: { store, deps } }: CarryWork,
  { id, madeAt, expiresAt }: CarryRequest,
  records: number,
): Result<null, AppError> => {
  const noted = transact(store, () => {
    setSetting(store, 'carry-request', JSON.stringify({ id, madeAt, expiresAt, records }))
    return null
  })
  if (noted.ok) deps.changed(['carrying'])
  return noted
}

/** The bodies that a push over the network would have; they are sent as they are. */
async function putBodies(work: CarryWork, folder: string, id: string, made: string[]): Promise<Expected[]> {
  const { desk, check, progress } = work
  const lines = outgoingLines(desk.store)
  progress.begin('sending', lines.length)
  const bodies: Expected[] = []
  for (const group of inGroups(lines)) {
    const envelopes: PushEnvelopes['envelopes'] = []
    for (const envelopeId of group) {
      const sealed = outgoingBytes(desk.store, envelopeId)
      if (sealed !== null) envelopes.push({ id: envelopeId, sealed: Buffer.from(sealed).toString('base64') })
    }
    const name = bodyName(id, bodies.length)
    made.push(name)
    bodies.push(await putBytes(folder, name, Buffer.from(JSON.stringify({ envelopes } satisfies PushEnvelopes))))
    check()
    progress.advance(group.length)
  }
  return bodies
}

function inGroups(lines: ReturnType<typeof outgoingLines>): readonly (readonly EnvelopeId[])[] {
  const groups: EnvelopeId[][] = []
  let bytes = Infinity
  for (const line of lines) {
    const last = groups.at(-1)
    bytes += line.bytes
    if (last === undefined || last.length === wireLimits.pushEnvelopes || bytes > wireLimits.pushBytes) {
      groups.push([line.envelopeId])
      bytes = line.bytes
    } else last.push(line.envelopeId)
  }
  return groups
}

async function putDocuments(
  { desk, check, progress }: CarryWork,
  folder: string,
  made: string[],
): Promise<Result<CarryRequest['documents'], AppError>> {
  const uploads = documentsToSend(desk.store)
  if (uploads.length === 0) return ok([])
  const totalBytes = uploads.reduce((sum, { sealedBytes }) => sum + sealedBytes, 0)
  progress.begin('documents', uploads.length, totalBytes)
  const documents: CarryRequest['documents'] = []
  for (const { hash, sealedBytes } of uploads) {
    const line = { sha256: hash, bytes: sealedBytes }
    if (!(await isCarried(folder, line, check))) {
      made.push(documentName(hash))
      const copied = await putFile(folder, documentName(hash), (file) =>
        addFileTo(file, join(desk.documentsFolder, hash), (bytes) => {
          check()
          progress.advance(0, bytes)
        }),
      )
      if (copied.sha256 !== hash || copied.bytes !== sealedBytes) return err({ kind: 'document-damaged' })
    } else progress.advance(0, sealedBytes)
    documents.push(line)
    progress.advance(1)
  }
  return ok(documents)
}
