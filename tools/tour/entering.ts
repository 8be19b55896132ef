import { demoPassphrase } from '../demo/passphrase.ts'
import { check } from './steps.ts'
import { checkNoComplaints, goToRoom, statusText, type Visit } from './visit.ts'

/** The desk starts without any network, and tells nothing before it is unlocked. */
export async function start(visit: Visit): Promise<string> {
  const { page } = await visit.open()
  await page.locator('input[type=password]').waitFor()
  const shown = await page.locator('body').innerText()
  for (const { form } of visit.applications)
    check(
      ![form.applicant.name.en, form.applicant.name.zh].some((name) => shown.includes(name)),
      'the unlock screen names a case',
    )
  return 'asks for the passphrase, names no case'
}

export async function refuseWrongPassphrase({ page, words }: Visit): Promise<string> {
  const { t } = words()
  const field = page().getByLabel(t('unlock.passphrase'), { exact: true })
  await field.fill('not the passphrase at all')
  await page()
    .getByRole('button', { name: t('unlock.unlock'), exact: true })
    .click()
  await page().getByRole('alert').filter({ hasText: /\S/ }).waitFor()
  // The button comes back once the delay has passed.
  await page()
    .getByRole('button', { name: t('unlock.unlock'), exact: true })
    .and(page().locator(':enabled'))
    .waitFor({ timeout: 15_000 })
  return 'a sentence, and a delay before the next try'
}

export async function unlock(visit: Visit): Promise<string> {
  const { t } = visit.words()
  const { page } = visit
  const field = page().getByLabel(t('unlock.passphrase'), { exact: true })
  await field.fill(demoPassphrase)
  await field.press('Enter')
  await page()
    .getByRole('navigation', { name: t('frame.rooms') })
    .waitFor({ timeout: 20_000 })
  return ''
}

export async function seeBatch(visit: Visit): Promise<string> {
  const { page, words } = visit
  await goToRoom(visit, 'applications')
  const rows = page().locator('tbody tr:not(.group)')
  await rows.first().waitFor()
  const shown = await page().locator('table').innerText()
  for (const { form, number } of visit.applications)
    check(shown.includes(words().say(form.applicant.name)), `application ${number} is not in the batch`)
  check((await rows.count()) === visit.applications.length, 'the batch has other rows than the applications')
  return `${visit.applications.length} applications`
}

/** The status bar says that the server cannot be reached. */
export async function seeOffline(visit: Visit): Promise<string> {
  const { page, words } = visit
  await page()
    .getByRole('contentinfo', { name: words().t('frame.status') })
    .getByText(words().t('frame.offline'))
    .first()
    .waitFor({ timeout: 15_000 })
  checkNoComplaints(visit)
  return (await statusText(visit)).split('\n')[0] ?? ''
}

export async function changeScheme({ page, words }: Visit, scheme: 'dark' | 'light'): Promise<string> {
  await page()
    .getByRole('button', { name: words().t(scheme === 'dark' ? 'frame.toDark' : 'frame.toLight'), exact: true })
    .click()
  await page().locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor()
  return scheme
}
