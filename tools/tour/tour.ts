import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { demoApplications } from '../demo/applications.ts'
import { createDemoCalendar } from '../demo/calendar.ts'
import { openCommittee, openServer, type OpenCommittee } from '../demo/committee.ts'
import { demoFolderAt, outputFolder, readDemoState, type DemoState } from '../demo/demo-folder.ts'
import { foundDemoMembers } from '../demo/found-committee.ts'
import type { DemoOptions } from '../demo/options.ts'
import { declare } from './declaring.ts'
import { changeScheme, refuseWrongPassphrase, seeBatch, seeOffline, start, unlock } from './entering.ts'
import { createAlbum } from './pictures.ts'
import { assess, grant, importAll, openOffice, openSource, planBatch, publish, putRight } from './preparing.ts'
import { findInDocument, readAll } from './reading.ts'
import { beginScore, scoreAll, seeBegunScore, submitScore } from './scoring.ts'
import { compareCheckCode, cutPower, seeAnswers, seeVoteArrive, seeWaiting, syncAll } from './sending.ts'
import { createSteps, type Steps } from './steps.ts'
import { createVisit, mainNumber, openApplication, type Visit } from './visit.ts'
import { amend, signVote } from './voting.ts'

const picturesFolder = path.join(outputFolder, 'screenshots')
const resultFile = path.join(outputFolder, 'tour.json')
const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** The secretariat's day and a member's whole job, each through its real window. Gives the exit code: 0 when every step passed. */
export async function runTour({ documents }: DemoOptions): Promise<number> {
  const startedAt = new Date()
  const clock = () => performance.now()
  const begunAt = clock()
  rmSync(picturesFolder, { recursive: true, force: true })
  rmSync(resultFile, { force: true })
  mkdirSync(outputFolder, { recursive: true })
  const album = createAlbum(picturesFolder)
  const calendar = createDemoCalendar(Date.now())
  const visit = createVisit({
    folder: demoFolderAt(path.join(outputFolder, 'tour')),
    album,
    applications: demoApplications(calendar),
    calendar,
    hasGivenDocuments: documents !== null,
  })
  const steps = createSteps(clock, () => album.takeFailure(visit.window))
  print(`Review Desk's tour on ${runtimeName()}`)
  await takeTour(visit, steps, documents)
  const ms = Math.round(clock() - begunAt)
  const failed = steps.failed()
  const results = {
    startedAt: startedAt.toISOString(),
    runtime: runtimeName(),
    ms,
    failed,
    steps: steps.results(),
    screenshots: album.files(),
    consoleErrors: visit.murmurs(),
  }
  writeFileSync(resultFile, `${JSON.stringify(results, null, 2)}\n`)
  print(
    `${steps.passed()} steps passed, ${failed} failed, in ${(ms / 1000).toFixed(1)} s. ${album.files().length} screenshots in ${path.relative(process.cwd(), picturesFolder)}, all results in ${path.relative(process.cwd(), resultFile)}`,
  )
  return failed === 0 ? 0 : 1
}

const runtimeName = (): string => process.env['REVIEW_DESK_RUNTIME'] ?? 'electron'

async function takeTour(visit: Visit, steps: Steps, documents: string | null): Promise<void> {
  let committee: OpenCommittee | null = null
  let state: DemoState | null = null
  const founding = { folder: visit.folder, now: Date.now, documents, say: () => {} }
  try {
    await steps.run('The committee is made', async () => {
      await foundDemoMembers(founding)
      state = readDemoState(visit.folder)
      return '8 members and a secretariat'
    })
    await prepare(visit, steps, documents, () => state)
    await workOffline(visit, steps)
    await steps.run('The network is back', async () => {
      if (state === null) throw new Error('there is no committee')
      committee = await openCommittee(visit.folder, state, 'member', print)
      return committee.serverUrl
    })
    await goOnline(visit, steps, () => committee?.office ?? null)
  } finally {
    await visit.close()
    await (committee as OpenCommittee | null)?.close()
  }
}

/** From a folder of applications to a published batch; then the server is switched off. */
async function prepare(
  visit: Visit,
  steps: Steps,
  documents: string | null,
  state: () => DemoState | null,
): Promise<void> {
  let server: Awaited<ReturnType<typeof openServer>> | null = null
  try {
    await steps.run('The secretariat opens its desk', async () => {
      const made = state()
      if (made === null) throw new Error('there is no committee')
      server = await openServer(visit.folder, made)
      return openOffice(visit)
    })
    await steps.run('A folder of applications is opened', () => openSource(visit, documents))
    await steps.run('Hours in a column of cards are put right', () => putRight(visit))
    await steps.run('All is imported, or nothing', () => importAll(visit))
    await steps.run('Every application is assessed', () => assess(visit))
    await steps.run('A batch is planned', () => planBatch(visit))
    await steps.run('The declaration list is published', () => publish(visit))
    await steps.run('Members declare and get their keys', () => grant(visit))
  } finally {
    if (steps.failed() === 0) await visit.close()
    await (server as Awaited<ReturnType<typeof openServer>> | null)?.close()
  }
}

/** Everything that a member does before, at and after the meeting, without a network. */
async function workOffline(visit: Visit, steps: Steps): Promise<void> {
  await steps.run('The app starts with the network off', () => start(visit))
  await steps.run('It speaks English', async () => {
    await visit.speak('en-HK')
    return picture(visit, '01-unlock')
  })
  await steps.run('A wrong passphrase is refused', () => refuseWrongPassphrase(visit))
  await steps.run('The desk is unlocked', () => unlock(visit))
  await steps.run('The batch is there, offline', async () => `${await seeBatch(visit)}; ${await seeOffline(visit)}`)
  await steps.run('Pictures of the batch', () => picture(visit, '02-batch'))
  await steps.run('Interests are declared and signed', () => declare(visit))
  await steps.run('An application is opened and its PDFs read', async () => {
    await openApplication(visit, mainNumber)
    return readAll(visit)
  })
  await steps.run('A word is found in a document', () => findInDocument(visit))
  await steps.run('Four criteria are scored with a comment each', () => scoreAll(visit))
  await steps.run('The score is submitted', () => submitScore(visit))
  await steps.run('The window turns to Chinese and dark', async () => {
    await visit.speak('zh-HK')
    return changeScheme(visit, 'dark')
  })
  await steps.run('A vote amends all six fields', () => amend(visit))
  await steps.run('The vote is signed', () => signVote(visit))
  await steps.run('A score is begun in another application', () => beginScore(visit))
  await steps.run('Everything signed waits in the outbox', () => seeWaiting(visit))
  await steps.run('Pictures of the outbox', () => picture(visit, '06-outbox'))
  await steps.run('The power fails', () => cutPower(visit))
  await steps.run('The app starts again, as it was left', async () => {
    await start(visit)
    await visit.speak('zh-HK')
    return unlock(visit)
  })
  await steps.run('Nothing typed is lost', () => seeBegunScore(visit, 'zh-HK'))
  await steps.run('Nothing signed is lost', () => seeWaiting(visit))
}

async function goOnline(visit: Visit, steps: Steps, office: () => OpenCommittee['office'] | null): Promise<void> {
  const withOffice = async (work: (visit: Visit, office: OpenCommittee['office']) => Promise<string>) => {
    const open = office()
    if (open === null) throw new Error('the network is not back')
    return work(visit, open)
  }
  await steps.run('Sync sends all and verifies the receipts', () => syncAll(visit))
  await steps.run('The check code is the same elsewhere', () => withOffice(compareCheckCode))
  await steps.run('The vote has reached the secretariat', () => withOffice((_visit, open) => seeVoteArrive(open)))
  await steps.run('The window turns to English and light', async () => {
    await visit.speak('en-HK')
    return changeScheme(visit, 'light')
  })
  await steps.run('The office has granted and ruled', () => seeAnswers(visit))
}

async function picture(visit: Visit, name: string): Promise<string> {
  const before = visit.album.files().length
  await visit.album.take(visit.window(), name)
  return `${visit.album.files().length - before}`
}
