import type { AppError } from '../../../shared/errors.ts'
import { WireError, type WireErrorKind } from '../../../shared/wire.ts'

/** Why a request has no usable answer. `refused`: the server answered, and said no. */
export type CallError =
  | { readonly kind: 'offline' }
  | { readonly kind: 'server-nonsense' }
  | {
      readonly kind: 'refused'
      readonly status: number
      /** Null: the answer was not in our server's words; a proxy, perhaps. */
      readonly wire: WireErrorKind | null
      readonly headers: Headers
    }

export const isRefused = (error: CallError, wire: WireErrorKind): boolean =>
  error.kind === 'refused' && error.wire === wire

/** For whoever has nothing to do about a particular refusal. */
export function toAppError(error: CallError): AppError {
  if (error.kind !== 'refused') return error
  switch (error.wire) {
    case 'unknown-device':
      return { kind: 'device-unknown' }
    case 'device-revoked':
      return { kind: 'device-revoked' }
    case 'quota-exceeded':
    case 'disk-full':
      return { kind: 'quota-exceeded' }
    default:
      return { kind: 'server-error', status: error.status }
  }
}

export function toRefusal(status: number, headers: Headers, body: Uint8Array): CallError {
  const parsed = WireError.safeParse(parseJson(body))
  return { kind: 'refused', status, headers, wire: parsed.success ? parsed.data.kind : null }
}

/** Undefined: not JSON. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8'))
  } catch {
    return undefined
  }
}
