import type { Desk } from '../desk.ts'
import { createHttp } from './http.ts'
import { systemTimer, type Timer } from './timer.ts'
import { createTokens } from './token.ts'
import { createTransport, type Transport } from './transport.ts'

export interface ConnectOptions {
  readonly timer?: Timer
  readonly signal?: AbortSignal
  readonly heardTime?: (serverMs: number) => void
}

/** The server, as this desk's device speaks to it. Nothing is sent before the first call. */
export function connect(desk: Desk, { timer = systemTimer, ...options }: ConnectOptions = {}): Transport {
  const { deps, keys, own } = desk
  const http = createHttp({ fetch: deps.fetch, timer, serverUrl: own.serverUrl, ...options })
  return createTransport(http, createTokens({ committee: own.committee, keys, now: deps.now }), own.committee)
}
