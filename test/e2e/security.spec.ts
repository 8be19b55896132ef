import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, openDesk, type OpenDesk, test as base } from './desk.ts'
import { isStandIn, onlyOnElectron } from './runtime.ts'

// One table of refusals. Each line is something a hostile PDF or page would try.

let listener: Server
let hits = 0
let outside = ''
let folder = ''
let started: OpenDesk

/** An app that was never set up, started once for the whole table: nothing here is kept, and the page is loaded anew. */
const test = base.extend<{ readonly idleDesk: OpenDesk }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern
  idleDesk: async ({}, run) => {
    await started.page.reload()
    await run(started)
  },
})
// One after the other, for they share the window.
test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'review-desk-e2e-'))
  started = await openDesk(folder)
  listener = createServer((_request, response) => {
    hits += 1
    response.end('reached')
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  outside = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`
})
test.afterAll(async () => {
  listener.close()
  await started.app.close()
  rmSync(folder, { recursive: true, force: true })
})
test.beforeEach(() => {
  hits = 0
})

test('the page holds one frozen object and nothing of Node or Electron', async ({ idleDesk: { page } }) => {
  const seen = await page.evaluate(() => ({
    api: Object.keys((window as unknown as { api: object }).api).sort(),
    frozen: Object.isFrozen((window as unknown as { api: object }).api),
    names: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global'].filter(
      (name) => name in window,
    ),
  }))
  expect(seen).toEqual({ api: ['call', 'onChange', 'platform'], frozen: true, names: [] })
})

test('the page has an origin of its own', async ({ idleDesk: { page } }) => {
  test.skip(isStandIn, onlyOnElectron)
  expect(await page.evaluate(() => [location.origin, isSecureContext])).toEqual(['app://desk', true])
})

test('code from text, inline scripts and foreign styles do not run', async ({ idleDesk: { page } }) => {
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        // In a timer: the developer tools that run this test are exempt from the policy themselves.
        setTimeout(() => {
          let evaluated = 'ran'
          try {
            // oxlint-disable-next-line no-eval -- proves that it is refused
            eval('1')
          } catch (error) {
            evaluated = (error as Error).name
          }
          const script = document.createElement('script')
          script.textContent = 'window.inlineRan = true'
          document.body.append(script)
          const style = document.createElement('style')
          style.textContent = 'body { outline: 3px solid red }'
          document.body.append(style)
          resolve([evaluated, 'inlineRan' in window, getComputedStyle(document.body).outlineStyle])
        })
      }),
  )
  expect(outcome).toEqual(['EvalError', false, 'none'])
})

test('nothing can be fetched but the app itself', async ({ idleDesk: { page } }) => {
  const refused = await page.evaluate(async (url) => {
    const tried = [fetch(url), fetch('https://example.invalid/'), fetch('file:///etc/passwd')]
    const image = new Promise<string>((resolve) => {
      const element = new Image()
      element.addEventListener('load', () => resolve('loaded'))
      element.addEventListener('error', () => resolve('refused'))
      element.src = `${url}pixel.png`
    })
    const outcomes = await Promise.allSettled(tried)
    return [
      ...outcomes.map((outcome) => outcome.status),
      await image,
      navigator.sendBeacon(url, 'x') ? 'sent' : 'refused',
    ]
  }, outside)
  expect(refused.slice(0, 4)).toEqual(['rejected', 'rejected', 'rejected', 'refused'])
  await page.waitForTimeout(200)
  expect(hits).toBe(0)
})

test('windows and navigation elsewhere are refused', async ({ idleDesk: { app, page } }) => {
  test.skip(isStandIn, onlyOnElectron)
  const before = page.url()
  expect(await page.evaluate((url) => window.open(url) === null, outside)).toBe(true)
  await page.evaluate((url) => {
    location.href = url
    const link = document.createElement('a')
    link.href = url
    link.target = '_blank'
    document.body.append(link)
    link.click()
    link.target = ''
    link.click()
  }, outside)
  await page.waitForTimeout(500)
  expect([page.url(), app.windows().length, hits]).toEqual([before, 1, 0])
})

test('every permission is denied', async ({ idleDesk: { page } }) => {
  test.skip(isStandIn, onlyOnElectron)
  const outcome = await page.evaluate(async () => {
    const place = await new Promise<string>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      ),
    )
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read'] as PermissionName[]
    const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
    // Without a camera the answer is "not found" before anybody is asked; a stream is what must never come.
    const stream = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    )
    return [place, stream, await Notification.requestPermission(), ...states]
  })
  expect(new Set(outcome)).toEqual(new Set(['denied']))
})

test('preload runs in the sandbox, without a file system', async ({ idleDesk: { app, page } }) => {
  test.skip(isStandIn, onlyOnElectron)
  const window = await app.browserWindow(page)
  const preferences = await window.evaluate((opened) => {
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = (
      opened.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag }
  })
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test.describe('paths that leave the page’s folder', () => {
  for (const address of [
    '/../main/main.js',
    '/%2e%2e/main/main.js',
    '/..%2fmain%2fmain.js',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%00',
    '/documents/../index.html',
  ]) {
    test(`${address} is not found`, async ({ idleDesk: { page } }) => {
      // A plain `..` is folded by the browser before it is sent; what arrives must still not be a file.
      const text = await page.evaluate(async (url) => {
        const response = await fetch(url).catch(() => null)
        return response === null ? 'not even a request' : response.text()
      }, address)
      expect(text).not.toContain('import')
      expect(text).not.toContain('"name"')
    })
  }
})

test('calls that the contract does not know get an answer that names no value', async ({ idleDesk: { page } }) => {
  const answers = await page.evaluate(async () => {
    const { api } = window as unknown as { api: { call(name: unknown, argument: unknown): Promise<unknown> } }
    return [
      await api.call('nonsense', undefined),
      await api.call('__proto__', undefined),
      await api.call('unlock', { passphrase: 12, secret: 'visible?' }),
      await api.call('application', { applicationId: '../../etc/passwd' }),
    ]
  })
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
    expect(JSON.stringify(answer)).not.toMatch(/visible|passwd/)
  }
})

test('a frame inside the page cannot call', async ({ idleDesk: { page } }) => {
  const reached = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe')
        frame.srcdoc = '<p>inside</p>'
        frame.addEventListener('load', () =>
          resolve(typeof (frame.contentWindow as unknown as { api?: unknown } | null)?.api),
        )
        frame.addEventListener('error', () => resolve('refused'))
        document.body.append(frame)
        setTimeout(() => resolve('refused'), 1000)
      }),
  )
  expect(['undefined', 'refused']).toContain(reached)
})

test('a start leaves no complaint of the policy', async ({ freshDesk: { page, complaints } }) => {
  await page.waitForTimeout(800)
  expect(complaints).toEqual([])
})
