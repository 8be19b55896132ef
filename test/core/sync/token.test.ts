import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { createPublicKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { committeeIdOf, createDeviceKeys } from '../../../electron/core/crypto/device-keys.ts'
import { createTokens } from '../../../electron/core/sync/token.ts'
import { createSeededRandom } from '../crypto/seeded-random.ts'

const keys = createDeviceKeys(createSeededRandom('token'))
const committee = committeeIdOf(keys.signing.publicKey)
const startMs = Date.UTC(2026, 10, 24, 9)

function tokensAt(clock: { ms: number }) {
  return createTokens({ committee, keys, now: () => clock.ms })
}

test('says which device of which committee, for ten minutes, signed by the device’s key', async () => {
  const token = tokensAt({ ms: startMs }).current()
  const iat = startMs / 1000
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'device+jwt' })
  expect(decodeJwt(token)).toEqual({ sub: keys.deviceId, aud: committee, iat, exp: iat + 600 })
  const x = Buffer.from(keys.signing.publicKey).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  const options = { audience: committee, typ: 'device+jwt', currentDate: new Date(startMs) }
  await expect(jwtVerify(token, key, options)).resolves.toBeDefined()
})

describe('is used again', () => {
  test.each([
    [0, true],
    [479, true],
    [481, false],
    [10_000, false],
    [-1, false],
    [-100_000, false],
  ])('%i seconds later: %s', (seconds, isSame) => {
    const clock = { ms: startMs }
    const tokens = tokensAt(clock)
    const first = tokens.current()
    clock.ms += seconds * 1000
    expect(tokens.current() === first).toBe(isSame)
    const { iat = 0, exp = 0 } = decodeJwt(tokens.current())
    expect(iat).toBeLessThanOrEqual(clock.ms / 1000)
    expect(exp - clock.ms / 1000).toBeGreaterThan(100)
  })
})

test('follows the server’s clock and keeps the distance', () => {
  const clock = { ms: startMs }
  const tokens = tokensAt(clock)
  tokens.current()
  const serverMs = Date.UTC(2036, 0, 1)
  tokens.followClock(serverMs)
  expect(decodeJwt(tokens.current()).iat).toBe(serverMs / 1000)
  clock.ms += 3_600_000
  expect(decodeJwt(tokens.current()).iat).toBe(serverMs / 1000 + 3_600)
})
