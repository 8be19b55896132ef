import type { Readable, Writable } from 'node:stream'
// The one place that reaches for Playwright's copy of the protocol's types; it exports no path to them.
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }
type Parameters = Protocol.CommandParameters
type Returns = Protocol.CommandReturnValues
type Events = Protocol.Events
type Listener = (event: never) => void
interface Waiting {
  readonly method: string
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}
interface Message {
  readonly id?: number
  readonly method?: string
  readonly sessionId?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

export interface CdpSession {
  /** Rejects with the method's name and Chromium's message. */
  send<M extends keyof Parameters>(
    method: M,
    params?: Parameters[M],
  ): Promise<M extends keyof Returns ? Returns[M] : unknown>
  on<E extends keyof Events>(event: E, listener: (event: Events[E]) => void): void
}
export interface Cdp extends CdpSession {
  session(sessionId: string): CdpSession
  onClosed(listener: () => void): void
}

/**
 * Chrome DevTools Protocol over a pair of pipes, messages ended by NUL. Pipes rather than a socket, because Chromium ends
 * by itself when they close: a main process that is killed leaves no browser behind.
 */
export function connectCdp(toChromium: Writable, fromChromium: Readable): Cdp {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, Listener[]>()
  const onClosed: (() => void)[] = []
  let lastId = 0
  let isClosed = false

  const settle = (id: number, message: Message): void => {
    const caller = waiting.get(id)
    waiting.delete(id)
    if (caller === undefined) return
    if (message.error === undefined) caller.resolve(message.result as never)
    else caller.reject(new Error(`${caller.method}: ${message.error.message}`))
  }
  const receive = (message: Message): void => {
    if (message.id !== undefined) return settle(message.id, message)
    const key = `${message.sessionId ?? ''} ${message.method}`
    for (const listener of listeners.get(key) ?? []) listener(message.params as never)
  }
  const close = (): void => {
    if (isClosed) return
    isClosed = true
    for (const { method, reject } of waiting.values()) reject(new Error(`${method}: Chromium went away`))
    waiting.clear()
    for (const listener of onClosed) listener()
  }
  readMessages(fromChromium, (text) => receive(JSON.parse(text) as Message), close)
  toChromium.on('error', close)

  const session = (sessionId: string | undefined): CdpSession => ({
    send: (method, params) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new Error(`${method}: Chromium went away`))
        lastId += 1
        waiting.set(lastId, { method, resolve, reject })
        toChromium.write(`${JSON.stringify({ id: lastId, method, params: params ?? {}, sessionId })}\0`)
      }),
    on: (event, listener) => {
      const key = `${sessionId ?? ''} ${event}`
      listeners.set(key, [...(listeners.get(key) ?? []), listener])
    },
  })
  return { ...session(undefined), session, onClosed: (listener) => onClosed.push(listener) }
}

function readMessages(from: Readable, onMessage: (text: string) => void, onEnd: () => void): void {
  let pieces: Buffer[] = []
  from.on('data', (data: Buffer) => {
    let rest = data
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      onMessage(Buffer.concat([...pieces, rest.subarray(0, end)]).toString('utf8'))
      pieces = []
      rest = rest.subarray(end + 1)
    }
    if (rest.length > 0) pieces.push(rest)
  })
  from.on('close', onEnd)
  from.on('error', onEnd)
}
