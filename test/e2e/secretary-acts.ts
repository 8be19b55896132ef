import { type ElectronApplication, expect, type Page } from '@playwright/test'
import type { Child } from './committee.ts'

// What a secretary does, by the names that a person sees.

export const words = 'copper kettle under seven stars'

/** Founds a committee at the set-up screen, the recovery code included. */
export async function found(
  page: Page,
  server: { readonly serverUrl: string; readonly setupToken: string },
): Promise<void> {
  await page.getByText('Found a committee', { exact: true }).first().click()
  await page.getByLabel('Server address').fill(server.serverUrl)
  await page.getByLabel('Set-up token of the server').fill(server.setupToken)
  await page.getByLabel('Committee’s name in English').fill('Compute Committee')
  await page.getByLabel('Committee’s name in Chinese').fill('算力委員會')
  await page.getByLabel('Your name', { exact: true }).fill('Ms Wong Ka-lok')
  await page.getByLabel('Your name in Chinese').fill('黃家樂女士')
  await page.getByLabel('Passphrase', { exact: true }).fill(words)
  await page.getByLabel('Passphrase, again', { exact: true }).fill(words)
  await page.getByRole('button', { name: 'Make keys and found' }).click()
  const groups = page.locator('p.code span')
  await expect(groups).toHaveCount(8, { timeout: 20_000 })
  await page.getByLabel('Last group of the code').fill((await groups.allInnerTexts()).at(-1) ?? '')
  await page.getByRole('button', { name: 'I have written it down' }).click()
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible({ timeout: 20_000 })
}

export type SecretaryRoom =
  'Import' | 'Applications' | 'Batch' | 'Meeting pack' | 'Members and keys' | 'Register of interests'

export async function enter(page: Page, room: SecretaryRoom): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('button', { name: new RegExp(`^${room}( \\d+)?$`) })
    .click()
}

export interface Newcomer {
  readonly key: string
  readonly name: string
  readonly role: 'Chairman' | 'Vice-chairman' | 'Member'
}

/** Invited here, set up on a laptop of their own, and let in once the six words agree. */
export async function letIn(page: Page, child: Child, { key, name, role }: Newcomer): Promise<void> {
  await enter(page, 'Members and keys')
  await page.getByRole('button', { name: 'Invite a member' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name in English').fill(name)
  await dialog.getByRole('combobox', { name: 'Role' }).or(dialog.getByLabel('Role').first()).first().click()
  await page.getByRole('option', { name: role, exact: true }).click()
  await dialog.getByRole('button', { name: 'Make invitation' }).click()
  const groups = page.locator('.one-time-code span')
  await expect(groups).toHaveCount(4)
  const code = (await groups.allInnerTexts()).join('-')
  const phrase = (await child.ask('join', { key, code })) as string
  await page.getByRole('button', { name: 'Check now' }).click()
  await page.getByRole('button', { name: 'Approve laptop' }).click()
  const question = page.getByRole('dialog')
  for (const word of phrase.split(' ')) await expect(question).toContainText(word)
  await question.getByRole('button', { name: 'They agree: approve' }).click()
  await expect(question).toBeHidden({ timeout: 20_000 })
}

/** The next folder or file that the app asks for. */
export async function answerDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, {
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [chosen] }),
      showSaveDialog: () => Promise.resolve({ canceled: false, filePath: chosen }),
    })
  }, file)
}

/** Imports a folder in which one applicant wrote hours where cards belong. */
export async function importFolder(app: ElectronApplication, page: Page, source: string): Promise<void> {
  await enter(page, 'Import')
  await answerDialog(app, source)
  await page.getByRole('button', { name: 'Choose a folder' }).click()
  await expect(page.getByRole('heading', { name: 'Import preview' })).toBeVisible({ timeout: 30_000 })
  const commit = page.getByRole('main').getByRole('button', { name: /^Import \d+$/ })
  await expect(commit).toBeDisabled()
  await expect(page.getByText(/is GPU-hours; this column takes cards/).first()).toBeVisible()
  await page.getByRole('button', { name: /^Use \d+ cards$/ }).click()
  await expect(commit).toBeEnabled({ timeout: 20_000 })
  await commit.click()
  await expect(page.getByText(/applications imported$/).first()).toBeVisible({ timeout: 60_000 })
}

interface ReadyAssessment {
  readonly reference: string
  readonly assessment: unknown
}
/** Typed by the calls that the screen makes; one assessment is typed by hand elsewhere. */
export async function assessAll(page: Page, assessments: readonly ReadyAssessment[]): Promise<void> {
  const failed = await page.evaluate(async (given) => {
    const { api } = window as unknown as {
      readonly api: {
        call: (name: string, argument?: unknown) => Promise<{ ok: boolean; value: never; error: unknown }>
      }
    }
    const list = (await api.call('preparing')) as {
      value: { rows: { applicationId: string; reference: string }[] }
    }
    const replies = []
    for (const { reference, assessment } of given) {
      const line = list.value.rows.find((each) => each.reference === reference)
      replies.push(await api.call('saveAssessment', { applicationId: line?.applicationId, assessment }))
    }
    return replies.filter(({ ok }) => !ok)
  }, assessments)
  expect(failed).toEqual([])
}

/** Days from today, as the date fields take them. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

export async function planAndPublish(page: Page, name: string): Promise<void> {
  await enter(page, 'Batch')
  await page.getByRole('button', { name: 'Plan a batch' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  const dates = [
    ['Cut-off date', -20, null],
    ['Declarations due', 3, '18:00'],
    ['Scores due', 10, '18:00'],
    ['Meeting', 14, '10:00'],
  ] as const
  for (const [label, days, time] of dates) {
    await page.getByLabel(time === null ? label : `${label}, day`, { exact: true }).fill(day(days))
    await page.keyboard.press('Tab')
    if (time !== null) await page.getByLabel(`${label}, time`, { exact: true }).fill(time)
  }
  await page.getByRole('button', { name: /^Add all \d+ that are ready$/ }).click()
  const publish = page.getByRole('button', { name: 'Publish batch' })
  await expect(publish).toBeEnabled({ timeout: 10_000 })
  await publish.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish batch' }).click()
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 })
  await expect(page.getByRole('heading', { level: 1, name: `Batch ${name}` })).toBeVisible({ timeout: 60_000 })
}
