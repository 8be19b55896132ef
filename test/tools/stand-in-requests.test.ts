import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openSample, type OpenSample } from './open-sample.ts'

// What a page asks for under the stand-in: a handler's answer arrives unchanged, and every refusal of the app holds.

describe.skipIf(!hasChromium)('requests under the stand-in', () => {
  let sample: OpenSample
  let outside: Server
  let outsideUrl: string
  let hits: string[] = []
  beforeAll(async () => {
    sample = await openSample()
    outside = createServer((request, response) => {
      hits.push(request.url ?? '')
      response.setHeader('access-control-allow-origin', '*').end('outside')
    })
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
    outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`
  })
  afterAll(async () => {
    outside.close()
    await sample.close()
  })

  test('a range comes back as 206 with its headers and exactly its bytes', async () => {
    const part = await sample.page.evaluate(async () => {
      const response = await fetch('numbers', { headers: { range: 'bytes=65536-65545' } })
      const named = ['content-range', 'content-length', 'accept-ranges'].map((name) => response.headers.get(name))
      return [response.status, ...named, await response.text()]
    })
    expect(part).toEqual([206, 'bytes 65536-65545/100000', '10', 'bytes', '6789012345'])
  })

  test('twenty ranges at once each get their own bytes', async () => {
    const wrong = await sample.page.evaluate(async () => {
      const ask = async (from: number): Promise<boolean> => {
        const response = await fetch('numbers', { headers: { range: `bytes=${from}-${from + 3999}` } })
        const text = await response.text()
        return text.length === 4000 && text.startsWith(String(from % 10))
      }
      const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(index * 4001)))
      return answers.filter((right) => !right).length
    })
    expect(wrong).toBe(0)
  })

  test('a body streams at the page’s pace and its source hears when the page gives up', async () => {
    const before = (await sample.seen()).cancelled
    const first = await sample.page.evaluate(async () => {
      const controller = new AbortController()
      const response = await fetch('endless', { signal: controller.signal })
      const reader = response.body?.getReader()
      const piece = await reader?.read()
      controller.abort()
      await reader?.cancel().catch(() => {})
      return (piece?.value?.length ?? 0) > 0
    })
    expect(first).toBe(true)
    await expect.poll(async () => (await sample.seen()).cancelled).toBe(before + 1)
  })

  test('method, body and headers reach the handler, addresses under the custom scheme', async () => {
    const seen = await sample.page.evaluate(async () => {
      const echo = await fetch('echo', { method: 'POST', body: 'posted 文' })
      const headers = (await (await fetch('headers', { headers: { 'x-own': '1' } })).json()) as Record<string, string>
      return [await echo.text(), headers['x-own'], headers['referer'], 'x-stand-in-ticket' in headers]
    })
    expect(seen).toEqual(['POST posted 文', '1', 'app://sample/index.html', false])
  })

  test('a handler that throws is a failed request, a missing file is a 404', async () => {
    const seen = await sample.page.evaluate(async () => [
      await fetch('throws').catch((error: Error) => error.name),
      (await fetch('nothing')).status,
    ])
    expect(seen).toEqual(['TypeError', 404])
  })

  test('the policy in a response’s header is enforced', async () => {
    const seen = await sample.page.evaluate(
      () =>
        new Promise((resolve) => {
          // In a timer, because the developer tools are exempt from the policy.
          setTimeout(() => {
            const script = document.createElement('script')
            script.textContent = 'window.inlineRan = true'
            document.body.append(script)
            let evaluated = 'ran'
            try {
              // oxlint-disable-next-line no-eval -- proves that it is refused
              eval('1')
            } catch (error) {
              evaluated = (error as Error).name
            }
            resolve([evaluated, 'inlineRan' in window, document.documentElement.dataset['ran']])
          })
        }),
    )
    expect(seen).toEqual(['EvalError', false, 'yes'])
  })

  test('a worker’s own requests reach the handler too', async () => {
    const length = await sample.page.evaluate(
      () =>
        new Promise((resolve) => {
          new Worker('worker.js').addEventListener('message', (event) => resolve(event.data))
        }),
    )
    expect(length).toBe(100_000)
  })

  test('webRequest cancels what the app does not allow, before it leaves the machine', async () => {
    hits = []
    const opened = await sample.page.evaluate(async (url) => {
      const image = (address: string): Promise<string> =>
        new Promise((resolve) => {
          const element = new Image()
          element.addEventListener('load', () => resolve('loaded'))
          element.addEventListener('error', () => resolve('failed'))
          element.src = address
        })
      return [await image(`${url}pixel.png`), await image(`${url}allowed.png`)]
    }, outsideUrl)
    // The answer is no picture; what counts is that it was asked for.
    expect([opened, hits]).toEqual([['failed', 'failed'], ['/allowed.png']])
  })

  test('navigation and windows are the app’s to refuse', async () => {
    hits = []
    await sample.page.evaluate((url) => {
      location.href = `${url}allowed`
    }, outsideUrl)
    await expect.poll(async () => (await sample.seen()).navigations).toContain(`${outsideUrl}allowed`)
    const opened = await sample.page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = `${url}link`
      link.target = '_blank'
      document.body.append(link)
      link.click()
      return window.open(`${url}window`)
    }, outsideUrl)
    expect(opened).toBe(null)
    await expect.poll(async () => (await sample.seen()).opened).toEqual([`${outsideUrl}link`, `${outsideUrl}window`])
    expect([sample.page.url(), sample.app.windows().length, hits]).toEqual([
      'http://sample.app.localhost/index.html',
      1,
      [],
    ])
  })

  test('permissions that the app denies are denied', async () => {
    const seen = await sample.page.evaluate(async () => {
      const media = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        (error: Error) => error.name,
      )
      const place = await new Promise<string>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        ),
      )
      return [media, place, await Notification.requestPermission()]
    })
    expect(seen).toEqual(['NotAllowedError', 'denied', 'denied'])
  })

  test('main fetches from a server on loopback', async () => {
    const text = await sample.page.evaluate((url) => window.sample.invoke('fetch', url), outsideUrl)
    expect(text).toBe('outside')
  })
})
