import { expect, type Page } from '@playwright/test'
import { passphrase } from './committee.ts'

// What a member does, by the names that a person sees. English; the language journey switches for itself.

export async function unlock(page: Page, words = passphrase): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(words)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Batch/ })).toBeVisible({ timeout: 20_000 })
}

export async function goTo(page: Page, room: 'Applications' | 'Declarations' | 'Outbox and receipts'): Promise<void> {
  await page.getByRole('navigation', { name: 'Open applications' }).getByRole('button').first().click()
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()
}

export async function openCase(page: Page, applicant: string): Promise<void> {
  await goTo(page, 'Applications')
  await page.getByRole('button', { name: applicant, exact: true }).click()
  // Drawn, not measured: on an older Chromium the page has no height, for want of the CSS function `round()`.
  await expect(page.locator('.pdfViewer .page canvas').first()).toBeAttached({ timeout: 20_000 })
}

export const openTab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click()

export async function scoreCriterion(page: Page, number: number, score: number, comment: string): Promise<void> {
  await expect(page.locator(`[data-criterion="${number - 1}"]`)).toBeVisible()
  const cells = page.getByRole('radiogroup', { name: `Score for criterion ${number}`, exact: true })
  if (!(await cells.isVisible())) await page.locator(`[data-criterion="${number - 1}"] .criterion-head`).click()
  await cells.getByRole('radio', { name: String(score), exact: true }).click()
  await page.getByLabel(`Comment on criterion ${number}`, { exact: true }).fill(comment)
}

export const untilSaved = (page: Page): Promise<void> =>
  expect(page.getByText(/^Saved \d\d:\d\d:\d\d$/).first()).toBeVisible()

/** Answers a dialog by its verb. */
export async function answer(page: Page, verb: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}
