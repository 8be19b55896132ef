import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { discardServer, foundCommittee, startServer } from './running-server.ts'
import { hashOf, sendPiece } from './uploads.ts'

test('documents beyond the quota are refused, also after a restart, and a discarded one gives its room back', async () => {
  const limits = { documentBytesPerCommittee: 1000 }
  let small = await startServer({ limits })
  const desk = await foundCommittee(small)
  const [a, b, c] = [randomBytes(600), randomBytes(500), randomBytes(400)]
  const wrong = await sendPiece(desk, hashOf(c), { offset: 0, last: true, bytes: b })
  expect(wrong.status).toBe(422)
  expect((await sendPiece(desk, hashOf(a), { offset: 0, last: true, bytes: a })).status).toBe(200)
  const full = { status: 507, body: { kind: 'quota-exceeded' } }
  expect(await sendPiece(desk, hashOf(b), { offset: 0, last: true, bytes: b })).toMatchObject(full)
  await small.close()
  small = await startServer({ limits, folder: small.folder })
  const again = { ...desk, server: small }
  expect(await sendPiece(again, hashOf(b), { offset: 0, last: true, bytes: b })).toMatchObject(full)
  expect((await sendPiece(again, hashOf(c), { offset: 0, last: true, bytes: c })).status).toBe(200)
  await discardServer(small)
})

test('an upload that nobody goes on with for two weeks is given up at the next start', async () => {
  let forgetful = await startServer()
  const desk = await foundCommittee(forgetful)
  const bytes = randomBytes(100)
  await sendPiece(desk, hashOf(bytes), { offset: 0, last: false, bytes: bytes.subarray(0, 50) })
  const incoming = join(forgetful.folder, 'documents', desk.committeeId, 'incoming')
  expect(readdirSync(incoming)).toHaveLength(1)
  await forgetful.close()
  forgetful = await startServer({ folder: forgetful.folder })
  const again = { ...desk, server: forgetful }
  // File times are the machine's own, so the server's clock goes by those.
  forgetful.clock.nowMs = Date.now() + 15 * 24 * 60 * 60 * 1000
  const other = randomBytes(10)
  expect((await sendPiece(again, hashOf(other), { offset: 0, last: true, bytes: other })).status).toBe(200)
  expect(readdirSync(incoming)).toHaveLength(0)
  await discardServer(forgetful)
})
