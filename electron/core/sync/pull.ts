import type { AppError } from '../../../shared/errors.ts'
import type { MerkleTree } from '../../../shared/merkle-tree.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { wireLimits, type PullReply } from '../../../shared/wire.ts'
import { envelopeIdOf } from '../crypto/envelope.ts'
import { receive, type PulledEnvelope } from '../receive.ts'
import { pulledTo } from '../store/cursor.ts'
import { isKnownEnvelope } from '../store/envelopes.ts'
import type { Store } from '../store/store.ts'
import { toAppError } from './call-error.ts'
import { differentHistory, provePrefix, type Head } from './history.ts'
import { acknowledgedAhead, toLeafHash } from './log-tree.ts'
import { checkRunning, type RunContext } from './run-context.ts'

/** `Date` can write it with four digits of a year. */
const latestMs = Date.UTC(9999, 11, 31)

/**
 * Everything numbered after the cursor, up to the head. A page is taken over only when it is shown to be what the log
 * with this head begins with. Gives the number of envelopes pulled. Errors: `different-history`, `server-nonsense` (an
 * envelope that is not its id, a gap), those of the network and of the store.
 */
export async function pull(context: RunContext, head: Head): Promise<Result<number, AppError>> {
  const { desk, transport, progress } = context
  const tree = context.treeOf(desk.store)
  const from = pulledTo(desk.store)
  if (from > head.size) return differentHistory({ size: from }, head.size)
  if (from === head.size) return withCount(await provePrefix(context, partOf(tree), head), 0)
  progress.begin('receiving', head.size - from)
  for (let after = from; after < head.size;) {
    const limit = Math.min(wireLimits.pullEnvelopes, head.size - after)
    const reply = await transport.pull(after, limit)
    checkRunning(context)
    if (!reply.ok) return err(toAppError(reply.error))
    const page = parsePage(reply.value, after, limit)
    if (page === null) return err({ kind: 'server-nonsense' })
    if (!fitsAcknowledged(desk.store, page)) return differentHistory({ size: after }, head.size)
    for (const { envelopeId, receivedAtMs } of page) tree.append(toLeafHash(envelopeId, receivedAtMs))
    const proved = await provePrefix(context, partOf(tree), head)
    if (!proved.ok) return proved
    after += page.length
    const received = await receive(desk, page, after)
    checkRunning(context)
    if (!received.ok) return received
    progress.advance(page.length)
  }
  return ok(head.size - from)
}

const partOf = (tree: MerkleTree) => ({ size: tree.size(), root: tree.root() })
const withCount = (result: Result<null, AppError>, count: number): Result<number, AppError> =>
  result.ok ? ok(count) : result

export type PageRow = PulledEnvelope & { readonly receivedAtMs: number }

/** Null: not what was asked for, or bytes that do not hash to their name. */
export function parsePage(
  { envelopes }: Pick<PullReply, 'envelopes'>,
  after: number,
  limit: number,
): readonly PageRow[] | null {
  if (envelopes.length === 0 || envelopes.length > limit) return null
  const page: PageRow[] = []
  for (const { id, number, receivedAt, sealed: text } of envelopes) {
    const sealed = Buffer.from(text, 'base64')
    if (number !== after + page.length + 1 || receivedAt > latestMs || envelopeIdOf(sealed) !== id) return null
    page.push({ envelopeId: id, number, receivedAt: toInstant(receivedAt), receivedAtMs: receivedAt, sealed })
  }
  return page
}

/**
 * What the server once acknowledged must come back under the number it gave; nothing that came once may come again
 * under another.
 */
function fitsAcknowledged(store: Store, page: readonly PageRow[]): boolean {
  const ahead = acknowledgedAhead(store)
  const byNumber = new Map(ahead.map((held) => [held.number, held.envelopeId]))
  const byId = new Map(ahead.map((held) => [held.envelopeId, held.number]))
  return page.every(({ envelopeId, number }) => {
    const isFree = (byNumber.get(number) ?? envelopeId) === envelopeId && (byId.get(envelopeId) ?? number) === number
    return isFree && (byId.has(envelopeId) || !isPulledBefore(store, envelopeId))
  })
}

const isPulledBefore = (store: Store, envelopeId: PageRow['envelopeId']): boolean =>
  isKnownEnvelope(store, envelopeId) &&
  store.get(`SELECT 1 FROM envelopes WHERE envelope_id = ? AND state = 'outgoing'`, envelopeId) === undefined

const toInstant = (ms: number): string => new Date(ms).toISOString()
