import { describe, expect, test } from 'vitest'
import { createHttp, type HttpDeps, type Request } from '../../../electron/core/sync/http.ts'
import { createManualTimer } from '../../support/manual-timer.ts'

const request: Request = { method: 'GET', path: '/x', maxReplyBytes: 1_000 }
function httpWith(answer: () => Response | Promise<Response>, more: Partial<HttpDeps> = {}) {
  const { timer, elapse, waiting } = createManualTimer()
  const seen: RequestInit[] = []
  const fetch = (async (_input: unknown, init: RequestInit) => {
    seen.push(init)
    return answer()
  }) as typeof globalThis.fetch
  return { http: createHttp({ fetch, timer, serverUrl: 'https://desk.example.org', ...more }), elapse, waiting, seen }
}
const turn = () => new Promise((resolve) => setTimeout(resolve, 1))
const never = () => new Promise<Response>(() => {})
const pieces = (sizes: readonly number[]) =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        for (const size of sizes) controller.enqueue(new Uint8Array(size))
        controller.close()
      },
    }),
  )

describe('size', () => {
  test.each([
    [[1_000], true],
    [[400, 600], true],
    [[400, 601], false],
    [[1_001], false],
    [[], true],
  ])('pieces of %j are whole: %s', async (sizes, isWhole) => {
    const reply = await httpWith(() => pieces(sizes)).http.ask(request)
    expect(reply.ok).toBe(isWhole)
    if (!reply.ok) expect(reply.error.kind).toBe('server-nonsense')
  })

  test('of a refusal is limited too, and it stays a refusal', async () => {
    const long = () => new Response(Buffer.alloc(10_000_000, 'x'), { status: 500 })
    const reply = await httpWith(long).http.ask(request)
    expect(reply).toMatchObject({ ok: false, error: { kind: 'refused', status: 500, wire: null } })
  })
})

describe('time', () => {
  test('a server that never answers is offline after half a minute', async () => {
    const { http, elapse } = httpWith(never)
    const asking = http.ask(request)
    elapse(29_999)
    await turn()
    elapse(30_000)
    expect(await asking).toEqual({ ok: false, error: { kind: 'offline' } })
  })

  test('a body that goes up is allowed the time that it takes on a poor line', async () => {
    const { http, waiting } = httpWith(never)
    void http.ask({ ...request, method: 'PATCH', body: Buffer.alloc(8 * 1024 * 1024) })
    await turn()
    expect(waiting()).toEqual([30_000 + (8 * 1024 * 1024) / 16])
  })

  test('an answer that stops is offline, one that goes on slowly is not', async () => {
    let feed: ((bytes: Uint8Array) => void) | null = null
    const slow = () =>
      new Response(new ReadableStream({ start: (controller) => void (feed = (bytes) => controller.enqueue(bytes)) }))
    const { http, elapse, waiting } = httpWith(slow)
    const asking = http.ask(request)
    for (let i = 0; i < 5; i++) {
      await turn()
      elapse(29_000)
      feed!(new Uint8Array(10))
    }
    await turn()
    expect(waiting()).toEqual([30_000])
    // Something was heard since the first; nothing before the second.
    elapse(30_000)
    elapse(30_000)
    expect(await asking).toEqual({ ok: false, error: { kind: 'offline' } })
  })

  test('writing what came may take as long as it takes', async () => {
    const { http, elapse, waiting } = httpWith(() => pieces([10, 10]))
    const reply = await http.stream(request, async () => {
      for (let i = 0; i < 3; i++) elapse(30_000)
      await turn()
    })
    expect(reply.ok).toBe(true)
    expect(waiting()).toEqual([])
  })
})

test('locking ends a request at once', async () => {
  const controller = new AbortController()
  const { http, waiting } = httpWith(never, { signal: controller.signal })
  const asking = http.ask(request)
  controller.abort()
  expect(await asking).toEqual({ ok: false, error: { kind: 'offline' } })
  expect(waiting()).toEqual([])
})

test('what the sink throws is thrown on, and the answer is left', async () => {
  let isCancelled = false
  const endless = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(10)),
        cancel: () => void (isCancelled = true),
      }),
    )
  const { http } = httpWith(endless)
  const full = async () => {
    throw new Error('the disk is full')
  }
  await expect(http.stream(request, full)).rejects.toThrow('the disk is full')
  await turn()
  expect(isCancelled).toBe(true)
})

test('follows no redirect, keeps nothing, and sends no cookies', async () => {
  const { http, seen } = httpWith(() => new Response('x'))
  await http.ask(request)
  expect(seen[0]).toMatchObject({ redirect: 'error', cache: 'no-store', credentials: 'omit' })
})

test('hears the server’s time from any answer, and no nonsense', async () => {
  const heard: number[] = []
  const dates = ['Tue, 24 Nov 2026 09:00:00 GMT', 'yesterday', '']
  for (const date of dates) {
    const answer = () => new Response('x', { status: 503, headers: { date } })
    await httpWith(answer, { heardTime: (ms) => heard.push(ms) }).http.ask(request)
  }
  expect(heard).toEqual([Date.UTC(2026, 10, 24, 9)])
})
