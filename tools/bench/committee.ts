import { randomBytes } from 'node:crypto'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Argon2Cost } from '../../electron/core/crypto/wrap-format.ts'
import { approve } from '../../electron/core/secretariat/approve.ts'
import { publishBatch } from '../../electron/core/secretariat/batch.ts'
import { countersign } from '../../electron/core/secretariat/chair.ts'
import { createCommittee } from '../../electron/core/secretariat/found.ts'
import { grantDue } from '../../electron/core/secretariat/grants.ts'
import { invite } from '../../electron/core/secretariat/invites.ts'
import { issuePapers } from '../../electron/core/secretariat/papers.ts'
import type { ClearDocument } from '../../electron/core/secretariat/seal-document.ts'
import type { ApplicationId } from '../../shared/ids.ts'
import { demoApplications } from '../demo/applications.ts'
import { both } from '../demo/bilingual.ts'
import { createDemoCalendar } from '../demo/calendar.ts'
import { createDemoDesk, demoDeps, demoPassphrase, lightCost, type DemoDesk } from '../demo/demo-desk.ts'
import { expectOk } from '../demo/expect-ok.ts'
import { demoPriceTable, demoScoringSettings } from '../demo/scheme.ts'
import { startServerProcess, type ServerProcess } from './server-process.ts'

export interface BatchShape {
  readonly folder: string
  readonly applications: number
  /** The document of one application, made when it is its turn to be sealed. */
  readonly documentOf: (index: number) => Promise<ClearDocument>
  /** How the member's passphrase is stretched. */
  readonly cost?: Argon2Cost
  /** Where the member's desk lies; the app has a folder of its own for it. */
  readonly memberFolder?: string
}

/** A document as the secretariat sealed it, with the key that `age` takes for it. */
export interface SealedFile {
  readonly path: string
  readonly identity: string
}

/** A committee whose batch is published and granted, and whose member has yet to take papers, keys and documents over. */
export interface ReadyBatch {
  readonly memberFolder: string
  readonly sealed: readonly SealedFile[]
  /** Puts desk and server back to the moment before the import, and starts the server. */
  readonly rewind: () => Promise<ServerProcess>
}

/** Made by the acts of a real committee; everything is closed in the end. */
export async function prepareBatch(shape: BatchShape): Promise<ReadyBatch> {
  const { folder, memberFolder = path.join(folder, 'member'), cost = lightCost } = shape
  const serverFolder = path.join(folder, 'server')
  const setupToken = randomBytes(24).toString('hex')
  const server = await startServerProcess(serverFolder, setupToken)
  const desks: DemoDesk[] = []
  let sealed: readonly SealedFile[]
  try {
    const office = await foundOffice(path.join(folder, 'office'), server.url, setupToken)
    desks.push(office)
    const chair = await enrolDesk(office, server.url, {
      name: 'Chairman',
      role: 'chairman',
      dataFolder: path.join(folder, 'chair'),
    })
    desks.push(chair)
    const member = await enrolDesk(office, server.url, {
      name: 'Member',
      role: 'member',
      dataFolder: memberFolder,
      cost,
    })
    desks.push(member)
    await agree(office, chair)
    sealed = await publish(office, member, shape)
  } finally {
    for (const { core } of desks) await core.close()
    await server.stop()
  }
  const restart = () => startServerProcess(serverFolder, setupToken, server.port)
  return { memberFolder, sealed, rewind: keepMoment(folder, memberFolder, serverFolder, restart) }
}

interface NewDesk {
  readonly name: string
  readonly role: 'chairman' | 'member'
  readonly dataFolder: string
  readonly cost?: Argon2Cost
}
/** Invited, set up and approved; the chairman has not agreed yet. */
export async function enrolDesk(
  office: DemoDesk,
  serverUrl: string,
  { name, role, dataFolder, cost = lightCost }: NewDesk,
): Promise<DemoDesk> {
  const invited = expectOk('invite', await invite(office.desk(), { name: both(name, name), role }))
  const desk = createDemoDesk(dataFolder, cost)
  const passphrase = demoPassphrase
  expectOk('enrol', await desk.core.handlers.setUp({ serverUrl, code: invited.code, passphrase }))
  expectOk('approve', await approve(office.desk(), invited.inviteId))
  return desk
}

export async function foundOffice(dataFolder: string, serverUrl: string, setupToken: string): Promise<DemoDesk> {
  const calendar = createDemoCalendar(Date.now())
  const founding = {
    serverUrl,
    setupToken,
    passphrase: demoPassphrase,
    committeeName: both('Measured committee', '量度委員會'),
    memberName: both('Secretariat', '秘書處'),
    scoring: demoScoringSettings(calendar),
    prices: demoPriceTable(calendar),
  }
  expectOk('found', await createCommittee(demoDeps(dataFolder), founding, lightCost))
  const office = createDemoDesk(dataFolder, lightCost)
  expectOk('unlock', await office.core.handlers.unlock({ passphrase: demoPassphrase }))
  await office.sync()
  return office
}

export async function agree(office: DemoDesk, chair: DemoDesk): Promise<void> {
  await office.sync()
  await chair.sync()
  expectOk('countersign', await countersign(chair.desk()))
  await chair.sync()
  await office.sync()
  expectOk('catch up', await grantDue(office.desk()))
  await office.sync()
}

/** The member declares on applications without documents; the papers with the documents are issued after that. */
async function publish(office: DemoDesk, member: DemoDesk, shape: BatchShape): Promise<readonly SealedFile[]> {
  const calendar = createDemoCalendar(Date.now())
  const models = demoApplications(calendar)
  const applications = Array.from({ length: shape.applications }, (_, index) => {
    const { form, assessment, people, partners } = models[index % models.length]!
    return { number: index + 1, form, assessment, people, partners, documents: [] }
  })
  const { batchName: name, cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds } = calendar
  const batch = { name, cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds, applications }
  const { applications: ids } = expectOk('publish', await publishBatch(office.desk(), batch))
  await office.sync()
  await declareNone(member, ids)
  for (const [index, id] of ids.entries()) {
    const { form, assessment } = applications[index]!
    const documents = [await shape.documentOf(index)]
    expectOk('issue', await issuePapers(office.desk(), id, { form, assessment, documents }))
  }
  await office.sync()
  expectOk('grant', await grantDue(office.desk()))
  await office.sync()
  const { store, documentsFolder } = office.desk()
  return store
    .all<{ hash: string; identity: string }>(
      'SELECT d.hash, i.identity FROM documents d JOIN identities i ON i.application = d.application',
    )
    .map(({ hash, identity }) => ({ path: path.join(documentsFolder, hash), identity }))
}

async function declareNone({ core, sync }: DemoDesk, applicationIds: readonly ApplicationId[]): Promise<void> {
  await sync()
  for (const applicationId of applicationIds) {
    const draft = { answer: 'none', interestKind: null, text: '' } as const
    expectOk('declare', await core.handlers.draftDeclaration({ applicationId, draft }))
  }
  expectOk('sign', await core.handlers.signDeclarations({ applicationIds: [...applicationIds] }))
  await sync()
}

/** The server's documents stay where they are: nothing of an import changes them. */
function keepMoment(
  folder: string,
  memberFolder: string,
  serverFolder: string,
  start: () => Promise<ServerProcess>,
): ReadyBatch['rewind'] {
  const records = ['records.db', 'records.db-wal', 'records.db-shm']
  const moment = path.join(folder, 'moment')
  const copy = (name: string, from: string, to: string): void => {
    rmSync(path.join(to, name), { force: true })
    cpSync(path.join(from, name), path.join(to, name))
  }
  cpSync(memberFolder, path.join(moment, 'member'), { recursive: true })
  cpSync(path.join(serverFolder, records[0]!), path.join(moment, records[0]!))
  return async () => {
    rmSync(memberFolder, { recursive: true, force: true })
    cpSync(path.join(moment, 'member'), memberFolder, { recursive: true })
    for (const name of records) rmSync(path.join(serverFolder, name), { force: true })
    copy(records[0]!, moment, serverFolder)
    return start()
  }
}
