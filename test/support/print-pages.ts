import { existsSync } from 'node:fs'
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

const origin = 'https://desk.invalid'

export function createPagePrinter(): PagePrinter {
  let browser: Promise<Browser> | null = null
  const fonts = { regular: printFont('regular'), bold: printFont('bold') }
  const printed: string[] = []
  const print: PackOutside['print'] = async (html, css) => {
    printed.push(html)
    browser ??= chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
    const context = await (await browser).newContext({ javaScriptEnabled: false })
    const files: Readonly<Record<string, { readonly body: string | Buffer; readonly contentType: string }>> = {
      '/pack.html': { body: html, contentType: 'text/html; charset=utf-8' },
      '/pack.css': { body: css, contentType: 'text/css; charset=utf-8' },
      '/regular.ttf': { body: Buffer.from(fonts.regular), contentType: 'font/ttf' },
      '/bold.ttf': { body: Buffer.from(fonts.bold), contentType: 'font/ttf' },
    }
    await context.route('**/*', (route) => {
      const file = files[new URL(route.request().url()).pathname]
      return file === undefined ? route.abort() : route.fulfill(file)
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
    },
  }
}
