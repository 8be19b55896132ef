import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from '@playwright/test'
import type { PackOutside } from '../../electron/core/pack/make-pack.ts'
import { printFont } from '../../tools/fonts/print-fonts.ts'

const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Why nothing can be printed here; null when it can. */
export const whyNoPrinting = existsSync(chromiumPath) ? null : `no Chromium at ${chromiumPath}`

/** Prints as the shell's hidden window does: no script, the style and two fonts, nothing else. */
export interface PagePrinter {
  readonly print: PackOutside['print']
  readonly font: PackOutside['font']
  /** HTML of every print, as it was asked for. */
  readonly printed: string[]
  readonly close: () => Promise<void>
}

/** Over a socket: what Playwright answers itself goes to Chromium as text, and a font has many megabytes. */
async function serveFonts(fonts: Readonly<Record<string, Uint8Array>>): Promise<Server> {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'font/ttf' }).end(fonts[request.url ?? ''])
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

export function createPagePrinter(): PagePrinter {
  let browser: Promise<Browser> | null = null
  let served: Promise<Server> | null = null
  const fonts = { regular: printFont('regular'), bold: printFont('bold') }
  const fontFiles = { '/regular.ttf': fonts.regular, '/bold.ttf': fonts.bold }
  const printed: string[] = []
  const print: PackOutside['print'] = async (html, css) => {
    printed.push(html)
    browser ??= chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
    const context = await (await browser).newContext({ javaScriptEnabled: false })
    served ??= serveFonts(fontFiles)
    const origin = `http://127.0.0.1:${((await served).address() as AddressInfo).port}`
    const texts: Readonly<Record<string, { readonly body: string; readonly contentType: string }>> = {
      [`${origin}/pack.html`]: { body: html, contentType: 'text/html; charset=utf-8' },
      [`${origin}/pack.css`]: { body: css, contentType: 'text/css; charset=utf-8' },
    }
    const isFont = (url: string) => Object.keys(fontFiles).some((name) => url === `${origin}${name}`)
    await context.route('**/*', (route) => {
      const url = route.request().url()
      const text = texts[url]
      if (text !== undefined) return route.fulfill(text)
      return isFont(url) ? route.continue() : route.abort()
    })
    const page = await context.newPage()
    await page.goto(`${origin}/pack.html`)
    const pdf = await page.pdf({ printBackground: true, preferCSSPageSize: true })
    await context.close()
    return new Uint8Array(pdf)
  }
  return {
    print,
    font: () => Promise.resolve(fonts.regular.slice()),
    printed,
    close: async () => {
      await (await browser)?.close()
      ;(await served)?.close()
    },
  }
}
