import { createHmac, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommitteeId, DeviceId, DocumentHash } from '../../shared/ids.ts'
import { foundingMessage, wirePaths, type DeviceClaims, type WireErrorKind } from '../../shared/wire.ts'
import {
  call,
  callServer,
  createDevice,
  discardServer,
  enrol,
  foundCommittee,
  foundingBody,
  makeClaims,
  makeEnvelope,
  makeToken,
  setDevice,
  setupToken,
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

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = (change: Partial<DeviceClaims> = {}): DeviceClaims => ({
  ...makeClaims(server, member.device, member.committeeId),
  ...change,
})
const nowS = () => Math.floor(server.clock.nowMs / 1000)

const tokens: readonly (readonly [name: string, make: () => string | null, kind: WireErrorKind | 'none'])[] = [
  ['a good token', () => makeToken(member.device, claims()), 'none'],
  ['no token', () => null, 'unauthenticated'],
  ['nonsense', () => 'abc.def.ghi', 'unauthenticated'],
  [
    'another device’s key',
    () => makeToken({ ...createDevice(), deviceId: member.device.deviceId }, claims()),
    'unauthenticated',
  ],
  [
    'another committee',
    () => makeToken(member.device, claims({ aud: 'f'.repeat(32) as CommitteeId })),
    'unauthenticated',
  ],
  [
    'a device nobody enrolled',
    () => {
      const stranger = createDevice()
      return makeToken(stranger, claims({ sub: stranger.deviceId }))
    },
    'unknown-device',
  ],
  [
    'a token that has expired',
    () => makeToken(member.device, claims({ iat: nowS() - 500, exp: nowS() - 120 })),
    'token-expired',
  ],
  [
    'a token from the future',
    () => makeToken(member.device, claims({ iat: nowS() + 300, exp: nowS() + 500 })),
    'token-expired',
  ],
  [
    'a token issued too long ago',
    () => makeToken(member.device, claims({ iat: nowS() - 900, exp: nowS() + 60 })),
    'token-expired',
  ],
  ['a token that lives an hour', () => makeToken(member.device, claims({ exp: nowS() + 3600 })), 'unauthenticated'],
  ['a clock 50 s ahead', () => makeToken(member.device, claims({ iat: nowS() + 50, exp: nowS() + 350 })), 'none'],
  ['a claim too many', () => makeToken(member.device, { ...claims(), admin: true } as DeviceClaims), 'unauthenticated'],
  ['no signature', () => makeToken(member.device, claims()).replace(/[^.]*$/, ''), 'unauthenticated'],
  ['alg none', () => `${encode({ alg: 'none', typ: 'device+jwt' })}.${encode(claims())}.`, 'unauthenticated'],
  [
    'an HMAC under the public key',
    () => {
      const signed = `${encode({ alg: 'HS256', typ: 'device+jwt' })}.${encode(claims())}`
      const mac = createHmac('sha256', Buffer.from(member.device.publicKey, 'hex')).update(signed)
      return `${signed}.${mac.digest('base64url')}`
    },
    'unauthenticated',
  ],
  [
    'another type of token',
    () => {
      const signed = `${encode({ alg: 'EdDSA', typ: 'JWT' })}.${encode(claims())}`
      return `${signed}.${sign(null, Buffer.from(signed), member.device.privateKey).toString('base64url')}`
    },
    'unauthenticated',
  ],
  ['the operator’s token', () => setupToken, 'unauthenticated'],
]

test.each(tokens)('%s', async (_name, make, kind) => {
  const reply = await call(member, wirePaths.committee(member.committeeId), { token: make() })
  if (kind === 'none') expect(reply.status).toBe(200)
  else expect(reply).toMatchObject({ status: 401, body: { kind } })
})

describe('roles', () => {
  const document = `documents/${'d'.repeat(64)}`
  const invite = `invites/${'c'.repeat(32)}`
  const acts: readonly (readonly [method: string, path: string, json: object | null])[] = [
    ['PATCH', document, null],
    ['PUT', `devices/${'b'.repeat(32)}`, {}],
    ['PUT', invite, {}],
    ['DELETE', invite, null],
    ['GET', `${invite}/answer`, null],
  ]
  test.each(acts)('a member may not %s %s', async (method, path, json) => {
    const reply = await call(member, `/v1/committees/${member.committeeId}/${path}`, {
      method,
      ...(json && { json }),
    })
    expect(reply).toMatchObject({ status: 403, body: { kind: 'not-allowed' } })
  })

  test('a revoked device may nothing, and may again when it is made active', async () => {
    const other = await enrol(secretariat, 'secretariat')
    await setDevice(secretariat, other, { role: 'secretariat', status: 'revoked' })
    const path = wirePaths.committee(other.committeeId)
    const { committeeId } = other
    const documentPath = wirePaths.document(committeeId, 'd'.repeat(64) as DocumentHash)
    for (const [method, refused, json] of [
      ['GET', path, null],
      ['POST', wirePaths.envelopes(committeeId), { envelopes: [makeEnvelope()] }],
      ['GET', `${wirePaths.envelopes(committeeId)}?after=0`, null],
      ['GET', documentPath, null],
      ['PATCH', documentPath, null],
      ['PUT', wirePaths.device(committeeId, other.device.deviceId), { publicKey: other.device.publicKey }],
    ] as const) {
      const reply = await call(other, refused, { method, ...(json && { json }) })
      expect(reply, `${method} ${refused}`).toMatchObject({ status: 403, body: { kind: 'device-revoked' } })
    }
    await setDevice(secretariat, other, { role: 'member', status: 'active' })
    expect((await call(other, path)).status).toBe(200)
  })

  test('the only secretariat device can neither be revoked nor demoted', async () => {
    const alone = await foundCommittee(server)
    for (const change of [
      { role: 'secretariat', status: 'revoked' },
      { role: 'member', status: 'active' },
    ] as const) {
      expect(await setDevice(alone, alone, change)).toMatchObject({ status: 409, body: { kind: 'last-secretariat' } })
    }
    await enrol(alone, 'secretariat')
    expect((await setDevice(alone, alone, { role: 'member', status: 'active' })).status).toBe(200)
  })

  test('a committee has so many devices and no more, whatever another has', async () => {
    const small = await startServer({ limits: { devicesPerCommittee: 2 } })
    const [one, other] = [await foundCommittee(small), await foundCommittee(small)]
    await enrol(one)
    const third = createDevice()
    const path = wirePaths.device(one.committeeId, third.deviceId)
    const json = { publicKey: third.publicKey, role: 'member', status: 'active' }
    const refused = await call(one, path, { method: 'PUT', json })
    expect(refused).toMatchObject({ status: 507, body: { kind: 'quota-exceeded' } })
    await enrol(other)
    await discardServer(small)
  })

  test('a device’s id must follow from its key', async () => {
    const { publicKey } = createDevice()
    const path = wirePaths.device(secretariat.committeeId, createDevice().deviceId)
    const json = { publicKey, role: 'member', status: 'active' }
    expect(await call(secretariat, path, { method: 'PUT', json })).toMatchObject({
      status: 422,
      body: { kind: 'key-mismatch' },
    })
  })
})

describe('founding', () => {
  const found = (json: unknown, token: string | null = setupToken) =>
    callServer(server, wirePaths.committees, { method: 'POST', json, token })

  test('again is harmless, and gives the same log key', async () => {
    const body = foundingBody(createDevice())
    const first = await found(body)
    expect(first.status).toBe(200)
    expect(await found(body)).toMatchObject({ status: 200, body: first.body })
  })

  const founder = createDevice()
  const good = foundingBody(founder)
  const other = foundingBody(createDevice())
  /** With a proof that is right for what is claimed. */
  const signedAnew = (claim: { committeeId?: CommitteeId; deviceId?: DeviceId }) => {
    const body = { ...good, ...claim }
    const proof = sign(null, Buffer.from(foundingMessage(body.committeeId, body.deviceId)), founder.privateKey)
    return { ...body, proof: proof.toString('hex') }
  }
  test.each([
    ['a committee id of another key', signedAnew({ committeeId: other.committeeId })],
    ['a device id of another key', signedAnew({ deviceId: other.deviceId })],
    ['a proof by another key', { ...good, proof: other.proof }],
    ['a key that is no point', { ...keyIds('ff'.repeat(32)), proof: good.proof }],
  ])('is refused for %s', async (_name, body) => {
    expect(await found(body)).toMatchObject({ status: 422, body: { kind: 'key-mismatch' } })
  })

  test.each([null, 'wrong-set-up-token-of-the-test', `${setupToken}x`])(
    'is refused with the token %s',
    async (token) => {
      expect(await found(good, token)).toMatchObject({ status: 401, body: { kind: 'unauthenticated' } })
    },
  )

  test('is refused to everybody where the operator set no token', async () => {
    const closed = await startServer({ setupToken: '' })
    expect((await callServer(closed, wirePaths.committees, { method: 'POST', json: good, token: 'x' })).status).toBe(
      401,
    )
    await discardServer(closed)
  })
})

function keyIds(publicKey: string) {
  const raw = Buffer.from(publicKey, 'hex')
  return {
    publicKey,
    deviceId: sha256Hex(raw).slice(0, 32),
    committeeId: sha256Hex('review-desk-committee@v1', raw).slice(0, 32),
  }
}

test('two committees on one server are apart', async () => {
  const other = await foundCommittee(server)
  const envelope = makeEnvelope()
  const json = { envelopes: [envelope] }
  const foreign = { method: 'POST', json, token: makeToken(member.device, claims()) }
  expect(await call(other, wirePaths.envelopes(other.committeeId), foreign)).toMatchObject({
    status: 401,
    body: { kind: 'unknown-device' },
  })
  await call(other, wirePaths.envelopes(other.committeeId), { method: 'POST', json })
  await call(member, wirePaths.envelopes(member.committeeId), {
    method: 'POST',
    json: { envelopes: [makeEnvelope(), envelope] },
  })
  const pull = (who: Member) =>
    call<{ envelopes: { number: number }[]; size: number }>(who, `${wirePaths.envelopes(who.committeeId)}?after=0`)
  expect((await pull(other)).body.envelopes.map(({ number }) => number)).toEqual([1])
  expect((await pull(member)).body.envelopes.map(({ number }) => number)).toEqual([1, 2])
})
