import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { servePreview } from './build-preview.ts'
import { screenNames } from './screen-names.ts'

// node_modules/.bin/node test/renderer/preview/take-pictures.ts FOLDER [part of a name]
// Pictures of every screen in both languages and schemes, at both window sizes.

const folder = process.argv[2] ?? 'test-results/screens'
const wanted = process.argv[3] ?? ''
const sizes = [
  [1440, 900],
  [1280, 800],
  [1024, 640],
] as const

async function takeAll(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const origin = await servePreview()
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    for (const screen of screenNames)
      for (const lang of ['en', 'zh'])
        for (const scheme of ['light', 'dark'])
          for (const [width, height] of sizes) {
            const name = `${screen}-${lang}-${scheme}-${width}`
            if (!name.includes(wanted)) continue
            const page = await browser.newPage({ viewport: { width, height } })
            page.on('pageerror', (error) => console.log(name, String(error)))
            page.on('console', (message) => message.type() === 'error' && console.log(name, message.text()))
            await page.goto(`${origin.url}/index.html?screen=${screen}&lang=${lang}&scheme=${scheme}`)
            await page.waitForSelector('[data-preview="ready"]')
            if (screen === 'search') await page.keyboard.type('算力')
            await page.evaluate(() => document.fonts.ready)
            await page.waitForTimeout(screen.includes('syncing') || screen === 'batch-none' ? 1_300 : 400)
            await page.screenshot({ path: path.join(folder, `${name}.png`) })
            if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
              console.log(name, 'scrolls sideways')
            await page.close()
          }
  } finally {
    await browser.close()
    await origin.close()
  }
}

void takeAll()
