import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenPreview, openPreview, whyNoChromium } from '../preview/open-preview.ts'

if (whyNoChromium !== null) console.log(`date fields in Chromium: skipped, ${whyNoChromium}`)

describe.skipIf(whyNoChromium !== null)('a date field', () => {
  let preview: OpenPreview
  let page: Page

  beforeAll(async () => {
    preview = await openPreview()
    page = await preview.newPage()
    page.setDefaultTimeout(4_000)
  })
  afterAll(() => preview.close())

  const lastDraft = async (): Promise<string | undefined> =>
    (await page.evaluate(() => window.preview.calls)).findLast((call) => call.startsWith('draftVote'))

  test.each([
    ['1/2/2027', 'en', 'Your amendment, Start, 1', '2027-02-01', '1 Feb 2027'],
    ['10 Dec 2026', 'en', 'Your amendment, Start, 1', '2026-12-10', '10 Dec 2026'],
    ['2026年12月10日', 'zh', '你的修訂, 開始, 1', '2026-12-10', '2026年12月10日'],
    ['2026-12-10', 'zh', '你的修訂, 開始, 1', '2026-12-10', '2026年12月10日'],
  ])('takes %s (%s) and shows it in its own form', async (typed, language, label, day, shown) => {
    await preview.open(page, 'application-vote', `lang=${language}`)
    const field = page.getByRole('textbox', { name: label })
    await field.fill(typed)
    await field.press('Escape')
    await field.blur()
    expect(await field.inputValue()).toBe(shown)
    await expect.poll(lastDraft).toContain(`"start":"${day}"`)
  })

  test('keeps what it had where there is no such day', async () => {
    await preview.open(page, 'application-vote')
    const field = page.getByRole('textbox', { name: 'Your amendment, Start, 1' })
    const before = await field.inputValue()
    await field.fill('31/2/2027')
    await field.blur()
    expect(await field.inputValue()).toBe(before)
  })
})
