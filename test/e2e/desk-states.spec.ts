import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { goTo, openCase, unlock } from './acts.ts'
import { expect, test } from './committee.ts'

const applicant = 'Mosaic Protein Limited'

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

test('a wrong passphrase says so, waits longer each time, and forgets nothing', async ({ desk: { page } }) => {
  const field = page.getByLabel('Passphrase', { exact: true })
  await field.fill('this is not the passphrase')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/does not open the store/).first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeEnabled({ timeout: 20_000 })
  await unlock(page)
})

test('a document is read by ranges of its sealed file, and nothing of it without the key', async ({
  desk: { page },
}) => {
  await unlock(page)
  const requested = page.waitForRequest((request) => request.url().includes('/documents/'))
  await openCase(page, applicant)
  const path = new URL((await requested).url()).pathname
  const answers = await page.evaluate(async (url) => {
    const part = await fetch(url, { headers: { range: 'bytes=0-4' } })
    const beyond = await fetch(url, { headers: { range: 'bytes=999999999-' } })
    const unknown = await fetch(`/documents/${'0'.repeat(64)}`)
    return [
      part.status,
      await part.text(),
      part.headers.get('content-range')?.split('/')[0],
      beyond.status,
      unknown.status,
    ]
  }, path)
  expect(answers).toEqual([206, '%PDF-', 'bytes 0-4', 416, 404])
  await page.getByRole('button', { name: 'Lock' }).click()
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible()
  expect(await page.evaluate(async (url) => (await fetch(url)).status, path)).toBe(423)
})

test('a late withdrawal takes the case off this laptop', async ({ desk: { page } }) => {
  await unlock(page)
  await openCase(page, applicant)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: /withdraw/ }).click()
  await page.getByRole('radio', { name: 'Money or shares' }).click()
  await page.getByLabel('What the chairman should know').fill('I hold shares in it.')
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw and erase' }).click()
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 20_000 })
  await goTo(page, 'Applications')
  await expect(page.getByText(applicant)).toHaveCount(0)
  await expect(page.getByText(/You withdrew/)).toBeVisible()
})

// @newer: axe measures what the page shows, and Electron 22's Chromium gives pdf.js's pages no height.
test('every screen speaks both languages, in both schemes, and axe finds nothing @newer', async ({
  desk: { page, complaints },
}) => {
  test.setTimeout(300_000)
  expect(await violations(page)).toEqual([])
  await unlock(page)
  const seen: Record<string, readonly string[]> = {}
  for (const step of ['en light', 'en dark', 'zh dark', 'zh light']) {
    if (step === 'en dark') await page.getByRole('button', { name: 'Dark' }).click()
    if (step === 'zh dark') await page.getByRole('button', { name: /中文/ }).click()
    if (step === 'zh light') await page.getByRole('button', { name: '淺色' }).click()
    const rooms = page.getByRole('navigation').last().getByRole('button')
    for (let room = 0; room < (await rooms.count()); room += 1) {
      await rooms.nth(room).click()
      seen[`${step} room ${room}`] = await violations(page)
    }
    await rooms.first().click()
    await page.locator('tbody tr.can-open .row-name').nth(3).click()
    await expect(page.locator('.pdfViewer .page canvas').first()).toBeAttached({ timeout: 20_000 })
    for (let tab = 0; tab < 4; tab += 1) {
      await page.getByRole('tab').nth(tab).click()
      seen[`${step} tab ${tab}`] = await violations(page)
    }
    await page.keyboard.press('Control+w')
  }
  expect(Object.fromEntries(Object.entries(seen).filter(([, found]) => found.length > 0))).toEqual({})
  expect(complaints).toEqual([])
})
