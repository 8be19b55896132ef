import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { approve } from '../../electron/core/secretariat/approve.ts'
import { publishBatch } from '../../electron/core/secretariat/batch.ts'
import { countersign } from '../../electron/core/secretariat/chair.ts'
import { createCommittee } from '../../electron/core/secretariat/found.ts'
import { grantDue } from '../../electron/core/secretariat/grants.ts'
import { invite, type Invitation } from '../../electron/core/secretariat/invites.ts'
import type { Argon2Cost } from '../../electron/core/crypto/wrap-format.ts'
import { startServer } from '../../server/start.ts'
import { sharesThread } from './shares-thread.ts'
import type { ApplicationId } from '../../shared/ids.ts'
import { demoApplications, leftToDeclare } from './applications.ts'
import type { MadeDocument } from './attachments/attachment.ts'
import { createDemoCalendar, type DemoCalendar } from './calendar.ts'
import { createDemoDesk, demoDeps, lightCost, memberCost, type DemoDesk } from './demo-desk.ts'
import { demoPassphrase } from './passphrase.ts'
import { clearDemoFolder, writeDemoState, type DemoFolder } from './demo-folder.ts'
import { readDocuments } from './documents.ts'
import { expectOk } from './expect-ok.ts'
import { readGivenDocuments } from './given-documents.ts'
import { chairman, committeeName, members, opened, ourMember, secretary, type DemoPerson } from './people.ts'
import type { Founding } from './founding.ts'
import { demoPriceTable, demoScoringSettings } from './scheme.ts'

interface Founded {
  readonly calendar: DemoCalendar
  readonly desks: ReadonlyMap<string, DemoDesk>
}

/** Makes a committee from nothing, on a server of its own, as the real one would be made; ends with everything closed. */
export const foundDemoCommittee = (founding: Founding): Promise<void> =>
  foundThen(founding, async ({ calendar, desks }) => {
    const { documents, say } = founding
    say('Preparing the applications and their PDFs')
    const papers = await readPapers(calendar, documents)
    say('Sealing and publishing the batch')
    const applications = await publish(deskOf(desks, secretary), calendar, papers)
    say('Declaring and granting')
    await declareAndGrant(desks, applications)
  })

/** Everybody is in and there is no batch: where a secretary's work begins. */
export const foundDemoMembers = (founding: Founding): Promise<void> => foundThen(founding, async () => {})

async function foundThen(
  { folder, now, documents, say }: Founding,
  work: (founded: Founded) => Promise<void>,
): Promise<void> {
  clearDemoFolder(folder)
  const calendar = createDemoCalendar(now())
  const setupToken = randomBytes(24).toString('hex')
  const server = await startServer(
    { host: '127.0.0.1', port: 0, dataFolder: folder.server, setupToken },
    () => {},
    sharesThread,
  )
  const { port } = server.server.address() as AddressInfo
  const serverUrl = `http://127.0.0.1:${port}`
  const desks = new Map<string, DemoDesk>()
  try {
    const office = await openSecretariat(folder, serverUrl, setupToken, calendar)
    desks.set(secretary.key, office)
    say('Enrolling 8 members')
    for (const [key, desk] of await enrolMembers(office, folder, serverUrl)) desks.set(key, desk)
    await agreeToRoster(desks)
    await work({ calendar, desks })
    writeDemoState(folder, {
      version: 2,
      madeAt: new Date(now()).toISOString(),
      meetingAt: calendar.meetingAt,
      port,
      documents,
    })
  } finally {
    for (const { core } of desks.values()) await core.close()
    await server.close()
  }
}

async function openSecretariat(
  folder: DemoFolder,
  serverUrl: string,
  setupToken: string,
  calendar: DemoCalendar,
): Promise<DemoDesk> {
  const dataFolder = folder.desk(secretary.key)
  const founding = {
    serverUrl,
    setupToken,
    passphrase: demoPassphrase,
    committeeName,
    memberName: secretary.name,
    scoring: demoScoringSettings(calendar),
    prices: demoPriceTable(calendar),
  }
  expectOk('found the committee', await createCommittee(demoDeps(dataFolder), founding, costOf(secretary)))
  const office = createDemoDesk(dataFolder, costOf(secretary))
  expectOk('unlock the secretariat', await office.core.handlers.unlock({ passphrase: demoPassphrase }))
  await office.sync()
  return office
}

/** Those whose desk a person may open in the app, which takes nothing less. */
const costOf = (person: DemoPerson): Argon2Cost => (opened.includes(person) ? memberCost : lightCost)

/** Everybody sets up at once, as at a first meeting; the secretariat lets them in one by one. */
async function enrolMembers(
  office: DemoDesk,
  folder: DemoFolder,
  serverUrl: string,
): Promise<readonly (readonly [string, DemoDesk])[]> {
  const invited: { readonly person: DemoPerson; readonly invitation: Invitation }[] = []
  for (const person of members) {
    const { name, role } = person
    invited.push({ person, invitation: expectOk('invite', await invite(office.desk(), { name, role })) })
  }
  const desks = await Promise.all(
    invited.map(async ({ person, invitation: { code } }) => {
      const desk = createDemoDesk(folder.desk(person.key), costOf(person))
      expectOk('enrol', await desk.core.handlers.setUp({ serverUrl, code, passphrase: demoPassphrase }))
      return [person.key, desk] as const
    }),
  )
  for (const { invitation } of invited) expectOk('approve', await approve(office.desk(), invitation.inviteId))
  return desks
}

/** The chairman agrees to everybody, the own entry first; then all see the whole roster. */
async function agreeToRoster(desks: ReadonlyMap<string, DemoDesk>): Promise<void> {
  const office = deskOf(desks, secretary)
  const chair = deskOf(desks, chairman)
  await office.sync()
  await chair.sync()
  expectOk('countersign', await countersign(chair.desk()))
  await chair.sync()
  await office.sync()
  expectOk('catch up', await grantDue(office.desk()))
  await office.sync()
}

export const readPapers = async (
  calendar: DemoCalendar,
  documents: string | null,
): Promise<readonly (readonly MadeDocument[])[]> => {
  const applications = demoApplications(calendar)
  if (documents !== null) return readGivenDocuments(documents, applications.length)
  const made: (readonly MadeDocument[])[] = []
  for (const application of applications) made.push(await readDocuments(application))
  return made
}

async function publish(
  office: DemoDesk,
  calendar: DemoCalendar,
  papers: readonly (readonly MadeDocument[])[],
): Promise<ReadonlyMap<number, ApplicationId>> {
  const { batchName, cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds } = calendar
  const applications = demoApplications(calendar).map(({ number, form, assessment, people, partners }, index) => ({
    number,
    form,
    assessment,
    people,
    partners,
    documents: (papers[index] ?? []).map(({ letter, title, pages, bytes }) => ({ letter, title, pages, from: bytes })),
  }))
  const published = expectOk(
    'publish',
    await publishBatch(office.desk(), {
      name: batchName,
      cutOff,
      declarationsDue,
      scoresDue,
      meetingAt,
      leaseEnds,
      applications,
    }),
  )
  await office.sync()
  return new Map(applications.map(({ number }, index) => [number, published.applications[index]!]))
}

/** Everybody but the chairman has declared; our member has two left, and holds the papers of the others. */
async function declareAndGrant(
  desks: ReadonlyMap<string, DemoDesk>,
  applications: ReadonlyMap<number, ApplicationId>,
): Promise<void> {
  const declaring = members.filter((person) => person !== chairman)
  await Promise.all(
    declaring.map((person) => {
      const left = person === ourMember ? leftToDeclare : []
      const declared = [...applications].filter(([number]) => !left.includes(number)).map(([, id]) => id)
      return declareNone(deskOf(desks, person), declared)
    }),
  )
  const office = deskOf(desks, secretary)
  await office.sync()
  expectOk('grant', await grantDue(office.desk()))
  await office.sync()
  await deskOf(desks, ourMember).sync()
  await deskOf(desks, chairman).sync()
}

export async function declareNone({ core, sync }: DemoDesk, applicationIds: ApplicationId[]): Promise<void> {
  await sync()
  for (const applicationId of applicationIds) {
    const draft = { answer: 'none', interestKind: null, text: '' } as const
    expectOk('declare', await core.handlers.draftDeclaration({ applicationId, draft }))
  }
  expectOk('sign', await core.handlers.signDeclarations({ applicationIds }))
  await sync()
}

function deskOf(desks: ReadonlyMap<string, DemoDesk>, { key }: DemoPerson): DemoDesk {
  const desk = desks.get(key)
  if (desk === undefined) throw new Error(`no desk for ${key}`)
  return desk
}
