import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Deps } from '../deps.ts'
import { toRefusal, type CallError } from './call-error.ts'
import type { Timer } from './timer.ts'

// The only place that uses the network. One request, one answer, with a limit on every wait and on every size: a server
// may be slow, broken or hostile, and none of these may hang or fill a desk.

export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH'
  /** Behind the server's address, with its query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Whole and in memory, never a stream: Electron's network stack has had requests that never end. */
  readonly body?: Buffer<ArrayBuffer>
  /** A longer answer is nonsense and is not read on. */
  readonly maxReplyBytes: number
}
/** Takes the bytes of a good answer as they come; the next ones wait for it. What it throws is thrown on. */
export type Sink = (bytes: Uint8Array, head: ReplyHead) => Promise<void>
export interface ReplyHead {
  readonly status: number
  readonly headers: Headers
}
export interface Http {
  readonly ask: (request: Request) => Promise<Result<ReplyHead & { readonly body: Uint8Array }, CallError>>
  readonly stream: (request: Request, sink: Sink) => Promise<Result<ReplyHead, CallError>>
}
export interface HttpDeps {
  readonly fetch: Deps['fetch']
  readonly timer: Timer
  /** From `parseServerUrl`. */
  readonly serverUrl: string
  /** Aborted when the desk is locked. */
  readonly signal?: AbortSignal
  /** By the `Date` header, of every answer that has one. */
  readonly heardTime?: (serverMs: number) => void
}

/** Nothing for so long, neither headers nor the next bytes: the connection is taken for dead. */
const silenceMs = 30_000
/** A body goes up unseen, so its time is allowed for in advance: 16 KiB a second is a very poor line. */
const slowestBytesPerMs = 16
const maxRefusalBytes = 64 * 1024

export function createHttp(deps: HttpDeps): Http {
  const stream = async (request: Request, sink: Sink): Promise<Result<ReplyHead, CallError>> => {
    const watch = createWatch(deps)
    try {
      watch.expect(silenceMs + (request.body?.length ?? 0) / slowestBytesPerMs)
      const response = await send(deps, request, watch.signal)
      if (response === null) return err({ kind: 'offline' })
      const { status, headers } = response
      hearTime(deps, headers)
      if (status >= 200 && status < 300) {
        const end = await readBody(response, watch, request.maxReplyBytes, (bytes) => sink(bytes, { status, headers }))
        return end === 'whole' ? ok({ status, headers }) : err({ kind: endToError[end] })
      }
      const words = createCollector()
      // Even a refusal that arrives in half is a refusal; its kind is then simply not known.
      await readBody(response, watch, maxRefusalBytes, words.add)
      return err(toRefusal(status, headers, words.all()))
    } finally {
      watch.end()
    }
  }
  return {
    stream,
    ask: async (request) => {
      const collected = createCollector()
      const head = await stream(request, collected.add)
      return head.ok ? ok({ ...head.value, body: collected.all() }) : head
    },
  }
}

/** Null: no answer. `redirect: 'error'`, because a token must not follow wherever a network portal points. */
async function send(deps: HttpDeps, request: Request, signal: AbortSignal): Promise<Response | null> {
  const { method, path, headers = {}, body } = request
  try {
    const answer = deps.fetch(`${deps.serverUrl}${path}`, {
      method,
      headers,
      signal,
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
      ...(body !== undefined && { body }),
    })
    return await unlessAborted(answer, signal)
  } catch {
    return null
  }
}

/** Rejects on abort, whatever becomes of the work: there have been network stacks whose reads never settle. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stopListening: (() => void) | null = null
  const aborted = new Promise<never>((_resolve, reject) => {
    const end = () => reject(new Error('aborted'))
    if (signal.aborted) end()
    signal.addEventListener('abort', end, { once: true })
    stopListening = () => signal.removeEventListener('abort', end)
  })
  work.catch(() => null)
  return Promise.race([work, aborted]).finally(() => stopListening?.())
}

type BodyEnd = 'whole' | 'cut' | 'too-long'
const endToError = { cut: 'offline', 'too-long': 'server-nonsense' } as const

async function readBody(
  response: Response,
  watch: Watch,
  maxBytes: number,
  sink: (bytes: Uint8Array) => Promise<void>,
): Promise<BodyEnd> {
  if (response.body === null) return 'whole'
  const reader = response.body.getReader()
  let total = 0
  try {
    for (;;) {
      watch.expect(silenceMs)
      const next = await readNext(reader, watch.signal)
      watch.rest()
      if (next === null) return 'cut'
      if (next.done) return 'whole'
      total += next.value.length
      if (total > maxBytes) return 'too-long'
      await sink(next.value)
    }
  } finally {
    // Ends the connection of an answer that was not read to its end; of one that was, it does nothing.
    reader.cancel().catch(() => null)
  }
}

async function readNext(reader: ReadableStreamDefaultReader<Uint8Array>, signal: AbortSignal) {
  try {
    return await unlessAborted(reader.read(), signal)
  } catch {
    return null
  }
}

interface Watch {
  readonly signal: AbortSignal
  /** Aborts unless something is heard within this time. */
  readonly expect: (withinMs: number) => void
  /** Nobody waits for the server just now. */
  readonly rest: () => void
  readonly end: () => void
}
function createWatch({ timer, signal: outer }: HttpDeps): Watch {
  const controller = new AbortController()
  const abort = () => controller.abort()
  let callOff: (() => void) | null = null
  const rest = () => {
    callOff?.()
    callOff = null
  }
  if (outer?.aborted === true) abort()
  outer?.addEventListener('abort', abort, { once: true })
  return {
    signal: controller.signal,
    expect: (withinMs) => {
      rest()
      callOff = timer(withinMs, abort)
    },
    rest,
    end: () => {
      rest()
      outer?.removeEventListener('abort', abort)
    },
  }
}

function createCollector() {
  const pieces: Uint8Array[] = []
  return {
    add: async (bytes: Uint8Array) => {
      pieces.push(bytes)
    },
    all: (): Uint8Array => Buffer.concat(pieces),
  }
}

function hearTime({ heardTime }: HttpDeps, headers: Headers): void {
  const serverMs = Date.parse(headers.get('date') ?? '')
  if (Number.isFinite(serverMs) && serverMs > 0) heardTime?.(serverMs)
}
