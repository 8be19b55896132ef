import { bytesToHex } from '../../../shared/hex.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import type { MerkleTree } from '../../../shared/merkle-tree.ts'
import type { AppError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'
import { PullReply, type NumberedEnvelope } from '../../../shared/wire.ts'
import { envelopeIdOf } from '../crypto/envelope.ts'
import { parseJson, type CallError } from '../sync/call-error.ts'
import type { LogReader } from '../sync/run-context.ts'
import { FolderFailed, readExpected, streamExpected } from './folder.ts'
import { bodyName, type CarryAnswer, documentName } from './manifest.ts'

// A stick is a recorded server. What the network would have answered comes from the answer's pages; proofs are made here,
// of a tree that holds what this desk has and what the pages bring. The run checks them against the signed checkpoint, as
// it would check the server's: with one wrong leaf the root is another, and no proof fits.

export const AnswerBody = PullReply.pick({ envelopes: true })
export type AnswerBody = PullReply['envelopes']

/** One page: its numbers, and where its bytes lie. */
export interface RecordedPage {
  readonly index: number
  readonly first: number
  readonly last: number
}

/** Throws `FolderFailed`, with `carry-damaged` for what is no page or holds an envelope that is not its id. */
export async function readPage(folder: string, answer: CarryAnswer, index: number): Promise<AnswerBody> {
  const line = answer.bodies[index]
  if (line === undefined) throw new RangeError('no such page')
  const parsed = AnswerBody.safeParse(parseJson(await readExpected(folder, bodyName(answer.id, index), line)))
  if (!parsed.success || parsed.data.envelopes.length === 0) throw new FolderFailed({ kind: 'carry-damaged' })
  return parsed.data.envelopes
}

export const isItsId = ({ id, sealed }: AnswerBody[number]): boolean =>
  envelopeIdOf(Buffer.from(sealed, 'base64')) === id

export type Leaf = Pick<NumberedEnvelope, 'id' | 'receivedAt'>

export interface Recorded {
  readonly answer: CarryAnswer
  readonly folder: string
  readonly size: number
  readonly pages: readonly RecordedPage[]
  /** Of everything up to `size`. */
  readonly tree: MerkleTree
}

/** What to say instead of "offline", when the folder failed in the middle. */
export interface RecordedLog extends LogReader {
  readonly failure: () => AppError | null
}

export function createRecordedLog({ answer, folder, size, pages, tree }: Recorded): RecordedLog {
  let failure: AppError | null = null
  const brokenOff = <T>(work: () => Promise<T>) =>
    work().catch((error: unknown) => {
      if (!(error instanceof FolderFailed)) throw error
      failure = error.error
      return err<CallError>({ kind: 'offline' })
    })
  return {
    failure: () => failure,
    checkpoint: async (from, wanted = size) => {
      if (wanted > size || from > wanted) return beyondLog
      const consistency = from === 0 ? [] : tree.consistencyProof(from, wanted).map(bytesToHex)
      return ok({ size: wanted, checkpoint: answer.checkpoint, consistency })
    },
    pull: (after, limit) =>
      brokenOff(async () => {
        const page = pages.find(({ first, last }) => first <= after + 1 && after + 1 <= last)
        if (page === undefined) return beyondLog
        const all = await readPage(folder, answer, page.index)
        const envelopes = all.filter(({ number }) => number > after).slice(0, limit)
        return ok({ envelopes, size, checkpoint: answer.checkpoint })
      }),
    inclusion: async (treeSize, numbers) => {
      if (treeSize > size || numbers.some((number) => number > treeSize)) return beyondLog
      return ok({
        proofs: numbers.map((number) => ({
          number,
          hashes: tree.inclusionProof(number - 1, treeSize).map(bytesToHex),
        })),
      })
    },
    download: (document, offset, sink) =>
      brokenOff(async () => {
        const bytes = bytesOf(answer, document)
        if (bytes === null) return refused(404, 'not-found')
        const headers = new Headers(offset > 0 ? { 'content-range': `bytes ${offset}-${bytes - 1}/${bytes}` } : {})
        const head = { status: offset > 0 ? 206 : 200, headers }
        await streamExpected(folder, documentName(document), { bytes, from: offset }, (piece) => sink(piece, head))
        return ok(head)
      }),
  }
}

const bytesOf = ({ documents }: CarryAnswer, document: DocumentHash): number | null =>
  documents.find(({ sha256 }) => sha256 === document)?.bytes ?? null

const refused = (status: number, wire: 'not-found' | 'beyond-log') =>
  err<CallError>({ kind: 'refused', status, wire, headers: new Headers() })
const beyondLog = refused(400, 'beyond-log')
