import { answer, goTo, openCase, openTab, scoreCriterion, unlock, untilSaved } from './acts.ts'
import { expect, test } from './committee.ts'
import { openDesk } from './desk.ts'

const applicant = 'Tai Mo Shan Institute for Legal Computing'

test('a member’s whole job with the network off, a kill in the middle, and the receipt when it is back', async ({
  committee,
  desk,
}) => {
  test.setTimeout(120_000)
  const { page } = desk
  await unlock(page)
  await expect(page.getByText(/^Offline since/).first()).toBeVisible({ timeout: 20_000 })

  await goTo(page, 'Declarations')
  await page.getByRole('button', { name: 'Kestrel Institute of Technology', exact: true }).click()
  await page.getByRole('radio', { name: 'No interest', exact: true }).last().click()
  await page.getByRole('button', { name: /^Sign/ }).click()

  await openCase(page, applicant)
  await expect(page.locator('.textLayer').first()).toContainText('大帽山')
  await openTab(page, 'Score')
  await expect(page.getByText('Cyberport’s reason opens once you have scored this criterion.')).toBeVisible()
  for (const [index, score] of [7, 6, 8, 7].entries())
    await scoreCriterion(page, index + 1, score, `Reason ${index + 1}, 理據充分`)
  await untilSaved(page)

  // Power cut: whatever was said to be saved is there again.
  desk.app.process().kill('SIGKILL')
  const again = await openDesk(committee.member)
  await unlock(again.page)
  await openCase(again.page, applicant)
  await openTab(again.page, 'Score')
  await expect(again.page.locator('.strip-total')).toHaveText('7.1')
  await again.page.getByRole('button', { name: 'Submit score' }).click()
  await answer(again.page, 'Sign and submit')
  await expect(again.page.getByText(/^Submitted (today )?\d/)).toBeVisible()

  await openTab(again.page, 'Vote')
  await again.page.getByRole('radio', { name: 'Approve as amended', exact: true }).click()
  await again.page.getByLabel('Your amendment, GPU cards, 1', { exact: true }).fill('40')
  await expect(again.page.getByText(/under price|over price/)).toBeVisible()
  await again.page.getByRole('button', { name: /^Use HK\$/ }).click()
  await again.page.getByRole('button', { name: 'Sign vote' }).click()
  await answer(again.page, 'Sign vote')
  await expect(again.page.getByText(/^Signed (today )?\d/)).toBeVisible()

  await goTo(again.page, 'Outbox and receipts')
  await expect(again.page.getByText('Waiting', { exact: true }).first()).toBeVisible()
  await committee.ask('open')
  await again.page.getByRole('button', { name: 'Sync now' }).click()
  await expect(again.page.getByRole('row').filter({ hasText: 'Vote' }).getByText('Verified')).toBeVisible({
    timeout: 30_000,
  })
  await again.page.getByRole('row').filter({ hasText: 'Vote' }).getByRole('button').first().click()
  await expect(again.page.locator('.code')).toHaveText(/^\d{4} \d{4} \d{4}$/)
  expect(again.complaints).toEqual([])
  await again.app.close()
})
