import fc from 'fast-check'
import { createHash, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toVerifyKey } from '../../server/auth.ts'
import { continues, originOf, verifyCheckpoint, type Checkpoint } from '../../shared/checkpoint.ts'
import { bytesToHex, hexToBytes } from '../../shared/hex.ts'
import type { CommitteeId } from '../../shared/ids.ts'
import { verifyInclusion } from '../../shared/merkle-verify.ts'
import { hashLeaf, hashNode, leafData, type Sha256 } from '../../shared/merkle.ts'
import {
  wirePaths,
  type CheckpointReply,
  type CommitteeReply,
  type InclusionBatchReply,
  type InclusionProof,
  type PullReply,
} from '../../shared/wire.ts'
import {
  call,
  discardServer,
  foundCommittee,
  makeEnvelopes,
  push,
  startServer,
  type Member,
  type RunningServer,
} from './running-server.ts'

const logLength = 70
const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())
const fromHex = (hash: string): Uint8Array => hexToBytes(hash, 32)

let server: RunningServer
let member: Member
let logKey: Uint8Array
let leaves: Uint8Array[]
beforeAll(async () => {
  server = await startServer()
  member = await foundCommittee(server)
  logKey = fromHex((await call<CommitteeReply>(member, wirePaths.committee(member.committeeId))).body.logKey)
  for (let pushed = 0; pushed < logLength; pushed += 7) {
    await push(member, makeEnvelopes(7))
    server.clock.nowMs += 1000
  }
  const { body } = await call<PullReply>(member, `${wirePaths.envelopes(member.committeeId)}?after=0`)
  leaves = body.envelopes.map(({ id, receivedAt }) => hashLeaf(sha256, leafData(id, receivedAt)))
})
afterAll(() => discardServer(server))

/** The definition in RFC 6962 2.1, word for word, to hold the quick tree against. */
function rootByDefinition(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes
  if (hashes.length <= 1) return only ?? sha256(new Uint8Array(0))
  let left = 1
  while (left * 2 < hashes.length) left *= 2
  return hashNode(sha256, rootByDefinition(hashes.slice(0, left)), rootByDefinition(hashes.slice(left)))
}

const getCheckpoint = (from: number, size?: number) => {
  const query = `?from=${from}${size === undefined ? '' : `&size=${size}`}`
  return call<CheckpointReply>(member, `${wirePaths.checkpoint(member.committeeId)}${query}`)
}
function open(checkpoint: string, publicKey = logKey, committeeId: CommitteeId = member.committeeId) {
  return verifyCheckpoint(
    checkpoint,
    { origin: originOf(committeeId), publicKey },
    {
      sha256,
      verify: (message, signature, key) => verify(null, message, toVerifyKey(bytesToHex(key)), signature),
    },
  )
}
function openGood(checkpoint: string): Checkpoint {
  const opened = open(checkpoint)
  if (!opened.ok) throw new Error(opened.error.kind)
  return opened.value
}

test('the newest checkpoint is signed and commits to exactly the envelopes of a pull', async () => {
  const { body } = await call<PullReply>(member, `${wirePaths.envelopes(member.committeeId)}?after=0`)
  expect(openGood(body.checkpoint)).toEqual({
    origin: originOf(member.committeeId),
    size: logLength,
    root: rootByDefinition(leaves),
  })
  expect(body.size).toBe(logLength)
})

test('a checkpoint is good for its own committee and its own key only', async () => {
  const { body } = await getCheckpoint(0)
  expect(open(body.checkpoint, fromHex('01'.repeat(32)))).toMatchObject({ error: { kind: 'forged' } })
  const elsewhere = 'f'.repeat(32) as CommitteeId
  expect(open(body.checkpoint, logKey, elsewhere)).toMatchObject({ error: { kind: 'wrong-log' } })
})

test('an empty log has a checkpoint too', async () => {
  const fresh = await foundCommittee(server)
  const { body } = await call<CheckpointReply>(fresh, `${wirePaths.checkpoint(fresh.committeeId)}?from=0`)
  expect(body).toMatchObject({ size: 0, consistency: [] })
  expect(open(body.checkpoint, logKey, fresh.committeeId)).toMatchObject({ value: { size: 0 } })
})

test('a checkpoint of any size extends that of any smaller one, and an old size has the same note as ever', async () => {
  const sizes = fc.tuple(fc.integer({ min: 0, max: logLength }), fc.integer({ min: 0, max: logLength }))
  await fc.assert(
    fc.asyncProperty(sizes, async ([a, b]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      const older = openGood((await getCheckpoint(0, from)).body.checkpoint)
      const reply = await getCheckpoint(from, to)
      const newer = openGood(reply.body.checkpoint)
      expect(newer).toMatchObject({ size: to, root: rootByDefinition(leaves.slice(0, to)) })
      expect(continues(older, newer, reply.body.consistency.map(fromHex), sha256)).toBe(true)
      expect((await getCheckpoint(0, to)).body.checkpoint).toBe(reply.body.checkpoint)
    }),
    { numRuns: 60 },
  )
})

test('every envelope is proved to be in every later size, one by one and many at once', async () => {
  const cases = fc
    .integer({ min: 1, max: logLength })
    .chain((size) =>
      fc.record({ size: fc.constant(size), numbers: fc.array(fc.integer({ min: 1, max: size }), { minLength: 1 }) }),
    )
  await fc.assert(
    fc.asyncProperty(cases, async ({ size, numbers }) => {
      const path = wirePaths.inclusion(member.committeeId)
      const { body } = await call<InclusionBatchReply>(member, path, { method: 'POST', json: { size, numbers } })
      expect(body.proofs.map(({ number }) => number)).toEqual(numbers)
      const root = rootByDefinition(leaves.slice(0, size))
      for (const { number, hashes } of body.proofs) {
        const leafHash = leaves[number - 1] ?? new Uint8Array()
        const claim = { leafHash, index: number - 1, size, proof: hashes.map(fromHex), root }
        expect(verifyInclusion(sha256, claim)).toBe(true)
      }
      const one = await call<InclusionProof>(member, `${path}?number=${numbers[0]}&size=${size}`)
      expect(one.body).toEqual(body.proofs[0])
    }),
    { numRuns: 40 },
  )
})

describe('what the log has not reached is refused', () => {
  test.each([
    [`checkpoint?from=0&size=${logLength + 1}`],
    [`checkpoint?from=${logLength + 1}`],
    ['checkpoint?from=5&size=4'],
    [`inclusion?number=${logLength + 1}&size=${logLength}`],
    [`inclusion?number=1&size=${logLength + 1}`],
    ['inclusion?number=0&size=1'],
    ['inclusion?number=1&size=0'],
  ])('%s', async (path) => {
    const reply = await call(member, `/v1/committees/${member.committeeId}/${path}`)
    expect(reply).toMatchObject({ status: 400, body: { kind: 'beyond-log' } })
  })
})

test('a server that starts over the same folder, or joins it, proves the same', async () => {
  const before = await getCheckpoint(33)
  const second = await startServer({ folder: server.folder })
  const there = { ...member, server: second }
  const path = `${wirePaths.checkpoint(member.committeeId)}?from=33`
  expect((await call<CheckpointReply>(there, path)).body).toEqual(before.body)
  await second.close()
})

test('two servers over one folder that take pushes in turn, new and repeated, prove the same tree', async () => {
  const second = await startServer({ folder: server.folder })
  const turns = await foundCommittee(server)
  const ask = `${wirePaths.checkpoint(turns.committeeId)}?from=0`
  const first = makeEnvelopes(3)
  let count = 3
  await push(turns, first)
  for (const here of [second, server, server, second, second, server, second]) {
    await push({ ...turns, server: here }, [...makeEnvelopes(2), ...first])
    count += 2
    // Only now and then, so that the trees fall behind and have to be read up.
    if (count % 3 !== 0) continue
    const [a, b] = await Promise.all(
      [server, second].map((each) => call<CheckpointReply>({ ...turns, server: each }, ask)),
    )
    expect(a?.body.size).toBe(count)
    expect(a?.body).toEqual(b?.body)
  }
  await second.close()
})
