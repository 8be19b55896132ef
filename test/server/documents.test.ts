import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DocumentHash } from '../../shared/ids.ts'
import { pieceContentType, wireLimits, wirePaths, type UploadReply } from '../../shared/wire.ts'
import {
  call,
  discardServer,
  enrol,
  foundCommittee,
  makeClaims,
  makeToken,
  sha256Hex,
  startServer,
  type Member,
  type RunningServer,
} from './running-server.ts'

let server: RunningServer
let secretariat: Member
let member: Member
beforeAll(async () => {
  server = await startServer()
  secretariat = await foundCommittee(server)
  member = await enrol(secretariat)
})
afterAll(() => discardServer(server))

interface Piece {
  readonly offset: number
  readonly last: boolean
  readonly bytes: Uint8Array
}
const hashOf = (bytes: Uint8Array): DocumentHash => sha256Hex(bytes) as DocumentHash
const pieceHeaders = ({ offset, last }: Omit<Piece, 'bytes'>) => ({
  'content-type': pieceContentType,
  'upload-offset': String(offset),
  'upload-complete': last ? '?1' : '?0',
})

function send(document: DocumentHash, piece: Piece, by = secretariat) {
  const path = wirePaths.document(by.committeeId, document)
  const body = new Uint8Array(piece.bytes)
  return call<UploadReply>(by, path, { method: 'PATCH', body, headers: pieceHeaders(piece) })
}
const head = (document: DocumentHash, by = secretariat) =>
  call(by, wirePaths.document(by.committeeId, document), { method: 'HEAD' })
const fetchDocument = (document: DocumentHash, range?: string) =>
  call<Uint8Array>(member, wirePaths.document(member.committeeId, document), { headers: range ? { range } : {} })

async function store(bytes: Uint8Array): Promise<DocumentHash> {
  const document = hashOf(bytes)
  expect((await send(document, { offset: 0, last: true, bytes })).status).toBe(200)
  return document
}

/** Starts a request of `bytes.length` and cuts the connection after `sent` of them. */
function sendCut(document: DocumentHash, piece: Piece, sent: number): Promise<void> {
  return new Promise((resolve) => {
    const { device, committeeId } = secretariat
    const outgoing = request(server.url + wirePaths.document(committeeId, document), {
      method: 'PATCH',
      headers: {
        ...pieceHeaders(piece),
        'content-length': piece.bytes.length,
        authorization: `Bearer ${makeToken(device, makeClaims(server, device, committeeId))}`,
      },
    })
    outgoing.on('error', () => resolve())
    outgoing.write(piece.bytes.subarray(0, sent), () => setTimeout(() => outgoing.destroy(new Error('cut')), 50))
  })
}

/** Sends all bytes without a content-length, so that the server finds out only while it reads. */
function sendUnannounced(
  document: DocumentHash,
  bytes: Uint8Array,
  by = secretariat,
): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const { server, device, committeeId } = by
    const authorization = `Bearer ${makeToken(device, makeClaims(server, device, committeeId))}`
    const headers = { ...pieceHeaders({ offset: 0, last: true }), authorization, 'transfer-encoding': 'chunked' }
    const path = wirePaths.document(committeeId, document)
    const outgoing = request(server.url + path, { method: 'PATCH', headers }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
        resolve({ status: incoming.statusCode ?? 0, body })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(bytes)
  })
}

async function offsetOf(document: DocumentHash): Promise<number> {
  const { status, headers } = await head(document)
  return status === 404 ? 0 : Number(headers.get('upload-offset'))
}

test('a document sent in pieces comes back whole, to members too', async () => {
  const bytes = randomBytes(300_000)
  const document = hashOf(bytes)
  expect((await head(document)).status).toBe(404)
  const first = await send(document, { offset: 0, last: false, bytes: bytes.subarray(0, 100_000) })
  expect(first.body).toEqual({ offset: 100_000, complete: false })
  const partly = await head(document)
  expect([partly.status, partly.headers.get('upload-offset'), partly.headers.get('upload-complete')]).toEqual([
    204,
    '100000',
    '?0',
  ])
  expect((await head(document, member)).status).toBe(404)
  expect((await fetchDocument(document)).status).toBe(404)
  const second = await send(document, { offset: 100_000, last: true, bytes: bytes.subarray(100_000) })
  expect(second.body).toEqual({ offset: 300_000, complete: true })
  const whole = await head(document, member)
  expect([whole.status, whole.headers.get('content-length'), whole.headers.get('upload-complete')]).toEqual([
    200,
    '300000',
    '?1',
  ])
  const fetched = await fetchDocument(document)
  expect(fetched.status).toBe(200)
  expect(hashOf(fetched.body)).toBe(document)
})

test('an upload that was cut goes on where it stopped, however often', async () => {
  const bytes = randomBytes(3_000_000)
  const document = hashOf(bytes)
  for (const cutAt of [700_000, 1_600_000, 2_300_000]) {
    const offset = await offsetOf(document)
    expect(offset).toBeLessThan(cutAt)
    await sendCut(document, { offset, last: true, bytes: bytes.subarray(offset) }, cutAt - offset)
  }
  let offset = await offsetOf(document)
  expect(offset).toBeGreaterThan(0)
  // The server may still be writing what the last cut request brought; its refusal then says where to go on.
  for (;;) {
    const reply = await send(document, { offset, last: true, bytes: bytes.subarray(offset) })
    if (reply.status === 200) break
    expect(reply).toMatchObject({ status: 409, body: { kind: 'offset-conflict' } })
    expect(Number(reply.headers.get('upload-offset'))).toBeGreaterThan(offset)
    offset = Number(reply.headers.get('upload-offset'))
  }
  expect(hashOf((await fetchDocument(document)).body)).toBe(document)
})

test('a newer request takes over from one that hangs half-open', async () => {
  const bytes = randomBytes(500_000)
  const document = hashOf(bytes)
  const { device, committeeId } = secretariat
  const hanging = request(server.url + wirePaths.document(committeeId, document), {
    method: 'PATCH',
    headers: {
      ...pieceHeaders({ offset: 0, last: true }),
      'content-length': bytes.length,
      authorization: `Bearer ${makeToken(device, makeClaims(server, device, committeeId))}`,
    },
  })
  hanging.on('error', () => {})
  hanging.write(bytes.subarray(0, 200_000))
  while ((await offsetOf(document)) < 200_000) await new Promise((resolve) => setTimeout(resolve, 5))
  const reply = await send(document, { offset: 200_000, last: true, bytes: bytes.subarray(200_000) })
  expect(reply.body).toEqual({ offset: 500_000, complete: true })
  hanging.destroy()
})

test('another offset is answered with the right one', async () => {
  const bytes = randomBytes(1000)
  const document = hashOf(bytes)
  const conflict = { status: 409, body: { kind: 'offset-conflict' } }
  const early = await send(document, { offset: 5, last: true, bytes })
  expect([early, early.headers.get('upload-offset')]).toMatchObject([conflict, '0'])
  await send(document, { offset: 0, last: false, bytes: bytes.subarray(0, 400) })
  const again = await send(document, { offset: 0, last: false, bytes: bytes.subarray(0, 400) })
  expect([again, again.headers.get('upload-offset')]).toMatchObject([conflict, '400'])
  await send(document, { offset: 400, last: true, bytes: bytes.subarray(400) })
  const late = await send(document, { offset: 0, last: true, bytes })
  expect([late.status, late.headers.get('upload-offset'), late.headers.get('upload-complete')]).toEqual([
    409,
    '1000',
    '?1',
  ])
})

test('bytes that do not hash to their name are discarded, and the right ones are taken afterwards', async () => {
  const bytes = randomBytes(1000)
  const document = hashOf(bytes)
  const wrong = Uint8Array.from(bytes, (byte, index) => (index === 500 ? byte ^ 1 : byte))
  const refused = await send(document, { offset: 0, last: true, bytes: wrong })
  expect([refused, refused.headers.get('upload-offset')]).toMatchObject([
    { status: 422, body: { kind: 'wrong-hash' } },
    '0',
  ])
  expect((await head(document)).status).toBe(404)
  expect(existsSync(join(server.folder, 'documents', secretariat.committeeId, 'incoming', document))).toBe(false)
  expect((await send(document, { offset: 0, last: true, bytes })).status).toBe(200)
})

test('a piece of 8 MiB is taken, a longer one is not and leaves the upload where it was', async () => {
  const bytes = randomBytes(wireLimits.pieceBytes + 1)
  const document = hashOf(bytes)
  const tooLong = await send(document, { offset: 0, last: true, bytes })
  expect(tooLong).toMatchObject({ status: 413, body: { kind: 'too-large' } })
  expect(await sendUnannounced(document, randomBytes(2 * wireLimits.pieceBytes))).toMatchObject({
    status: 413,
    body: { kind: 'too-large' },
  })
  expect(await offsetOf(document)).toBe(0)
  expect((await send(document, { offset: 0, last: false, bytes: bytes.subarray(0, -1) })).status).toBe(200)
  expect((await send(document, { offset: wireLimits.pieceBytes, last: true, bytes: bytes.subarray(-1) })).status).toBe(
    200,
  )
})

test('a refused piece is read to its end, so that its connection is free again', async () => {
  const own = await startServer()
  const desk = await foundCommittee(own)
  const bytes = randomBytes(2 * wireLimits.pieceBytes)
  const document = hashOf(bytes)
  expect((await sendUnannounced(document, bytes, desk)).status).toBe(413)
  expect((await send(document, { offset: 7, last: true, bytes }, desk)).status).toBe(413)
  expect((await send(document, { offset: 7, last: true, bytes: bytes.subarray(0, 5_000_000) }, desk)).status).toBe(409)
  const startedMs = performance.now()
  await discardServer(own)
  expect(performance.now() - startedMs).toBeLessThan(2_000)
})

test('only pieces are taken as a body', async () => {
  const path = wirePaths.document(secretariat.committeeId, hashOf(randomBytes(8)))
  const headers = { 'upload-offset': '0', 'upload-complete': '?1' }
  for (const type of ['application/json', 'text/plain', 'application/octet-stream']) {
    const reply = await call(secretariat, path, {
      method: 'PATCH',
      body: '{}',
      headers: { ...headers, 'content-type': type },
    })
    expect(reply).toMatchObject({ status: 415, body: { kind: 'unsupported-type' } })
  }
  const bare = await call(secretariat, path, {
    method: 'PATCH',
    body: 'x',
    headers: { 'content-type': pieceContentType },
  })
  expect(bare).toMatchObject({ status: 400, body: { kind: 'bad-request' } })
})

test.each([
  ['bytes=0-9', 206, [0, 9]],
  ['bytes=990-', 206, [990, 999]],
  ['bytes=990-5000', 206, [990, 999]],
  ['bytes=-10', 206, [990, 999]],
  ['bytes=-5000', 206, [0, 999]],
  ['bytes=0-0', 206, [0, 0]],
  ['bytes=5-4', 200, [0, 999]],
  ['bytes=0-1,5-6', 200, [0, 999]],
  ['lines=0-1', 200, [0, 999]],
  ['bytes=-', 200, [0, 999]],
] as const)('the range %s is answered with %i', async (range, status, [start, end]) => {
  const bytes = randomBytes(1000)
  const document = await store(bytes)
  const reply = await fetchDocument(document, range)
  expect(reply.status).toBe(status)
  expect(Buffer.from(reply.body).equals(bytes.subarray(start, end + 1))).toBe(true)
  expect(reply.headers.get('content-range')).toBe(status === 206 ? `bytes ${start}-${end}/1000` : null)
  expect(reply.headers.get('accept-ranges')).toBe('bytes')
})

test.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0'])('the range %s cannot be had', async (range) => {
  const reply = await fetchDocument(await store(randomBytes(1000)), range)
  expect(reply).toMatchObject({ status: 416, body: { kind: 'range-not-satisfiable' } })
  expect(reply.headers.get('content-range')).toBe('bytes */1000')
})

test('documents beyond the quota are refused, also after a restart, and a discarded one gives its room back', async () => {
  const limits = { documentBytesPerCommittee: 1000 }
  let small = await startServer({ limits })
  const desk = await foundCommittee(small)
  const [a, b, c] = [randomBytes(600), randomBytes(500), randomBytes(400)]
  const wrong = await send(hashOf(c), { offset: 0, last: true, bytes: b }, desk)
  expect(wrong.status).toBe(422)
  expect((await send(hashOf(a), { offset: 0, last: true, bytes: a }, desk)).status).toBe(200)
  const full = { status: 507, body: { kind: 'quota-exceeded' } }
  expect(await send(hashOf(b), { offset: 0, last: true, bytes: b }, desk)).toMatchObject(full)
  await small.close()
  small = await startServer({ limits, folder: small.folder })
  const again = { ...desk, server: small }
  expect(await send(hashOf(b), { offset: 0, last: true, bytes: b }, again)).toMatchObject(full)
  expect((await send(hashOf(c), { offset: 0, last: true, bytes: c }, again)).status).toBe(200)
  await discardServer(small)
})

test('an upload that nobody goes on with for two weeks is given up at the next start', async () => {
  let forgetful = await startServer()
  const desk = await foundCommittee(forgetful)
  const bytes = randomBytes(100)
  await send(hashOf(bytes), { offset: 0, last: false, bytes: bytes.subarray(0, 50) }, desk)
  const incoming = join(forgetful.folder, 'documents', desk.committeeId, 'incoming')
  expect(readdirSync(incoming)).toHaveLength(1)
  await forgetful.close()
  forgetful = await startServer({ folder: forgetful.folder })
  const again = { ...desk, server: forgetful }
  // File times are the machine's own, so the server's clock goes by those.
  forgetful.clock.nowMs = Date.now() + 15 * 24 * 60 * 60 * 1000
  const other = randomBytes(10)
  expect((await send(hashOf(other), { offset: 0, last: true, bytes: other }, again)).status).toBe(200)
  expect(readdirSync(incoming)).toHaveLength(0)
  await discardServer(forgetful)
})

test('a server that is closed does not wait for a client that hangs in the middle of a piece', async () => {
  const closing = await startServer()
  const desk = await foundCommittee(closing)
  const token = makeToken(desk.device, makeClaims(closing, desk.device, desk.committeeId))
  const path = wirePaths.document(desk.committeeId, hashOf(randomBytes(9)))
  const headers = { ...pieceHeaders({ offset: 0, last: true }), authorization: `Bearer ${token}`, 'content-length': 9 }
  const hanging = request(closing.url + path, { method: 'PATCH', headers })
  hanging.on('error', () => {})
  hanging.write('half')
  await new Promise((resolve) => setTimeout(resolve, 100))
  await discardServer(closing)
}, 8_000)
