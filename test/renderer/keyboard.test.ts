import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OpenPreview, openPreview, whyNoChromium } from './preview/open-preview.ts'

if (whyNoChromium !== null) console.log(`keyboard in Chromium: skipped, ${whyNoChromium}`)

describe.skipIf(whyNoChromium !== null)('with the keyboard alone', () => {
  let preview: OpenPreview
  let page: Page

  beforeAll(async () => {
    preview = await openPreview()
    page = await preview.newPage()
    // Less than playwright's default, so that a failure names its line and not the test.
    page.setDefaultTimeout(4_000)
  })
  beforeEach(() => page.bringToFront())
  afterAll(() => preview.close())

  const calls = (): Promise<readonly string[]> => page.evaluate(() => window.preview.calls)
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const frontTab = (): Promise<string | null> => page.locator('.tab [aria-current="page"]').textContent()
  const chosenRow = (): Promise<string | null> => page.locator('tr[data-on] td').first().textContent()
  const room = (): Promise<string | null> => page.locator('.room[aria-current="page"] .cut').textContent()
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

  test('J and K, and the arrows, move over the rows, and the row that is chosen has the focus', async () => {
    await preview.open(page, 'batch')
    await press('j')
    expect(await chosenRow()).toBe('05')
    expect(await focused()).toBe('Mosaic Protein Limited')
    await press('ArrowDown', 'k', 'ArrowUp')
    expect(await chosenRow()).toBe('07')
  })

  test('the list is one stop of the Tab key', async () => {
    await preview.open(page, 'batch')
    expect(await page.locator('[data-row][tabindex="0"]').count()).toBe(1)
    expect(await page.locator('[data-row][tabindex="0"]').textContent()).toContain('Tai Mo Shan')
  })

  test('Enter opens, Ctrl and a number go to a tab, Ctrl W closes it, Esc goes back', async () => {
    await preview.open(page, 'batch')
    await press('j', 'Enter')
    expect(await frontTab()).toContain('05')
    await press('Control+2')
    expect(await frontTab()).toContain('07')
    await press('Control+w')
    expect(await page.locator('.tab-application').count()).toBe(2)
    await press('Escape')
    expect(await frontTab()).toContain('Batch 2026-4')
  })

  test('D leads to the declaration of a row, and Esc back to the batch', async () => {
    await preview.open(page, 'batch')
    await press('d')
    expect(await room()).toBe('Declarations')
    expect(await page.locator('.declaration-detail h2').textContent()).toBe('Kestrel Institute of Technology')
    await press('Escape')
    expect(await room()).toBe('Applications')
  })

  test('F filters, letters in the field are text, and Esc leaves it', async () => {
    await preview.open(page, 'batch')
    await press('f')
    await page.keyboard.type('jd')
    expect(await page.getByRole('textbox', { name: 'Filter by name or number' }).inputValue()).toBe('jd')
    expect(await room()).toBe('Applications')
    await press('Escape')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
    await page.getByRole('button', { name: 'Clear filter' }).click()
    expect(await page.locator('tr.can-open').count()).toBe(11)
  })

  test('the focus is not lost where what had it goes: on the way to another room, after signing', async () => {
    const focus = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.closest('[data-row], main')?.className ?? 'lost')
    await preview.open(page, 'batch')
    await press('j', 'd')
    await expect.poll(focus).not.toBe('lost')
    await preview.open(page, 'declarations')
    await press('j', 'n', 'k', 'n')
    await press('Control+Enter')
    await expect.poll(calls).toContainEqual(expect.stringMatching(/^signDeclarations/))
    await page.waitForTimeout(400)
    expect(await focus()).toContain('row-name')
  })

  test('N and I answer, U takes it back, Ctrl Enter signs every complete answer after all are on disk', async () => {
    await preview.open(page, 'declarations')
    await press('n')
    await expect.poll(calls).toContainEqual(expect.stringContaining('"answer":"none"'))
    await press('u')
    expect(await page.getByRole('radio', { name: 'Interest, as described below' }).getAttribute('aria-checked')).toBe(
      'true',
    )
    await press('k', 'i')
    expect(await page.getByRole('button', { name: 'Sign 1 declaration' }).count()).toBe(1)
    // The kind has the focus; then the text, where letters are letters.
    await press('ArrowDown', 'Tab')
    await page.keyboard.type('I know n of them')
    await press('Control+Enter')
    await expect.poll(calls).toContainEqual(expect.stringMatching(/^signDeclarations/))
    const made = await calls()
    const lastDraft = made.findLast((call) => call.startsWith('draftDeclaration'))
    expect(lastDraft).toContain('I know n of them')
    expect(made.at(-1)).toMatch(/^signDeclarations.*0{30}02.*0{30}11/)
  })

  test('a draft that cannot be kept is told in red, stays told, and is not signed', async () => {
    await preview.open(page, 'declarations-save-failed')
    await expect.poll(() => page.locator('.foot [role="alert"]').textContent()).toBe('Not saved')
    await page.waitForTimeout(600)
    await press('Control+Enter')
    await page.waitForTimeout(200)
    expect(await page.locator('.foot').textContent()).toContain('The disk is full.')
    expect((await calls()).filter((call) => call.startsWith('sign'))).toEqual([])
  })

  test('Ctrl K searches; the first answer is chosen, and Enter opens it', async () => {
    await preview.open(page, 'search')
    await page.waitForSelector('[data-selected] mark')
    await press('Enter')
    expect(await frontTab()).toContain('07')
  })

  test('a command of the palette is found by its name and runs', async () => {
    await preview.open(page, 'batch')
    await press('Control+k')
    await page.keyboard.type('outbox')
    await page.waitForSelector('.mantine-Spotlight-action[data-selected]')
    await press('Enter')
    expect(await room()).toBe('Outbox and receipts')
  })

  test('? lists the keys, and letters do nothing behind the list', async () => {
    await preview.open(page, 'batch')
    await press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await press('j', 'd')
    expect(await room()).toBe('Applications')
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await chosenRow()).toBe('07')
  })

  test('letters can be switched off; arrows and Ctrl keys stay', async () => {
    await preview.open(page, 'settings-bare')
    await press('Escape', 'd')
    expect(await room()).toBe('Applications')
    expect(await page.locator('.hints').textContent()).not.toContain('declare')
    await press('ArrowDown')
    expect(await chosenRow()).toBe('05')
    await press('Control+k')
    await page.getByRole('dialog').waitFor()
  })

  test('F6 walks over the panes and comes round again', async () => {
    await preview.open(page, 'outbox')
    const seen: string[] = []
    for (let step = 0; step < 5; step += 1) {
      await press('F6')
      seen.push(await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.className ?? ''))
    }
    expect(new Set(seen)).toEqual(new Set(['tabbar', 'sidebar', 'app-main', 'detail outbox-detail', 'statusbar']))
  })

  test('every control of a screen is reached by Tab', async () => {
    await preview.open(page, 'outbox')
    const reachable = new Set<string>()
    for (let step = 0; step < 40; step += 1) {
      await press('Tab')
      reachable.add(await focused())
    }
    for (const name of ['Sync now', 'Copy check code', 'Save receipt', 'Lock', 'Outbox and receipts3', '?All keys'])
      expect(
        [...reachable].map((text) => text.trim()),
        name,
      ).toContain(name)
  })

  test('Ctrl L locks: nothing of any application stays in the page, and unlocking begins at home', async () => {
    await preview.open(page, 'application')
    await press('Control+l')
    await page.getByLabel('Passphrase', { exact: true }).waitFor()
    const text = await page.evaluate(() => document.documentElement.innerHTML)
    expect(text).not.toContain('Tai Mo Shan')
    await page.keyboard.type('correct')
    await press('Enter')
    await page.locator('.tbl').waitFor()
    expect(await page.locator('.tab-application').count()).toBe(0)
    expect(await page.locator('tr[data-on]').count()).toBe(0)
  })

  test('a wrong passphrase is told in its place and counts down before the next try', async () => {
    await preview.open(page, 'unlock')
    await page.keyboard.type('wrong')
    await press('Enter')
    await page.getByRole('button', { name: /^Unlock in \d s$/ }).waitFor()
    expect(await page.locator('.mantine-InputWrapper-error').textContent()).toMatch(/does not open.*in \d seconds/)
    await press('Enter')
    expect((await calls()).filter((call) => call.startsWith('unlock'))).toHaveLength(1)
  })

  test('the language changes at once, for the page and for screen readers', async () => {
    await preview.open(page, 'batch')
    await page.getByRole('button', { name: '中文' }).press('Enter')
    await expect.poll(() => page.locator('h1').textContent()).toBe('2026-4 批次')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-HK')
    expect(await calls()).toContainEqual(expect.stringContaining('savePreferences'))
  })

  test('a withdrawal asks once, wants a reason, and begins on the way back', async () => {
    await preview.open(page, 'withdraw')
    await page.getByRole('dialog').waitFor()
    expect(await focused()).toBe('Keep reading')
    await page.getByRole('button', { name: 'Withdraw and erase' }).press('Enter')
    expect(await calls()).not.toContainEqual(expect.stringContaining('withdraw'))
    await page.getByRole('radio', { name: 'Family or close friend' }).check()
    await page.getByLabel('What the chairman should know').fill('My sister leads it.')
    await page.getByRole('button', { name: 'Withdraw and erase' }).press('Enter')
    await expect.poll(calls).toContainEqual(expect.stringContaining('"interestKind":"family"'))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('and nothing throws or complains on the way', () => expect(preview.complaints).toEqual([]))
})
