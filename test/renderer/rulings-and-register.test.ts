import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OpenPreview, openPreview, whyNoChromium } from './preview/open-preview.ts'

if (whyNoChromium !== null) console.log(`rulings and register by keyboard: skipped, ${whyNoChromium}`)

describe.skipIf(whyNoChromium !== null)('by keyboard alone', () => {
  let preview: OpenPreview
  let page: Page
  beforeAll(async () => {
    preview = await openPreview()
    page = await preview.newPage()
    // Less than playwright's default, so that a failure names its line and not the test.
    page.setDefaultTimeout(6_000)
  })
  beforeEach(() => page.bringToFront())
  afterAll(() => preview.close())

  const calls = (name: string) =>
    page.evaluate((wanted) => window.preview.calls.filter((call) => call.startsWith(wanted)), name)

  test('an interest is ruled on: move, choose by digit, read what it does, sign', async () => {
    await preview.open(page, 'rulings-empty')
    await page.getByRole('heading', { name: 'No interest waits for you' }).waitFor()
    await preview.open(page, 'rulings')
    await page.getByRole('button', { name: 'Transport Data Office' }).focus()
    await page.keyboard.press('j')
    await page.getByRole('heading', { name: 'Mosaic Protein Limited' }).waitFor()
    expect(await page.getByRole('button', { name: 'Sign ruling' }).isDisabled()).toBe(true)
    await page.keyboard.press('4')
    await page.getByText('Papers, names, notes and drafts are erased').waitFor()
    expect(await page.getByRole('radio', { name: 'Withdraw' }).isChecked()).toBe(true)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('Ruling signed').waitFor()
    expect(await calls('signRuling')).toEqual([expect.stringContaining('"ruling":"withdraw"')])
  })

  test('a ruling in force is replaced after one question, and not before', async () => {
    await preview.open(page, 'rulings')
    await page.getByRole('button', { name: 'Tai Mo Shan Institute for Legal Computing' }).focus()
    expect(await page.getByRole('button', { name: 'Change ruling' }).isDisabled()).toBe(true)
    await page.keyboard.press('3')
    await page.keyboard.press('Control+Enter')
    const question = page.getByRole('dialog')
    await question.getByText('From “Withdraw” to “Observe”').waitFor()
    await question.getByText('only when the secretariat issues the application again').waitFor()
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    expect(await calls('signRuling')).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Sign the new ruling' }).click()
    await question.waitFor({ state: 'detached' })
    expect(await calls('signRuling')).toHaveLength(1)
  })

  test('entries are added, typed, undone, and signed; what is typed is kept at once', async () => {
    await preview.open(page, 'register-none')
    await page.getByRole('button', { name: 'Mr Tang Wing-cheong' }).focus()
    await page.keyboard.press('a')
    await page.getByRole('combobox', { name: 'Kind, entry 1' }).waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Kind, entry 1')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Lantern Bay Polytechnic')
    await page.getByText('1 entry needs more').waitFor()
    await expect.poll(() => calls('draftRegister')).toContainEqual(expect.stringContaining('Lantern Bay Polytechnic'))
    expect(await page.getByRole('button', { name: 'Sign register of 2026' }).isDisabled()).toBe(true)
    await page.getByRole('combobox', { name: 'Kind, entry 1' }).focus()
    await page.keyboard.type('Hon')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => calls('signRegister')).toHaveLength(1)
    await page.getByRole('status').getByText('Register signed').waitFor()
  })

  test('undo saves what is typed first and then takes the step back', async () => {
    await preview.open(page, 'register')
    await page.getByRole('textbox', { name: 'Note, entry 1' }).focus()
    await page.keyboard.type('more ')
    await page.keyboard.press('Control+z')
    await expect.poll(() => calls('undoRegister')).toHaveLength(1)
    expect((await calls('draftRegister')).at(-1)).toContain('more ')
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Note, entry 1' }).inputValue())
      .toBe('Honorary professor since 2021, unpaid')
  })

  test('a register without an entry is signed after one question', async () => {
    await preview.open(page, 'register-none')
    await page.getByRole('button', { name: 'Sign register of 2026' }).click()
    await page.getByRole('dialog').getByText('has nothing to register for 2026?').waitFor()
    expect(await calls('signRegister')).toEqual([])
    await page.getByRole('button', { name: 'Sign without an entry' }).click()
    await expect.poll(() => calls('signRegister')).toHaveLength(1)
  })
})
