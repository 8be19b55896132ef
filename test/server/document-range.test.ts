import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { discardServer, enrol, foundCommittee, startServer, type Member, type RunningServer } from './running-server.ts'
import { fetchDocument, storeDocument } from './uploads.ts'

let server: RunningServer
let secretariat: Member
let member: Member
beforeAll(async () => {
  server = await startServer()
  secretariat = await foundCommittee(server)
  member = await enrol(secretariat)
})
afterAll(() => discardServer(server))

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
  const document = await storeDocument(secretariat, bytes)
  const reply = await fetchDocument(member, document, range)
  expect(reply.status).toBe(status)
  expect(Buffer.from(reply.body).equals(bytes.subarray(start, end + 1))).toBe(true)
  expect(reply.headers.get('content-range')).toBe(status === 206 ? `bytes ${start}-${end}/1000` : null)
  expect(reply.headers.get('accept-ranges')).toBe('bytes')
})

test.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0'])('the range %s cannot be had', async (range) => {
  const reply = await fetchDocument(member, await storeDocument(secretariat, randomBytes(1000)), range)
  expect(reply).toMatchObject({ status: 416, body: { kind: 'range-not-satisfiable' } })
  expect(reply.headers.get('content-range')).toBe('bytes */1000')
})
