import { unlock } from './acts.ts'
import { expect, test } from './committee.ts'
import { openDesk, type OpenDesk } from './desk.ts'
import { isStandIn, onlyOnElectron } from './runtime.ts'

const words = 'copper kettle under seven stars'

/** From the code to the six words: the recovery code is shown once, and its end must be typed from paper. */
async function setUp({ page }: OpenDesk, serverUrl: string, code: string): Promise<string> {
  await page.getByLabel('Server address').fill(serverUrl)
  await page.getByLabel('Code from the secretariat').fill(code.toLowerCase().replaceAll('-', ' '))
  await page.getByLabel('Passphrase', { exact: true }).fill(words)
  await page.getByLabel('Passphrase, again', { exact: true }).fill(words)
  await page.getByRole('button', { name: 'Make keys and enrol' }).click()
  const groups = page.locator('p.code span')
  await expect(groups).toHaveCount(8, { timeout: 20_000 })
  const recoveryCode = (await groups.allInnerTexts()).join('-')
  const last = page.getByLabel('Last group of the code')
  await last.fill('0000')
  await page.getByRole('button', { name: 'I have written it down' }).click()
  await expect(page.getByText('This is not the last group.', { exact: false })).toBeVisible()
  await last.fill(recoveryCode.slice(-4))
  await page.getByRole('button', { name: 'I have written it down' }).click()
  return recoveryCode
}

for (const keychain of ['with', 'without'] as const) {
  test(`a laptop ${keychain} a keychain is set up by a code, let in, and unlocks again`, async ({
    committee,
    userData,
  }) => {
    test.setTimeout(120_000)
    const env: Record<string, string> =
      keychain === 'with' ? {} : { GENUINE_ELECTRON_KEYCHAIN: '0', ELECTRON_STANDIN_KEYCHAIN: '0' }
    const { serverUrl } = (await committee.ask('open')) as { serverUrl: string }
    const { code } = (await committee.ask('invite')) as { code: string }
    const desk = await openDesk(userData, env)
    const recoveryCode = await setUp(desk, serverUrl, code)
    const [phrase] = (await committee.ask('phrase')) as string[]
    await expect(desk.page.getByRole('listitem')).toHaveText(phrase?.split(' ') ?? [])
    await committee.ask('approve')
    // The chairman countersigns and the secretariat catches the newcomer up; both within seconds.
    await expect(async () => {
      const check = desk.page.getByRole('button', { name: 'Check now' })
      if (await check.isVisible()) await check.click()
      await expect(desk.page.getByRole('heading', { level: 1, name: /^Batch|No batch/ })).toBeVisible({
        timeout: 2_000,
      })
    }).toPass({ timeout: 40_000 })
    await desk.app.close()

    const again = await openDesk(userData, env)
    const fact = keychain === 'with' ? 'Keychain answered' : 'No keychain on this system'
    await expect(again.page.getByText(fact)).toBeVisible()
    await unlock(again.page, words)
    await again.app.close()

    const recovered = await openDesk(userData, env)
    await recovered.page.getByRole('button', { name: 'Use recovery code' }).click()
    await recovered.page.getByLabel('Recovery code').fill(recoveryCode.toLowerCase())
    await recovered.page.getByLabel('New passphrase', { exact: true }).fill('another long passphrase')
    await recovered.page.getByLabel('New passphrase, again', { exact: true }).fill('another long passphrase')
    await recovered.page.getByRole('button', { name: 'Set passphrase and unlock' }).click()
    await expect(recovered.page.getByRole('heading', { level: 1, name: /^Batch/ })).toBeVisible({ timeout: 20_000 })
    await recovered.app.close()
  })
}

test('the keychain’s own ciphertext is not the built-in password’s', async ({ freshDesk: { app } }) => {
  test.skip(isStandIn, onlyOnElectron)
  const start = await app.evaluate(async ({ safeStorage }) => {
    const sealed = await safeStorage.encryptStringAsync('canary')
    return sealed.subarray(0, 3).toString('latin1')
  })
  expect(start).toBe('v11')
})
