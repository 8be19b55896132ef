import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorToRefusal } from '../../server/failures.ts'
import type { DocumentHash } from '../../shared/ids.ts'
import { pieceContentType, wirePaths } from '../../shared/wire.ts'
import { call, callServer, foundCommittee, makeEnvelope, push, sha256Hex } from './running-server.ts'
import { readAll, spawnServer } from './spawned-server.ts'

test.each([
  [{ code: 'SQLITE_FULL' }, 'disk-full'],
  [{ code: 'ENOSPC' }, 'disk-full'],
  [{ code: 'SQLITE_IOERR' }, 'internal'],
  [{ statusCode: 500 }, 'internal'],
  [{ statusCode: 413 }, 'too-large'],
  [{ statusCode: 400 }, 'bad-request'],
] as const)('an error with %j becomes %s and shows nothing of its message', (error, kind) => {
  expect(errorToRefusal({ ...error, name: 'Error', message: 'SECRET' } as never)).toEqual({ kind })
})

const canMount = spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs none /mnt'], { stdio: 'ignore' }).status === 0
if (!canMount) console.log('SKIPPED: no right to mount a small disk here (unshare -m)')

test.skipIf(!canMount)('on a full disk the server refuses, keeps what it acknowledged, and goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'review-desk-full-'))
  const onSmallDisk = ['unshare', '-m', 'sh', '-c', `mount -t tmpfs -o size=3m none ${folder} && exec "$@"`, 'sh']
  const { child, server } = await spawnServer(folder, onSmallDisk)
  const secretariat = await foundCommittee(server)
  const acknowledged: string[] = []
  for (;;) {
    const reply = await push(secretariat, [makeEnvelope(randomBytes(100_000)), makeEnvelope(randomBytes(100_000))])
    if (reply.status !== 200) {
      expect(reply).toMatchObject({ status: 507, body: { kind: 'disk-full' } })
      break
    }
    acknowledged.push(...reply.body.accepted.map(({ id }) => id))
  }
  expect(acknowledged.length).toBeGreaterThan(2)
  const bytes = randomBytes(3_000_000)
  const headers = { 'content-type': pieceContentType, 'upload-offset': '0', 'upload-complete': '?1' }
  const path = wirePaths.document(secretariat.committeeId, sha256Hex(bytes) as DocumentHash)
  const upload = await call(secretariat, path, { method: 'PATCH', body: bytes, headers })
  expect(upload).toMatchObject({ status: 507, body: { kind: 'disk-full' } })
  expect(await readAll(secretariat)).toEqual(acknowledged)
  expect((await callServer(server, wirePaths.health)).status).toBe(200)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  rmSync(folder, { recursive: true })
})
