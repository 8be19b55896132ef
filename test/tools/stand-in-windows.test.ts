import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openSample, type OpenSample } from './open-sample.ts'

// Windows and the life of the app under the stand-in.

describe.skipIf(!hasChromium)('windows under the stand-in', () => {
  let sample: OpenSample
  beforeAll(async () => {
    sample = await openSample()
  })
  afterAll(() => sample.close())

  test('the first window shows the app’s page at the size that was asked for', async () => {
    const shown = await sample.page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio, isSecureContext])
    expect(shown).toEqual([1000, 600, 1, true])
    const window = await sample.app.browserWindow(sample.page)
    const told = await window.evaluate((opened) => [opened.isVisible(), opened.webContents.getURL(), opened.getTitle()])
    expect(told).toEqual([true, 'app://sample/index.html', 'Sample page'])
  })

  test('zoom lays the page out on fewer, larger pixels', async () => {
    const window = await sample.app.browserWindow(sample.page)
    const zoomTo = (factor: number): Promise<void> =>
      window.evaluate((opened, zoom) => opened.webContents.setZoomFactor(zoom), factor)
    await zoomTo(1.25)
    await expect.poll(() => sample.page.evaluate(() => [innerWidth, devicePixelRatio])).toEqual([800, 1.25])
    await zoomTo(1)
    await expect.poll(() => sample.page.evaluate(() => innerWidth)).toBe(1000)
  })

  test('the app’s colour scheme reaches the page', async () => {
    const colour = (): Promise<string> =>
      sample.page.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).color)
    expect(await colour()).toBe('rgb(1, 2, 3)')
    await sample.app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'dark'))
    await expect.poll(colour).toBe('rgb(9, 9, 9)')
  })

  test('a page prints to PDF', async () => {
    const window = await sample.app.browserWindow(sample.page)
    const start = await window.evaluate(async (opened) =>
      Buffer.from((await opened.webContents.printToPDF({})).subarray(0, 5)).toString(),
    )
    expect(start).toBe('%PDF-')
  })

  test('dialogs answer what a test puts in their place', async () => {
    await sample.app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['chosen.pdf'] })
    })
    const chosen = await sample.app.evaluate(async ({ dialog }) => (await dialog.showOpenDialog({})).filePaths)
    expect(chosen).toEqual(['chosen.pdf'])
  })

  test('a crash of the page is told, and a reload brings it back', async () => {
    const window = await sample.app.browserWindow(sample.page)
    const reason = await window.evaluate(
      (opened) =>
        new Promise((resolve) => {
          opened.webContents.once('render-process-gone', (_event: unknown, details: { reason: string }) => {
            opened.webContents.once('did-finish-load', () => resolve(details.reason))
            opened.webContents.reload()
          })
          opened.webContents.forcefullyCrashRenderer()
        }),
    )
    expect(reason).toBe('crashed')
  })
})

describe.skipIf(!hasChromium)('the life of an app under the stand-in', () => {
  test('a second window opens, and the app ends with the last one', async () => {
    const sample = await openSample()
    const appeared = sample.app.waitForEvent('window')
    await sample.app.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows()
      const { session } = first?.webContents ?? {}
      void new BrowserWindow({ webPreferences: session === undefined ? {} : { session } }).loadURL(
        'app://sample/index.html?2',
      )
    })
    const second = await appeared
    await second.waitForURL(/\?2$/)
    await second.close()
    await expect.poll(() => sample.app.windows().length).toBe(1)
    const ended = once(sample.app.process(), 'exit')
    await sample.page.close()
    expect(await ended).toEqual([0, null])
  })

  test('a second start on the same data hands over its command line and ends', async () => {
    const sample = await openSample()
    const second = spawn(path.resolve('test/stand-in/electron'), [
      path.resolve('test/tools/sample-app'),
      `--user-data-dir=${sample.folder}`,
      'open-this.pdf',
    ])
    const [code] = await once(second, 'exit')
    expect(code).toBe(0)
    await expect.poll(async () => (await sample.seen()).second).toBe('open-this.pdf')
    await sample.close()
  })

  test('killing the app leaves no Chromium behind, and the next start works on the same data', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'review-desk-sample-'))
    const sample = await openSample({}, folder)
    const { pid } = sample.app.process()
    const profile = readdirSync(os.tmpdir()).find((name) => name.startsWith(`electron-stand-in-${pid}-`)) ?? ''
    expect(profile).not.toBe('')
    sample.app.process().kill('SIGKILL')
    await expect.poll(() => processesUsing(profile), { timeout: 10_000 }).toBe(0)
    const again = await openSample({}, folder)
    expect(await again.page.title()).toBe('Sample page')
    expect(existsSync(path.join(os.tmpdir(), profile))).toBe(false)
    await again.close()
  })
})

const processesUsing = (profile: string): number =>
  readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && commandLineOf(entry).includes(profile)).length

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
