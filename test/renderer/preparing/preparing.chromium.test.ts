import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OpenPreview, openPreview, whyNoChromium } from '../preview/open-preview.ts'

if (whyNoChromium !== null) console.log(`the room of applications: skipped, ${whyNoChromium}`)

describe.skipIf(whyNoChromium !== null)('in the room of applications', () => {
  let preview: OpenPreview
  let page: Page
  beforeAll(async () => {
    preview = await openPreview()
    page = await preview.newPage()
  })
  beforeEach(() => page.bringToFront())
  afterAll(() => preview.close())

  const slow = { timeout: 5_000 }
  const saves = () => page.evaluate(() => window.preview.calls.filter((call) => call.startsWith('save')).length)
  const heading = () => page.locator('.prepared-open h1').textContent()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

  test('J, Enter and Esc go into an application and back, without a mouse', async () => {
    await preview.open(page, 'preparing')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    expect(await heading()).toBe('Copper Gong Robotics Limited')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await expect.poll(heading, slow).toBe('Tai Mo Shan Institute for Legal Computing')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Applications')
  })

  test('typing is saved once, half a second after the last key, and Ctrl Z takes it back', async () => {
    await preview.open(page, 'preparing-form')
    const name = page.getByLabel('Name, English', { exact: true })
    await name.press('End')
    // Typed and counted in one go, for a busy machine may take half a second between two things that are sent to it.
    const savedAtOnce = await page.evaluate(() => {
      for (const character of ' (Asia)') document.execCommand('insertText', false, character)
      return window.preview.calls.filter((call) => call.startsWith('save')).length
    })
    expect(savedAtOnce).toBe(0)
    await expect.poll(saves, slow).toBe(1)
    await expect.poll(() => page.locator('.prepared-tabs').textContent(), slow).toContain('Saved 14:3')
    expect(await heading()).toBe('Mosaic Protein Limited (Asia)')
    await page.keyboard.press('Control+z')
    await expect.poll(() => name.inputValue(), slow).toBe('Mosaic Protein Limited')
    expect(await page.getByText('Edit taken back').isVisible()).toBe(true)
    await page.keyboard.press('Control+Shift+Z')
    await expect.poll(() => name.inputValue(), slow).toBe('Mosaic Protein Limited (Asia)')
    await page.keyboard.press('Control+z')
    await expect.poll(() => name.inputValue(), slow).toBe('Mosaic Protein Limited')
    await name.press('!')
    await expect.poll(() => page.getByText('Edit taken back').count(), slow).toBe(0)
    expect(await page.getByRole('button', { name: 'Redo edit' }).count()).toBe(0)
  })

  test('what is typed and not saved yet is saved first, so that it is what Ctrl Z takes back', async () => {
    await preview.open(page, 'preparing-form')
    const name = page.getByLabel('Name, English', { exact: true })
    const address = page.getByLabel('Address, English')
    await name.fill('One')
    await expect.poll(saves, slow).toBe(1)
    await address.fill('Two')
    await page.keyboard.press('Control+z')
    await expect.poll(() => address.inputValue(), slow).toContain('Fictional Road')
    expect(await name.inputValue()).toBe('One')
  })

  test('a number that is none is not saved and says so', async () => {
    await preview.open(page, 'preparing-form')
    const employees = page.getByLabel('Employees in Hong Kong')
    await employees.fill('')
    expect(await page.getByText('A number from 0 to 1,000,000. The last one is kept.').isVisible()).toBe(true)
    await employees.blur()
    expect(await employees.inputValue()).toBe('64')
    expect(await saves()).toBe(0)
  })

  test('a reference that another application has is not taken', async () => {
    await preview.open(page, 'preparing-form')
    await page.getByLabel('Reference', { exact: true }).fill('2026-031')
    expect(await page.getByText('Another application has this reference. The last one is kept.').isVisible()).toBe(true)
    await page.waitForTimeout(700)
    expect(await saves()).toBe(0)
  })

  test('N goes from problem to problem, and one that is put right is gone', async () => {
    await preview.open(page, 'preparing-form')
    await page.locator('.prepared-head').click()
    await page.keyboard.press('n')
    expect(await focused()).toBe('Summary, English')
    await page.keyboard.type('A summary')
    expect(await page.getByText('Project 1: the summary is missing in Chinese.').isVisible()).toBe(true)
    expect(await page.getByText('Project 1: the summary is missing.').count()).toBe(0)
  })

  test('an assessment says what is missing as it is typed', async () => {
    await preview.open(page, 'preparing-assessment')
    const missing = page.locator('.assessing-missing')
    await page.getByLabel('Subsidy, project 1').fill('95')
    expect(await missing.textContent()).toContain('the subsidy is above 90%, the most the scheme allows.')
    await page.getByLabel('Subsidy, project 1').fill('70')
    await page.getByRole('button', { name: 'Use HK$5,745,600' }).click()
    for (const criterion of ['3 Feasibility and expected outcomes', '4 Technical and financial capability'])
      await page.getByLabel(`${criterion}, English`).fill('A reason')
    await expect.poll(() => missing.textContent(), slow).toContain('Complete: it can be published.')
  })

  test('an amount typed with its cents is kept, key by key', async () => {
    await preview.open(page, 'preparing-assessment')
    const ceiling = page.getByLabel('Ceiling, project 1')
    await ceiling.fill('')
    await ceiling.pressSequentially('1226400.05', { delay: 20 })
    expect(await ceiling.inputValue()).toBe('HK$1,226,400.05')
    await ceiling.fill('1226400.50')
    const missing = page.locator('.assessing-missing')
    await expect.poll(() => missing.textContent(), slow).toContain('Ceiling of all projects: HK$1,226,400.50')
    expect(await missing.textContent()).not.toContain('give the ceiling')
    await ceiling.blur()
    expect(await ceiling.inputValue()).toBe('HK$1,226,400.50')
  })

  test('a refused PDF is said in words, and a removed application comes back', async () => {
    await preview.open(page, 'preparing-documents')
    await page.getByRole('button', { name: 'Add PDF to F' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('protected by a password')
    await page.getByRole('button', { name: 'Remove application' }).click()
    await expect.poll(() => page.locator('tbody tr').count(), slow).toBe(10)
    await page.getByRole('button', { name: 'Undo remove' }).click()
    await expect.poll(() => page.locator('tbody tr').count(), slow).toBe(11)
  })

  test('an attachment opens from its sealed file, and Esc goes back to the list of them', async () => {
    await preview.open(page, 'preparing-documents')
    await page.getByRole('button', { name: 'Open C Track record of compute use' }).click()
    await page.locator('.page[data-loaded] .textLayer span').first().waitFor()
    expect(await page.locator('.prepared-reader .pane-head').textContent()).toContain('1 / 352')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('button', { name: 'Open C Track record of compute use' }).isVisible()).toBe(true)
  })

  test('a similar case is shown to the committee only when it is chosen', async () => {
    await preview.open(page, 'preparing-similar')
    await page.getByLabel('Show 2026-2 no. 04 to the committee').check()
    await page.getByRole('tab', { name: /^Assessment/ }).click()
    expect(await page.getByText('1 similar case is shown to the committee.').isVisible()).toBe(true)
  })
})
