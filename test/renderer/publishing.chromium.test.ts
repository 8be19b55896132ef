import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OpenPreview, openPreview, whyNoChromium } from './preview/open-preview.ts'

if (whyNoChromium !== null) console.log(`the batch room in Chromium: skipped, ${whyNoChromium}`)

describe.skipIf(whyNoChromium !== null)('the batch room', () => {
  let preview: OpenPreview
  let page: Page

  beforeAll(async () => {
    preview = await openPreview()
    page = await preview.newPage()
    page.setDefaultTimeout(6_000)
  })
  beforeEach(() => page.bringToFront())
  afterAll(() => preview.close())

  const lastCall = async (name: string): Promise<string | undefined> =>
    (await page.evaluate(() => window.preview.calls)).findLast((call) => call.split(' ')[0] === name)
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const numbered = (): Promise<readonly string[]> =>
    page.locator('tbody').first().locator('.row-name').allTextContents()

  test('moves an application by keys, takes it out and puts it in again, and keeps it as typed', async () => {
    await preview.open(page, 'publishing-plan')
    const [first = '', second = '', ...rest] = await numbered()
    await press('j', 'Alt+ArrowDown')
    await expect.poll(numbered).toEqual([second, first, ...rest])
    await press('x')
    await expect.poll(numbered).toEqual([second, ...rest])
    await press('x')
    await expect.poll(numbered).toEqual([second, ...rest, first])
    await expect.poll(() => lastCall('saveBatchPlan')).toContain('"name":"2027-1"')
  })

  test('asks once, and publishes what was typed last', async () => {
    await preview.open(page, 'publishing-ask')
    const question = page.getByRole('dialog', { name: 'Publish batch 2027-1?' })
    await question.getByText('The declaration list goes to 8 members').waitFor()
    await question.getByRole('button', { name: 'Keep planning' }).click()
    await question.waitFor({ state: 'hidden' })
    await page.getByLabel('Scores due, time').fill('25:00')
    expect(await page.getByLabel('Scores due, time').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Scores due, time').fill('0930')
    await page.getByRole('button', { name: 'Publish batch' }).click()
    await question.getByRole('button', { name: 'Publish batch' }).click()
    await expect.poll(() => lastCall('publishBatchPlan')).toContain('"batch":"cccc')
    expect(await lastCall('saveBatchPlan')).toContain('"scoresDue":"2027-02-05T09:30"')
  })

  test('arrows go over the board, the detail follows, and a reminder is copied', async () => {
    await preview.open(page, 'publishing-board')
    await press('ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    const detail = page.getByRole('region', { name: 'Chosen cell' })
    await detail.getByText('Kwok Ho-yin').waitFor()
    await press('r')
    await detail.getByText('Reminder copied').waitFor()
    expect(await lastCall('copyReminder')).toContain('"what":"declarations"')
  })

  test('a key is taken back after one question', async () => {
    await preview.open(page, 'publishing-board')
    await page.getByRole('button', { name: 'Opened, Lantern Bay Polytechnic University, Lau Wing-sum' }).click()
    await page.getByRole('button', { name: 'Take key back' }).waitFor()
    await press('g')
    const question = page.getByRole('dialog', { name: 'Take back Lau Wing-sum’s key to application 01?' })
    await question.getByRole('button', { name: 'Take key back and erase' }).click()
    await expect.poll(() => lastCall('takeGrantBack')).toContain('"member"')
  })

  test('a re-issue lists in words what changes, and one act issues it', async () => {
    await preview.open(page, 'publishing-papers')
    const papers = page.getByRole('dialog', { name: 'Papers of application 07' })
    await papers.getByText('Training tokens, millions').waitFor()
    await papers.getByRole('button', { name: 'Withdraw document H Letter of a former partner' }).click()
    await page.getByRole('button', { name: 'Keep the document' }).click()
    await papers.getByRole('button', { name: 'Issue version 2' }).click()
    await expect.poll(() => lastCall('reissue')).toContain('"papersId":"7777')
  })

  test('a member goes to the older version and back', async () => {
    await preview.open(page, 'application-changed')
    await page.getByRole('button', { name: 'Version 2, choose another' }).click()
    await page.getByRole('menuitem', { name: 'Version 1, 18 Nov' }).click()
    await page.getByText('You are reading version 1 of 18 Nov.').waitFor()
    await page.getByRole('tab', { name: 'Signed' }).click()
    await page.getByText('Your score on this version: 7.1').waitFor()
    expect(await page.getByRole('tab', { name: /Score/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Back to version 2' }).click()
    await page.getByRole('tab', { name: 'Changes' }).click()
    await page.getByText('Changed. Opens once you have scored criterion 4.').waitFor()
    expect(preview.complaints).toEqual([])
  })
})
