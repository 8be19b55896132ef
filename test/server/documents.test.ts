import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pieceContentType, wireLimits, wirePaths } from '../../shared/wire.ts'
import {
  call,
  discardServer,
  enrol,
  foundCommittee,
  startServer,
  type Member,
  type RunningServer,
} from './running-server.ts'
import {
  fetchDocument,
  hashOf,
  headDocument,
  offsetOf,
  openPiece,
  sendCut,
  sendPiece,
  sendUnannounced,
} from './uploads.ts'

let server: RunningServer
let secretariat: Member
let member: Member
beforeAll(async () => {
  server = await startServer()
  secretariat = await foundCommittee(server)
  member = await enrol(secretariat)
})
afterAll(() => discardServer(server))

test('a document sent in pieces comes back whole, to members too', async () => {
  const bytes = randomBytes(300_000)
  const document = hashOf(bytes)
  expect((await headDocument(secretariat, document)).status).toBe(404)
  const first = await sendPiece(secretariat, document, { offset: 0, last: false, bytes: bytes.subarray(0, 100_000) })
  expect(first.body).toEqual({ offset: 100_000, complete: false })
  const partly = await headDocument(secretariat, document)
  expect([partly.status, partly.headers.get('upload-offset'), partly.headers.get('upload-complete')]).toEqual([
    204,
    '100000',
    '?0',
  ])
  expect((await headDocument(member, document)).status).toBe(404)
  expect((await fetchDocument(member, document)).status).toBe(404)
  const second = await sendPiece(secretariat, document, { offset: 100_000, last: true, bytes: bytes.subarray(100_000) })
  expect(second.body).toEqual({ offset: 300_000, complete: true })
  const whole = await headDocument(member, document)
  expect([whole.status, whole.headers.get('content-length'), whole.headers.get('upload-complete')]).toEqual([
    200,
    '300000',
    '?1',
  ])
  const fetched = await fetchDocument(member, document)
  expect(fetched.status).toBe(200)
  expect(hashOf(fetched.body)).toBe(document)
})

test('an upload that was cut goes on where it stopped, however often', async () => {
  const bytes = randomBytes(3_000_000)
  const document = hashOf(bytes)
  for (const cutAt of [700_000, 1_600_000, 2_300_000]) {
    const offset = await offsetOf(secretariat, document)
    expect(offset).toBeLessThan(cutAt)
    await sendCut(secretariat, document, { offset, last: true, bytes: bytes.subarray(offset) }, cutAt - offset)
  }
  let offset = await offsetOf(secretariat, document)
  expect(offset).toBeGreaterThan(0)
  // The server may still be writing what the last cut request brought; its refusal then says where to go on.
  for (;;) {
    const reply = await sendPiece(secretariat, document, { offset, last: true, bytes: bytes.subarray(offset) })
    if (reply.status === 200) break
    expect(reply).toMatchObject({ status: 409, body: { kind: 'offset-conflict' } })
    expect(Number(reply.headers.get('upload-offset'))).toBeGreaterThan(offset)
    offset = Number(reply.headers.get('upload-offset'))
  }
  expect(hashOf((await fetchDocument(member, document)).body)).toBe(document)
})

test('a newer request takes over from one that hangs half-open', async () => {
  const bytes = randomBytes(500_000)
  const document = hashOf(bytes)
  const hanging = openPiece(secretariat, document, { offset: 0, last: true, length: bytes.length })
  hanging.on('error', () => {})
  hanging.write(bytes.subarray(0, 200_000))
  while ((await offsetOf(secretariat, document)) < 200_000) await new Promise((resolve) => setTimeout(resolve, 5))
  const reply = await sendPiece(secretariat, document, { offset: 200_000, last: true, bytes: bytes.subarray(200_000) })
  expect(reply.body).toEqual({ offset: 500_000, complete: true })
  hanging.destroy()
})

test('another offset is answered with the right one', async () => {
  const bytes = randomBytes(1000)
  const document = hashOf(bytes)
  const conflict = { status: 409, body: { kind: 'offset-conflict' } }
  const early = await sendPiece(secretariat, document, { offset: 5, last: true, bytes })
  expect([early, early.headers.get('upload-offset')]).toMatchObject([conflict, '0'])
  await sendPiece(secretariat, document, { offset: 0, last: false, bytes: bytes.subarray(0, 400) })
  const again = await sendPiece(secretariat, document, { offset: 0, last: false, bytes: bytes.subarray(0, 400) })
  expect([again, again.headers.get('upload-offset')]).toMatchObject([conflict, '400'])
  await sendPiece(secretariat, document, { offset: 400, last: true, bytes: bytes.subarray(400) })
  const late = await sendPiece(secretariat, document, { offset: 0, last: true, bytes })
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
  const refused = await sendPiece(secretariat, document, { offset: 0, last: true, bytes: wrong })
  expect([refused, refused.headers.get('upload-offset')]).toMatchObject([
    { status: 422, body: { kind: 'wrong-hash' } },
    '0',
  ])
  expect((await headDocument(secretariat, document)).status).toBe(404)
  expect(existsSync(join(server.folder, 'documents', secretariat.committeeId, 'incoming', document))).toBe(false)
  expect((await sendPiece(secretariat, document, { offset: 0, last: true, bytes })).status).toBe(200)
})

test('a piece of 8 MiB is taken, a longer one is not and leaves the upload where it was', async () => {
  const bytes = randomBytes(wireLimits.pieceBytes + 1)
  const document = hashOf(bytes)
  const tooLong = await sendPiece(secretariat, document, { offset: 0, last: true, bytes })
  expect(tooLong).toMatchObject({ status: 413, body: { kind: 'too-large' } })
  expect(await sendUnannounced(secretariat, document, randomBytes(2 * wireLimits.pieceBytes))).toMatchObject({
    status: 413,
    body: { kind: 'too-large' },
  })
  expect(await offsetOf(secretariat, document)).toBe(0)
  expect(
    (await sendPiece(secretariat, document, { offset: 0, last: false, bytes: bytes.subarray(0, -1) })).status,
  ).toBe(200)
  expect(
    (await sendPiece(secretariat, document, { offset: wireLimits.pieceBytes, last: true, bytes: bytes.subarray(-1) }))
      .status,
  ).toBe(200)
})

test('a refused piece is read to its end, so that its connection is free again', async () => {
  const own = await startServer()
  const desk = await foundCommittee(own)
  const bytes = randomBytes(2 * wireLimits.pieceBytes)
  const document = hashOf(bytes)
  expect((await sendUnannounced(desk, document, bytes)).status).toBe(413)
  expect((await sendPiece(desk, document, { offset: 7, last: true, bytes })).status).toBe(413)
  expect((await sendPiece(desk, document, { offset: 7, last: true, bytes: bytes.subarray(0, 5_000_000) })).status).toBe(
    409,
  )
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

test('a server that is closed does not wait for a client that hangs in the middle of a piece', async () => {
  const closing = await startServer()
  const desk = await foundCommittee(closing)
  const hanging = openPiece(desk, hashOf(randomBytes(9)), { offset: 0, last: true, length: 9 })
  hanging.on('error', () => {})
  hanging.write('half')
  await new Promise((resolve) => setTimeout(resolve, 100))
  await discardServer(closing)
}, 8_000)
