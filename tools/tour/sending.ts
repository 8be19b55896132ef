import { sha256 } from '../../electron/core/crypto/digest.ts'
import { verifyEd25519 } from '../../electron/core/crypto/signing-key.ts'
import { votesReceived } from '../../electron/core/secretariat/received.ts'
import { connect } from '../../electron/core/sync/connect.ts'
import { checkCode } from '../../shared/check-code.ts'
import { originOf, verifyCheckpoint } from '../../shared/checkpoint.ts'
import { interestOf, leftToDeclare } from '../demo/applications.ts'
import type { Office } from '../demo/office.ts'
import { killDeskWindow } from './desk-window.ts'
import { check } from './steps.ts'
import { checkNoComplaints, goToRoom, mainNumber, statusText, type Visit } from './visit.ts'

/** Signed while offline: two declarations, a score, a vote, and that papers were opened. */
const leastWaiting = 4

/** The rows of the outbox as they are shown, without its group heads. */
const rowsOf = ({ page, words }: Visit, receipt: 'waiting' | 'numbered' | 'verified') =>
  page()
    .locator('main tbody tr')
    .filter({ hasText: words().t(`outbox.${receipt}`) })
    .filter({ has: page().locator('[data-row]') })

export async function seeWaiting(visit: Visit): Promise<string> {
  const { page, words } = visit
  await goToRoom(visit, 'outbox')
  await rowsOf(visit, 'waiting').first().waitFor()
  for (const kind of ['declaration', 'score', 'vote'])
    check(
      (await rowsOf(visit, 'waiting')
        .filter({ hasText: words().t(`outbox.kind.${kind}`) })
        .count()) > 0,
      `no ${kind} waits`,
    )
  const count = await rowsOf(visit, 'waiting').count()
  check(count >= leastWaiting, `only ${count} records wait`)
  check((await statusText(visit)).includes(words().t('frame.waiting', { count })), 'the status bar counts otherwise')
  await rowsOf(visit, 'waiting')
    .filter({ hasText: words().t('outbox.kind.vote') })
    .first()
    .click()
  await page().getByText(words().t('outbox.receiptWaiting')).first().waitFor()
  return `${count} records wait`
}

export async function cutPower(visit: Visit): Promise<string> {
  checkNoComplaints(visit)
  await killDeskWindow(visit.window())
  return 'SIGKILL'
}

/** The outbox sends what waits; every record is numbered and its receipt verified on this laptop. */
export async function syncAll(visit: Visit): Promise<string> {
  const { page, words } = visit
  await goToRoom(visit, 'outbox')
  await syncNow(visit)
  await page().getByText(words().t('outbox.nothingWaitsTitle')).first().waitFor({ timeout: 20_000 })
  await rowsOf(visit, 'numbered').first().waitFor({ state: 'hidden', timeout: 20_000 })
  const count = await rowsOf(visit, 'verified').count()
  check(count >= leastWaiting, `only ${count} receipts are verified`)
  check((await rowsOf(visit, 'waiting').count()) === 0, 'something still waits')
  return `${count} receipts verified`
}

async function syncNow({ page, words }: Visit): Promise<void> {
  const button = page().getByRole('button', { name: words().t('outbox.syncNow'), exact: true })
  await button.click({ timeout: 20_000 })
  await button.and(page().locator(':enabled')).waitFor({ timeout: 30_000 })
}

const challenge = '4711'

/** The check code on the screen is the one that the secretariat's own desk works out for the same checkpoint. */
export async function compareCheckCode(visit: Visit, { secretariat }: Office): Promise<string> {
  const { page, words } = visit
  await rowsOf(visit, 'verified')
    .filter({ hasText: words().t('outbox.kind.vote') })
    .first()
    .click()
  await page().getByText(words().t('outbox.receiptVerified')).waitFor()
  const unchallenged = await page().locator('.code').innerText()
  await page().getByLabel(words().t('outbox.challenge')).fill(challenge)
  await page().locator('.code').filter({ hasNotText: unchallenged }).waitFor()
  const shown = await page().locator('.code').innerText()
  const label = await page().getByText(words().like('outbox.checkCodeOf')).first().innerText()
  const size = Number(label.replaceAll(/\D/g, ''))
  const desk = secretariat().desk()
  const reply = await connect(desk).checkpoint(0, size)
  if (!reply.ok) throw new Error('the secretariat cannot read the checkpoint')
  const log = { origin: originOf(desk.own.committee), publicKey: Buffer.from(desk.own.logKey, 'hex') }
  const checkpoint = verifyCheckpoint(reply.value.checkpoint, log, { sha256, verify: verifyEd25519 })
  if (!checkpoint.ok) throw new Error(`the checkpoint is ${checkpoint.error.kind}`)
  const other = checkCode(checkpoint.value, challenge, sha256)
  check(shown === other, `the laptop shows ${shown}, the secretariat ${other}`)
  await visit.album.take(visit.window(), '07-receipt')
  return `${shown} at ${size} records, the same at the secretariat`
}

export async function seeVoteArrive({ secretariat }: Office): Promise<string> {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    const vote = votesReceived(secretariat().desk())[0]
    if (vote?.body.choice === 'approve') {
      check(!vote.body.asRecommended, 'the vote arrived as recommended')
      const [terms] = vote.body.terms.projects
      return `approve ${terms?.cards} × ${terms?.months}, ${vote.body.terms.conditions.length} conditions, as signed on application ${mainNumber}`
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the vote has not reached the secretariat')
}

/** The office has answered: the papers of one application have come, and nothing is left of the other. */
export async function seeAnswers(visit: Visit): Promise<string> {
  const { page, words } = visit
  const { say } = words()
  const granted = leftToDeclare.find((number) => number !== interestOf) ?? 0
  const name = say(visit.number(granted).form.applicant.name)
  const withdrawn = page().locator('main tbody').getByText(words().like('batch.withdrawn'))
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    await goToRoom(visit, 'outbox')
    await syncNow(visit)
    await goToRoom(visit, 'applications')
    await page().getByRole('row').filter({ hasText: name }).waitFor()
    if (await withdrawn.isVisible()) break
  }
  check(await withdrawn.isVisible(), 'the withdrawn application is still there')
  const gone = visit.number(interestOf).form.applicant.name
  check(
    !(await page().locator('body').innerText()).includes(say(gone)),
    'the name of the withdrawn case is still shown',
  )
  const row = page().getByRole('row').filter({ hasText: name })
  await row.getByText(words().like('batch.next.read')).waitFor()
  await visit.album.take(visit.window(), '08-answered')
  return `papers of application ${granted} came, application ${interestOf} is gone`
}
