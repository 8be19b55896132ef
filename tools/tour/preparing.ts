import path from 'node:path'
import { referenceOf } from '../demo/import-source.ts'
import { demoPassphrase } from '../demo/passphrase.ts'
import { secretary } from '../demo/people.ts'
import { othersDeclare, othersReceive, receiveApplications } from './office-desk.ts'
import { check } from './steps.ts'
import { checkNoComplaints, type Visit } from './visit.ts'

// The secretariat's day, through its own window: from a folder of applications to a board of who holds what.

type Room = 'importing' | 'preparing' | 'publishing' | 'outbox'
async function enter({ page, words }: Visit, room: Room): Promise<void> {
  const rooms = page().getByRole('navigation', { name: words().t('frame.rooms') })
  await rooms.getByRole('button', { name: words().t(`frame.${room}`) }).click()
}
const mainButton = ({ page }: Visit, name: string | RegExp) => page().getByRole('main').getByRole('button', { name })

export async function openOffice(visit: Visit): Promise<string> {
  const { page } = await visit.open(visit.folder.app(secretary.key))
  await visit.speak('en-HK')
  const { t } = visit.words()
  await page.getByLabel(t('unlock.passphrase'), { exact: true }).fill(demoPassphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: t('frame.rooms') }).waitFor({ timeout: 20_000 })
  return 'the secretariat’s rooms'
}

/** The folder dialog is the system's: its answer is given, everything after it is done in the window. */
export async function openSource(visit: Visit, documents: string | null): Promise<string> {
  const source = path.join(visit.folder.root, 'received')
  await receiveApplications(source, documents)
  await visit.window().app.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [chosen] }) })
  }, source)
  const { t } = visit.words()
  await enter(visit, 'importing')
  await mainButton(visit, t('importing.chooseFolder')).click()
  await visit
    .page()
    .getByRole('heading', { name: t('importing.openTitle') })
    .waitFor({ timeout: 60_000 })
  return `${visit.applications.length} applications with their PDFs`
}

export async function putRight(visit: Visit): Promise<string> {
  const { page } = visit
  const commit = commitButton(visit)
  check(await commit.isDisabled(), 'it can be imported with a wrong cell in it')
  await visit.album.take(visit.window(), 's1-import')
  const fix = page()
    .getByRole('main')
    .getByRole('button', { name: /^Use \d+ cards$/ })
  const said = await fix.innerText()
  await fix.click()
  await commit.and(page().locator(':enabled')).waitFor({ timeout: 20_000 })
  return said
}

export async function importAll(visit: Visit): Promise<string> {
  const { page, words } = visit
  await commitButton(visit).click()
  await page().getByText(words().like('importing.report.text')).waitFor({ timeout: 120_000 })
  return page().getByText(words().like('importing.report.text')).innerText()
}
const commitButton = (visit: Visit) => mainButton(visit, /^Import \d+$/)

/** By the calls that the fields make: six assessments by hand would be a tour of their own. */
export async function assess(visit: Visit): Promise<string> {
  const assessments = visit.applications.map((each) => {
    const { terms, similarCases, ...rest } = each.assessment
    return { reference: referenceOf(each), assessment: { ...rest, ...terms, similarCases } }
  })
  const failed = await visit.page().evaluate(async (given) => {
    const { api } = window as unknown as {
      readonly api: {
        call: (name: string, argument?: unknown) => Promise<{ ok: boolean; value: never; error: unknown }>
      }
    }
    const list = (await api.call('preparing')) as { value: { rows: { applicationId: string; reference: string }[] } }
    const replies = []
    for (const { reference, assessment } of given) {
      const applicationId = list.value.rows.find((row) => row.reference === reference)?.applicationId
      replies.push(await api.call('saveAssessment', { applicationId, assessment }))
    }
    return replies.filter(({ ok }) => !ok).length
  }, assessments)
  check(failed === 0, `${failed} assessments were refused`)
  await enter(visit, 'preparing')
  await visit
    .page()
    .locator('tbody tr')
    .nth(visit.applications.length - 1)
    .waitFor()
  await visit.album.take(visit.window(), 's2-applications')
  return `${assessments.length} assessed`
}

export async function planBatch(visit: Visit): Promise<string> {
  const { page, words } = visit
  const { t } = words()
  await enter(visit, 'publishing')
  await mainButton(visit, t('publishing.empty.plan')).click()
  const { calendar } = visit
  await page().getByLabel(t('publishing.plan.name'), { exact: true }).fill(calendar.batchName)
  const date = (name: string) => t(`publishing.plan.date.${name}`)
  await fillDay(visit, date('cutOff'), calendar.cutOff)
  for (const name of ['declarationsDue', 'scoresDue', 'meetingAt', 'leaseEnds'] as const) {
    const local = new Date(Date.parse(calendar[name]) + 8 * 3_600_000).toISOString()
    await fillDay(visit, t('publishing.plan.day', { name: date(name) }), local.slice(0, 10))
    await page()
      .getByLabel(t('publishing.plan.time', { name: date(name) }), { exact: true })
      .fill(local.slice(11, 16))
  }
  await mainButton(visit, words().like('publishing.plan.addReady')).click()
  const publish = mainButton(visit, t('publishing.plan.publish'))
  await publish.and(page().locator(':enabled')).waitFor({ timeout: 15_000 })
  await visit.album.take(visit.window(), 's3-plan')
  return `batch ${calendar.batchName}, ${visit.applications.length} applications`
}

async function fillDay({ page }: Visit, label: string, day: string): Promise<void> {
  await page().getByLabel(label, { exact: true }).fill(day)
  await page().keyboard.press('Tab')
}

export async function publish(visit: Visit): Promise<string> {
  const { page, words, calendar } = visit
  const { t } = words()
  await mainButton(visit, t('publishing.plan.publish')).click()
  await page()
    .getByRole('dialog')
    .getByRole('button', { name: t('publishing.plan.publish') })
    .click()
  await page()
    .getByRole('heading', { level: 1, name: t('publishing.title', { name: calendar.batchName }) })
    .waitFor({ timeout: 60_000 })
  await sync(visit)
  return 'the declaration list is out, nobody holds papers'
}

/** The members declare; the secretariat's desk gives the keys by itself, and shows on its board who holds what. */
export async function grant(visit: Visit): Promise<string> {
  const declared = await othersDeclare(visit.folder)
  await sync(visit)
  await othersReceive(visit.folder)
  await sync(visit)
  await enter(visit, 'publishing')
  const { t } = visit.words()
  await visit.page().getByText(t('publishing.board.state.received')).first().waitFor()
  await visit.album.take(visit.window(), 's4-board')
  checkNoComplaints(visit)
  return `${declared} members declared, keys given by themselves`
}

async function sync(visit: Visit): Promise<void> {
  await enter(visit, 'outbox')
  const button = mainButton(visit, visit.words().t('outbox.syncNow'))
  await button.click({ timeout: 60_000 })
  await button.and(visit.page().locator(':enabled')).waitFor({ timeout: 120_000 })
}
