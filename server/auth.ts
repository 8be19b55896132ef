import { createHash, createPublicKey, timingSafeEqual, type KeyObject } from 'node:crypto'
import { decodeJwt, errors, jwtVerify } from 'jose'
import type { CommitteeId, DeviceId } from '../shared/ids.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { DeviceClaims, deviceTokenHeader, wireLimits, type DeviceReply, type DeviceRole } from '../shared/wire.ts'
import type { Refusal } from './refusal.ts'
import type { Records } from './storage.ts'

/** The device that a request's token was signed by. */
export interface Caller {
  readonly committeeId: CommitteeId
  readonly deviceId: DeviceId
  readonly role: DeviceRole
}

const clockToleranceS = 60

export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer (.+)$/i.exec(header ?? '')?.[1]
}

/** unauthenticated, token-expired, unknown-device, device-revoked. */
export async function authenticate(
  token: string | undefined,
  committeeId: CommitteeId,
  deps: { readonly records: Pick<Records, 'findDevice'>; readonly now: () => number },
): Promise<Result<Caller, Refusal>> {
  const deviceId = token === undefined ? undefined : claimedDevice(token)
  if (token === undefined || deviceId === undefined) return err({ kind: 'unauthenticated' })
  const device = await deps.records.findDevice(committeeId, deviceId)
  if (!device) return err({ kind: 'unknown-device' })
  const refusal = await whyNotGood(token, committeeId, device, new Date(deps.now()))
  if (refusal) return err(refusal)
  if (device.status === 'revoked') return err({ kind: 'device-revoked' })
  return ok({ committeeId, deviceId, role: device.role })
}

/** Only says whose key to check with; nothing is believed before that check. */
function claimedDevice(token: string): DeviceId | undefined {
  try {
    const claims = DeviceClaims.safeParse(decodeJwt(token))
    return claims.success ? claims.data.sub : undefined
  } catch {
    return undefined
  }
}

async function whyNotGood(
  token: string,
  audience: CommitteeId,
  device: DeviceReply,
  currentDate: Date,
): Promise<Refusal | undefined> {
  try {
    const { payload } = await jwtVerify(token, toVerifyKey(device.publicKey), {
      algorithms: ['EdDSA', 'Ed25519'],
      typ: deviceTokenHeader.typ,
      audience,
      subject: device.deviceId,
      requiredClaims: ['iat', 'exp'],
      maxTokenAge: wireLimits.tokenLifeS,
      clockTolerance: clockToleranceS,
      currentDate,
    })
    const { iat = 0, exp = Infinity } = payload
    return exp - iat > wireLimits.tokenLifeS
      ? { kind: 'unauthenticated', message: 'The token lives too long.' }
      : undefined
  } catch (error) {
    return { kind: isAboutTime(error) ? 'token-expired' : 'unauthenticated' }
  }
}

/** jose checks the signature before the times, so a `token-expired` goes only to who holds the key. */
const isAboutTime = (error: unknown): boolean =>
  error instanceof errors.JWTExpired ||
  (error instanceof errors.JWTClaimValidationFailed && ['iat', 'exp', 'nbf'].includes(error.claim))

export function toVerifyKey(publicKeyHex: string): KeyObject {
  const x = Buffer.from(publicKeyHex, 'hex').toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

/** Compared by hash, so that neither length nor a common beginning shows in the time taken. */
export function isSetupToken(given: string | undefined, expected: string | undefined): boolean {
  if (given === undefined || expected === undefined) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
