import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DocumentHash } from '../../shared/ids.ts'
import { pieceContentType, wirePaths, type InviteId } from '../../shared/wire.ts'
import {
  call,
  callServer,
  discardServer,
  enrol,
  foundCommittee,
  makeEnvelope,
  push,
  sha256Hex,
  startServer,
} from './running-server.ts'

const markers = ['APPLICANT-MARKER', '數碼港標記', 'SCORE-MARKER']
/** Stands for the seal: what the desk's own sealing does is tested where it is made. */
const seal = (text: string): Buffer => {
  const pad = randomBytes(Buffer.byteLength(text))
  return Buffer.concat([pad, Buffer.from(text).map((byte, index) => byte ^ (pad[index] ?? 0))])
}
const contents = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  )

test('what the server keeps and logs holds no word of what was sealed, nor of a request gone wrong', async () => {
  const server = await startServer()
  const secretariat = await foundCommittee(server)
  const member = await enrol(secretariat)
  const text = markers.join(' ')
  const sealed = seal(text)
  await push(member, [makeEnvelope(sealed)])
  const path = wirePaths.document(member.committeeId, sha256Hex(sealed) as DocumentHash)
  const headers = { 'content-type': pieceContentType, 'upload-offset': '0', 'upload-complete': '?1' }
  await call(secretariat, path, { method: 'PATCH', body: new Uint8Array(sealed), headers })
  const invite = randomBytes(16).toString('hex') as InviteId
  const json = { sealed: Buffer.from(seal(text)).toString('base64'), expiresAt: server.clock.nowMs + 1000 }
  await call(secretariat, wirePaths.committeeInvite(member.committeeId, invite), { method: 'PUT', json })
  // Requests that carry the words in clear, as a desk with a bug might: they are refused and leave no trace.
  const bad = { method: 'POST', json: { envelopes: [{ id: text, sealed: text, title: text }], [text]: text } }
  const refusals = [
    await call(member, wirePaths.envelopes(member.committeeId), bad),
    await call(member, `/v1/${encodeURIComponent(text)}?q=${encodeURIComponent(text)}`),
    await call(member, wirePaths.inviteAnswer(invite), { method: 'POST', json: { answer: text } }),
    await callServer(server, wirePaths.committees, { method: 'POST', json: bad, token: 'APPLICANT-MARKER' }),
  ]
  const said = JSON.stringify([server.events, refusals.map(({ body }) => body)])
  const kept = contents(server.folder)
  expect(kept.includes(sealed)).toBe(true)
  for (const marker of markers) {
    expect(kept.includes(marker), `${marker} on disk`).toBe(false)
    expect(said.includes(marker), `${marker} in the journal or a refusal`).toBe(false)
  }
  expect(said.includes(invite)).toBe(false)
  await discardServer(server)
})
