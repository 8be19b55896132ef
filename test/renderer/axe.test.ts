import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenPreview, openPreview, whyNoChromium } from './preview/open-preview.ts'
import { screenNames } from './preview/screen-names.ts'

if (whyNoChromium !== null) console.log(`accessibility of the screens: skipped, ${whyNoChromium}`)

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
function looksOf(screen: (typeof screenNames)[number]): readonly (typeof looks)[number][] {
  if (!screen.includes('-')) return looks
  return [screenNames.indexOf(screen) % 2 === 0 ? looks[0] : looks[2]]
}

describe.skipIf(whyNoChromium !== null)('axe finds nothing', () => {
  let preview: OpenPreview
  let free: Page[]

  beforeAll(async () => {
    preview = await openPreview()
    free = [await preview.newPage(), await preview.newPage()]
  })
  afterAll(() => preview.close())

  /** Two pages, because there are two processors; whoever waited longest is next. */
  const waiting: ((page: Page) => void)[] = []
  const onFreePage = async (work: (page: Page) => Promise<void>): Promise<void> => {
    const page = free.pop() ?? (await new Promise<Page>((resolve) => waiting.push(resolve)))
    await work(page).finally(() => {
      const next = waiting.shift()
      if (next === undefined) free.push(page)
      else next(page)
    })
  }

  test.concurrent.each(screenNames)(
    'on %s, in both languages and both schemes',
    (screen) =>
      onFreePage(async (page) => {
        await preview.open(page, screen)
        for (const look of looksOf(screen)) {
          await page.evaluate(({ language, scheme }) => window.preview.show({ language, scheme }), look)
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
  // Legacy mode: the other one opens a blank page, which a strict policy forbids.
  const axe = new AxeBuilder({ page }).options({ runOnly, resultTypes: ['violations'] }).setLegacyMode(true)
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary ?? ''}`),
  )
}
