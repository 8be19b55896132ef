import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, openDesk, test } from './desk.ts'

// From nothing: a server, two laptops, and what is read out on the telephone between them.

const words = 'copper kettle under seven stars'
const setupToken = 'set-up-token-of-the-founding-journey'
let server: ChildProcess
let serverUrl: string
let folder: string

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'review-desk-founding-'))
  server = spawn(
    path.resolve('node_modules/.bin/node'),
    ['server/main.ts', '--data', path.join(folder, 'server'), '--port', '0'],
    { env: { ...process.env, REVIEW_DESK_SETUP_TOKEN: setupToken }, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  // The journal says which port the system gave.
  const port = await new Promise<string>((resolve, reject) => {
    let journal = ''
    server.stdout?.on('data', (bytes: Buffer) => {
      journal += bytes.toString()
      const given = /"event":"started","port":(\d+)/.exec(journal)?.[1]
      if (given !== undefined) resolve(given)
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  serverUrl = `http://127.0.0.1:${port}`
})
test.afterAll(() => {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function writeDownCode(page: Page): Promise<void> {
  const groups = page.locator('p.code span')
  await expect(groups).toHaveCount(8, { timeout: 30_000 })
  await page.getByLabel('Last group of the code').fill((await groups.last().innerText()).trim())
  await press(page, 'I have written it down')
}

const openRoom = (page: Page) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Members and keys' }).click()

test('a committee is founded, its chairman let in by six words, and begun', async () => {
  test.setTimeout(180_000)
  const office = await openDesk(path.join(folder, 'office'))
  const { page } = office
  await page.getByText('Found a committee', { exact: true }).click()
  await page.getByLabel('Server address').fill(serverUrl)
  await page.getByLabel('Set-up token of the server').fill('not-the-token-of-this-server')
  await page.getByLabel('Committee’s name in English').fill('Compute Subsidy Committee')
  await page.getByLabel('Committee’s name in Chinese').fill('算力資助委員會')
  await page.getByLabel('Your name', { exact: true }).fill('Wong Ka-lok')
  await page.getByLabel('Your name in Chinese').fill('黃家樂')
  await page.getByLabel('Passphrase', { exact: true }).fill(words)
  await page.getByLabel('Passphrase, again', { exact: true }).fill(words)
  await press(page, 'Make keys and found')
  await expect(page.getByText('The server does not accept this set-up token.', { exact: false })).toBeVisible()
  await page.getByLabel('Set-up token of the server').fill(setupToken)
  await press(page, 'Make keys and found')
  await writeDownCode(page)

  await openRoom(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Members and keys' })).toBeVisible()
  await press(page, 'Invite a member')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name in English').fill('Au Yeung Chi-ho')
  await dialog.getByLabel('Name in Chinese').fill('歐陽志豪')
  await dialog.getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: 'Chairman', exact: true }).click()
  await dialog.getByRole('button', { name: 'Make invitation' }).click()
  await expect(page.getByRole('img', { name: 'QR code with server address and code' })).toBeVisible({ timeout: 10_000 })
  const code = (await page.locator('.one-time-code span').allInnerTexts()).join('-')
  await press(page, 'Copy code and address')
  await expect(page.getByText('Copied; cleared', { exact: false })).toBeVisible()

  const chair = await openDesk(path.join(folder, 'chair'))
  await chair.page.getByLabel('Server address').fill(serverUrl)
  await chair.page.getByLabel('Code from the secretariat').fill(code)
  await chair.page.getByLabel('Passphrase', { exact: true }).fill(words)
  await chair.page.getByLabel('Passphrase, again', { exact: true }).fill(words)
  await press(chair.page, 'Make keys and enrol')
  await writeDownCode(chair.page)
  await expect(chair.page.getByRole('heading', { name: 'Waiting for approval' })).toBeVisible()
  const read = await chair.page.getByRole('listitem').allInnerTexts()

  await press(page, 'Check now')
  await press(page, 'Approve laptop')
  await expect(dialog.getByRole('listitem')).toHaveText(read)
  await dialog.getByRole('button', { name: 'They agree: approve' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Au Yeung Chi-ho' })).toBeVisible()
  await expect(page.getByText('Pending countersignature').first()).toBeVisible()

  await expect(async () => {
    await press(chair.page, 'Check now')
    await expect(chair.page.getByRole('button', { name: 'Countersign and begin' })).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await press(chair.page, 'Countersign and begin')
  await openRoom(chair.page)
  await expect(chair.page.getByRole('row', { name: /Au Yeung Chi-ho.*Active/ })).toBeVisible()

  // The next member by the ordinary way: approved here, countersigned there.
  await press(page, 'Invite a member')
  await dialog.getByLabel('Name in English').fill('Siu Man-kei')
  await dialog.getByRole('button', { name: 'Make invitation' }).click()
  await expect(page.getByRole('img', { name: 'QR code with server address and code' })).toBeVisible()
  const memberCode = (await page.locator('.one-time-code span').allInnerTexts()).join('-')
  const member = await openDesk(path.join(folder, 'member'))
  await member.page.getByLabel('Server address').fill(serverUrl)
  await member.page.getByLabel('Code from the secretariat').fill(memberCode)
  await member.page.getByLabel('Passphrase', { exact: true }).fill(words)
  await member.page.getByLabel('Passphrase, again', { exact: true }).fill(words)
  await press(member.page, 'Make keys and enrol')
  await writeDownCode(member.page)
  await press(page, 'Check now')
  await press(page, 'Approve laptop')
  await dialog.getByRole('button', { name: 'They agree: approve' }).click()
  await expect(dialog).toBeHidden()

  const sync = async (at: Page) => {
    await at.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Outbox and receipts' }).click()
    await press(at, 'Sync now')
    await expect(at.getByRole('button', { name: 'Sync now' })).toBeEnabled({ timeout: 20_000 })
  }
  await sync(page)
  await sync(chair.page)
  await openRoom(chair.page)
  await chair.page.getByRole('checkbox', { name: /^Countersign: Siu Man-kei/ }).check()
  await press(chair.page, 'Countersign 1 entry')
  await expect(chair.page.getByRole('row', { name: /Siu Man-kei.*Active/ })).toBeVisible()
  await sync(chair.page)
  // Within a minute it does so by itself.
  await sync(page)
  await expect(async () => {
    await press(member.page, 'Check now')
    await expect(member.page.getByRole('navigation', { name: 'Rooms' })).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await openRoom(member.page)
  await expect(member.page.getByRole('row', { name: /Siu Man-kei.*you.*Active/ })).toBeVisible()
  await expect(member.page.getByRole('button', { name: 'Invite a member' })).toBeHidden()
  for (const { complaints } of [office, chair, member]) expect(complaints).toEqual([])
  for (const { app } of [office, chair, member]) await app.close()
})
