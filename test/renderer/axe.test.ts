import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenPreview, openPreview, whyNoChromium } from './preview/open-preview.ts'
import { type ScreenName, screenNames } from './preview/screen-names.ts'

if (whyNoChromium !== null) console.log(`accessibility of the screens: skipped, ${whyNoChromium}`)

declare global {
  interface Window {
    /** Where its source was run. */
    readonly axe: typeof axe
  }
}

const rules: string[] = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Structure once a language; colours in both schemes. */
const looks = [
  { language: 'en-HK', scheme: 'light', only: 'all' },
  { language: 'en-HK', scheme: 'dark', only: 'contrast' },
  { language: 'zh-HK', scheme: 'dark', only: 'all' },
  { language: 'zh-HK', scheme: 'light', only: 'contrast' },
] as const

/**
 * A state of a screen differs little from the screen, which is looked at in every look: its own words and colours are
 * looked at once, every other one in Chinese and dark.
 */
function looksOf(screen: ScreenName): readonly (typeof looks)[number][] {
  if (!screen.includes('-')) return looks
  return [screenNames.indexOf(screen) % 2 === 0 ? looks[0] : looks[2]]
}

const roomOf = (screen: ScreenName): string => screen.split('-')[0] ?? ''

/** Screens on two pages, because there are two processors, and all of a room on the same page. */
const lanes = shareOut(2)
const laneOf = (screen: ScreenName): number => lanes.findIndex((lane) => lane.includes(screen))
const turnByTurn = screenNames.flatMap((_, at) => lanes.flatMap((lane) => lane[at] ?? []))

function shareOut(count: number): readonly (readonly ScreenName[])[] {
  const shared: ScreenName[][] = Array.from({ length: count }, () => [])
  for (const room of new Set(screenNames.map(roomOf)))
    shared.toSorted((a, b) => a.length - b.length)[0]?.push(...screenNames.filter((screen) => roomOf(screen) === room))
  return shared
}

/**
 * Opens screen after screen in one page. What a room looks like may not hang on the styles that another one brought:
 * after a room with styles of its own the page is loaded anew.
 */
function openOn(preview: OpenPreview, page: Page): (screen: ScreenName) => Promise<Page> {
  const styles = (): Promise<number> => page.locator('link[rel="stylesheet"]').count()
  let open: { readonly room: string; readonly isPlain: boolean } | null = null
  return async (screen) => {
    const room = roomOf(screen)
    if (open !== null && (open.isPlain || open.room === room)) await preview.open(page, screen, firstLook(screen))
    else {
      await preview.load(page, screen, firstLook(screen))
      await page.evaluate(axe.source)
    }
    open = { room, isPlain: (await styles()) === 1 }
    return page
  }
}

function firstLook(screen: ScreenName): string {
  const [look] = looksOf(screen)
  return `lang=${look?.language === 'zh-HK' ? 'zh' : 'en'}&scheme=${look?.scheme ?? 'light'}`
}

describe.skipIf(whyNoChromium !== null)('axe finds nothing', () => {
  let preview: OpenPreview
  let openIn: readonly ((screen: ScreenName) => Promise<Page>)[]

  beforeAll(async () => {
    preview = await openPreview()
    openIn = await Promise.all(lanes.map(async () => openOn(preview, await preview.newPage())))
  })
  afterAll(() => preview.close())

  /** The last look in each lane: one screen at a time. */
  const last = lanes.map(() => Promise.resolve())
  const inItsLane = async (screen: ScreenName, look: (page: Page) => Promise<void>): Promise<void> => {
    const lane = laneOf(screen)
    const done = (last[lane] ?? Promise.resolve()).then(async () => look(await openIn[lane]!(screen)))
    last[lane] = done.catch(() => undefined)
    return done
  }

  test.concurrent.each(turnByTurn)(
    'on %s, in both languages and both schemes',
    (screen) =>
      inItsLane(screen, async (page) => {
        for (const [at, look] of looksOf(screen).entries()) {
          if (at > 0) await page.evaluate(({ language, scheme }) => window.preview.show({ language, scheme }), look)
          await page.waitForFunction(
            ({ language, scheme }) =>
              document.documentElement.lang === language &&
              document.documentElement.dataset['mantineColorScheme'] === scheme,
            look,
          )
          expect(await faults(page, look.only), `${look.language} ${look.scheme}`).toEqual([])
        }
      }),
    120_000,
  )

  test('and no screen breaks the strict policy, throws or complains', () => {
    expect(preview.complaints).toEqual([])
  })
})

async function faults(page: Page, only: 'all' | 'contrast'): Promise<readonly string[]> {
  const runOnly =
    only === 'all' ? { type: 'tag' as const, values: rules } : { type: 'rule' as const, values: ['color-contrast'] }
  return page.evaluate(
    async (options) => {
      const { violations } = await window.axe.run(document, options)
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary ?? ''}`),
      )
    },
    { runOnly, resultTypes: ['violations' as const] },
  )
}
