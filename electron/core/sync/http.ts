import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Deps } from '../deps.ts'
import { toRefusal, type CallError } from './call-error.ts'
import type { Timer } from './timer.ts'
import { createWatch, type Watch } from './watch.ts'

// The only place that uses the network. One request, one answer, with a limit on every wait and on every size: a server
// may be slow, broken or hostile, and none of these may hang or fill a desk.

export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
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
    const watch = createWatch(deps.timer, deps.signal)
    try {
      const response = await send(deps, request, watch)
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
function send(deps: HttpDeps, { method, path, headers = {}, body }: Request, watch: Watch): Promise<Response | null> {
  const answer = deps.fetch(`${deps.serverUrl}${path}`, {
    method,
    headers,
    signal: watch.signal,
    redirect: 'error',
    cache: 'no-store',
    credentials: 'omit',
    ...(body !== undefined && { body }),
  })
  return watch.wait(answer, silenceMs + (body?.length ?? 0) / slowestBytesPerMs)
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
      const next = await watch.wait(reader.read(), silenceMs)
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
