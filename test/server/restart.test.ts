import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../server/sqlite-schema.ts'
import type { DocumentHash } from '../../shared/ids.ts'
import { pieceContentType, wirePaths, type CheckpointReply, type PullReply } from '../../shared/wire.ts'
import {
  call,
  discardServer,
  enrol,
  foundCommittee,
  makeEnvelopes,
  push,
  sha256Hex,
  startServer,
  type Member,
} from './running-server.ts'
import { readAll, spawnServer } from './spawned-server.ts'

const everything = (member: Member) => call<PullReply>(member, `${wirePaths.envelopes(member.committeeId)}?after=0`)

test('a restart keeps devices, envelopes, numbers, documents and the log key', async () => {
  const before = await startServer()
  const secretariat = await foundCommittee(before)
  const member = await enrol(secretariat)
  await push(member, makeEnvelopes(20))
  const bytes = randomBytes(5000)
  const document = sha256Hex(bytes) as DocumentHash
  const path = wirePaths.document(member.committeeId, document)
  const headers = { 'content-type': pieceContentType, 'upload-offset': '0', 'upload-complete': '?1' }
  await call(secretariat, path, { method: 'PATCH', body: bytes, headers })
  const pulled = await everything(member)
  await before.close()

  const after = await startServer({ folder: before.folder })
  const again = { ...member, server: after }
  expect((await everything(again)).body).toEqual(pulled.body)
  expect(Buffer.from((await call<Uint8Array>(again, path)).body).equals(bytes)).toBe(true)
  const { body } = await push(again, makeEnvelopes(1))
  expect(body.accepted[0]?.number).toBe(21)
  await discardServer(after)
})

test('the keys and the data are readable by the server’s own account only', async () => {
  const server = await startServer()
  expect(statSync(join(server.folder, 'log-key.pem')).mode & 0o777).toBe(0o600)
  await discardServer(server)
})

test('records of a newer server are left alone, with a sentence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'review-desk-newer-'))
  const db = openDatabase(join(folder, 'records.db'))
  db.pragma('user_version = 99')
  db.close()
  expect(() => openDatabase(join(folder, 'records.db'))).toThrow(/version 99; this server knows 1/)
  rmSync(folder, { recursive: true })
})

const rounds = 5

test(`killed at any moment (${rounds} rounds), the server loses nothing that it acknowledged`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'review-desk-killed-'))
  let running = await spawnServer(folder)
  const secretariat = await foundCommittee(running.server)
  const acknowledged = new Map<string, number>()
  let last: CheckpointReply | undefined
  for (let round = 0; round < rounds; round += 1) {
    const member = { ...secretariat, server: running.server }
    // Some way into a request after so many: counted, so that a slow machine acknowledges as much as a fast one.
    let left = 1 + Math.floor(Math.random() * 20)
    for (;;) {
      if (left === 0) setTimeout(() => running.child.kill('SIGKILL'), Math.random() * 10)
      left -= 1
      const reply = await push(member, makeEnvelopes(7)).catch(() => undefined)
      if (!reply) break
      for (const { id, number } of reply.body.accepted) acknowledged.set(id, number)
    }
    running = await spawnServer(folder)
    const kept = await readAll({ ...secretariat, server: running.server })
    for (const [id, number] of acknowledged) expect(kept[number - 1]).toBe(id)
    const path = `${wirePaths.checkpoint(secretariat.committeeId)}?from=${last?.size ?? 0}`
    last = (await call<CheckpointReply>({ ...secretariat, server: running.server }, path)).body
    expect(last.size).toBe(kept.length)
  }
  expect(acknowledged.size).toBeGreaterThan(0)
  const ended = new Promise((resolve) => running.child.once('exit', resolve))
  running.child.kill('SIGTERM')
  expect(await ended).toBe(0)
  rmSync(folder, { recursive: true })
}, 60_000)
