import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { answer, unlock } from './acts.ts'
import { expect, test } from './committee.ts'

// @newer: the thread that joins PDFs needs tracing channels, and Electron 22 brings Node 16, which has none.
test('a member makes the own meeting pack offline, and it is saved where the member says @newer', async ({ desk }) => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'review-desk-pack-'))
  const file = path.join(folder, 'pack.pdf')
  const { page, app } = desk
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await unlock(page)
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Meeting pack' }).click()
  await page.getByRole('button', { name: 'Make pack', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('leaves Review Desk’s protection')
  await answer(page, 'Choose where to save')
  await expect(page.getByText(/^Copy \d{8}-[0-9a-f]{4}-1 is saved\.$/)).toBeVisible({ timeout: 60_000 })
  const bytes = readFileSync(file)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(desk.complaints).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})
