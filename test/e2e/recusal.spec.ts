import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { openCase, scoreCriterion, unlock, untilSaved } from './acts.ts'
import { expect, test } from './committee.ts'
import { openDesk } from './desk.ts'

const applicant = 'Mosaic Protein Limited'

test('a withdrawn case is in no byte of the app: not while it runs, not after it was closed', async ({ committee }) => {
  test.setTimeout(120_000)
  const temporary = path.join(committee.member, 'temporary')
  mkdirSync(temporary, { recursive: true })
  const hunt = () => committee.ask('hunt', applicant) as Promise<readonly string[]>
  const { app, page } = await openDesk(committee.member, { TMPDIR: temporary })
  await unlock(page)
  await openCase(page, applicant)
  await page.getByRole('tab', { name: 'Score' }).click()
  await scoreCriterion(page, 1, 7, 'A thought that is onlyhereqzx')
  await untilSaved(page)
  // It can find: the case is on this laptop still, and no document lies there in clear.
  const before = await hunt()
  expect(before).toContain(applicant)
  expect(before).toContain('draft')
  expect(before.filter((place) => place.startsWith('/'))).toEqual([])
  // Copied out of the reader, as a person does.
  await app.evaluate(({ clipboard }) => clipboard.writeText('A thought that is onlyhereqzx'))
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: /withdraw/ }).click()
  await page.getByRole('radio', { name: 'Money or shares' }).click()
  await page.getByLabel('What the chairman should know').fill('I hold shares in it.')
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw and erase' }).click()
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 20_000 })
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('')
  expect(await hunt()).toEqual([])
  await app.close()
  expect(await hunt()).toEqual([])
})
