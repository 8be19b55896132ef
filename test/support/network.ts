import { assertNever } from '../../shared/result.ts'
import { createChance, type Chance } from './chance.ts'

type Fetch = typeof globalThis.fetch

export const faults = [
  'refuse',
  'cut-request',
  'cut-reply',
  'half-reply',
  'delay',
  'server-error',
  'proxy-error',
  'half-json',
  'nonsense',
  'empty',
  'twice',
] as const
export type Fault = (typeof faults)[number]

/** A desk's line to the server, with a switch. Everything that gets through goes to the real server. */
export interface Network {
  readonly fetch: Fetch
  readonly cut: () => void
  /** Also ends `faulty`, `answer` and `only`. */
  readonly restore: () => void
  /** From now on so many of a hundred requests meet a fault; the same ones for the same seed. */
  readonly faulty: (seed: number, percent?: number, kinds?: readonly Fault[]) => void
  /** Answers in the server's place; null lets a request through. */
  readonly answer: (reply: (request: SeenRequest) => Response | null | Promise<Response | null>) => void
  /** Called with every answer of the server before the desk gets it. */
  readonly change: (change: (request: SeenRequest, response: Response) => Promise<Response>) => void
  readonly requests: SeenRequest[]
  /** What has met a fault since `faulty`. */
  readonly met: Fault[]
}
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: Headers
}

export function createNetwork(real: Fetch): Network {
  let isCut = false
  let chance: { readonly of: Chance; readonly percent: number; readonly kinds: readonly Fault[] } | null = null
  let answer: Parameters<Network['answer']>[0] | null = null
  let change: Parameters<Network['change']>[0] | null = null
  const requests: SeenRequest[] = []
  const met: Fault[] = []
  const fetch: Fetch = async (input, init) => {
    if (isCut) throw new TypeError('fetch failed')
    const url = new URL(input as string)
    const request = {
      method: init?.method ?? 'GET',
      path: url.pathname + url.search,
      headers: new Headers(init?.headers),
    }
    requests.push(request)
    const answered = await answer?.(request)
    if (answered) return answered
    const send = async () => {
      const response = await real(input, init)
      return change === null ? response : change(request, response)
    }
    if (chance === null || chance.of.below(100) >= chance.percent) return send()
    const fault = chance.of.pick(chance.kinds)
    met.push(fault)
    return meetFault(fault, chance.of, send)
  }
  return {
    fetch,
    cut: () => {
      isCut = true
    },
    restore: () => {
      isCut = false
      chance = null
      answer = null
      change = null
    },
    faulty: (seed, percent = 50, kinds = faults) => {
      chance = { of: createChance(seed), percent, kinds }
    },
    answer: (reply) => {
      answer = reply
    },
    change: (by) => {
      change = by
    },
    requests,
    met,
  }
}

async function meetFault(fault: Fault, chance: Chance, send: () => Promise<Response>): Promise<Response> {
  switch (fault) {
    case 'refuse':
    case 'cut-request':
      throw new TypeError('fetch failed')
    case 'cut-reply':
      // The server did it all; nobody hears of it.
      await drain(await send())
      throw new TypeError('terminated')
    case 'half-reply':
      return halved(await send(), true)
    case 'half-json':
      return halved(await send(), false)
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, chance.below(4)))
      return send()
    case 'server-error':
      return new Response('{"kind":"internal","message":"x"}', { status: 500 })
    case 'proxy-error':
      return new Response('<html>Bad gateway</html>', { status: 502 })
    case 'nonsense':
      return new Response(chance.pick(['{}', '[]', 'null', '<html></html>', '{"size":-1}', '"', '{"accepted":[{}]}']))
    case 'empty':
      return new Response(null, { status: 200 })
    case 'twice':
      await drain(await send())
      return send()
    default:
      return assertNever(fault)
  }
}

const drain = async (response: Response): Promise<void> => {
  await response.arrayBuffer().catch(() => null)
}

/** The first half; then either the line breaks, or the server says that this was all. */
async function halved(response: Response, breaks: boolean): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const half = bytes.subarray(0, Math.floor(bytes.length / 2))
  const { status } = response
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  const hasBody = status !== 204 && status !== 304 && bytes.length > 0
  if (!hasBody) throw new TypeError('terminated')
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (half.length > 0) controller.enqueue(half)
      if (breaks) controller.error(new TypeError('terminated'))
      else controller.close()
    },
  })
  return new Response(body, { status, headers })
}
