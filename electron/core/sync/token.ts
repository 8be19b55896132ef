import type { CommitteeId } from '../../../shared/ids.ts'
import { createDeviceToken, wireLimits } from '../../../shared/wire.ts'
import type { DeviceKeys } from '../crypto/device-keys.ts'
import { signEd25519 } from '../crypto/signing-key.ts'

/** The bearer tokens of this device. */
export interface Tokens {
  readonly current: () => string
  /** The server found the times wrong: its clock is the one that counts from now on, the laptop's stays as it is. */
  readonly followClock: (serverMs: number) => void
}

/** Made anew when less than this is left, so that a long request does not outlive its token. */
const reserveS = 120

export function createTokens(own: {
  readonly committee: CommitteeId
  readonly keys: DeviceKeys
  /** Milliseconds since 1970. */
  readonly now: () => number
}): Tokens {
  let offsetMs = 0
  let made: { readonly token: string; readonly iat: number; readonly exp: number } | null = null
  const nowS = () => Math.floor((own.now() + offsetMs) / 1000)
  const make = (iat: number) => {
    const exp = iat + wireLimits.tokenLifeS
    const claims = { sub: own.keys.deviceId, aud: own.committee, iat, exp }
    return { iat, exp, token: createDeviceToken(claims, { encode, sign: (text) => sign(text, own.keys) }) }
  }
  return {
    current: () => {
      const now = nowS()
      // A clock that was set back meanwhile would make an old token look fresh for ever.
      if (made === null || now > made.exp - reserveS || now < made.iat) made = make(now)
      return made.token
    },
    followClock: (serverMs) => {
      offsetMs = serverMs - own.now()
      made = null
    },
  }
}

const encode = (text: string): string => Buffer.from(text).toString('base64url')
const sign = (text: string, keys: DeviceKeys): string =>
  Buffer.from(signEd25519(Buffer.from(text), keys.signing)).toString('base64url')
