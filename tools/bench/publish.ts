import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createDeviceKeys } from '../../electron/core/crypto/device-keys.ts'
import { composeAll } from '../../electron/core/secretariat/acting.ts'
import { publishBatch } from '../../electron/core/secretariat/batch.ts'
import { heldIdentity } from '../../electron/core/store/identities.ts'
import type { ApplicationId, MemberId } from '../../shared/ids.ts'
import { hongKongDay } from '../../shared/rules/day.ts'
import { demoApplications } from '../demo/applications.ts'
import { both } from '../demo/bilingual.ts'
import { createDemoCalendar } from '../demo/calendar.ts'
import type { DemoDesk } from '../demo/demo-desk.ts'
import { expectOk } from '../demo/expect-ok.ts'
import { agree, enrolDesk, foundOffice } from './committee.ts'
import { compare, type Outcome, timed } from './measure.ts'
import { startServerProcess } from './server-process.ts'

const members = 40
const applications = 20
const documentsEach = 5
const documentBytes = 1_000_000

/**
 * Publishing to 40 members: each document is sealed once, to its application, and each member gets a small grant. The
 * reference seals every document to every member, as `age` would.
 */
export async function measurePublishing(folder: string): Promise<readonly Outcome[]> {
  const setupToken = randomBytes(24).toString('hex')
  const server = await startServerProcess(path.join(folder, 'server'), setupToken)
  const office = await foundOffice(path.join(folder, 'office'), server.url, setupToken)
  try {
    const chair = await enrolDesk(office, server.url, {
      name: 'Chairman',
      role: 'chairman',
      dataFolder: path.join(folder, 'chair'),
    })
    await agree(office, chair)
    const recipients = await enrolPretended(office, chair)
    const clear = Array.from({ length: applications * documentsEach }, (_, index) => {
      const file = path.join(folder, `clear-${index}.pdf`)
      writeFileSync(file, randomBytes(documentBytes))
      return file
    })
    const outcome = await compare({
      name: `publishing ${clear.length} documents to ${members} members / age to ${members} recipients`,
      goal: 1.2,
      ours: () => publishOnce(office, clear, recipients),
      reference: () => sealToEach(clear, recipients, path.join(folder, 'sealed')),
    })
    await chair.core.close()
    return [outcome]
  } finally {
    await office.core.close()
    await server.stop()
  }
}

interface Recipient {
  readonly member: MemberId
  readonly sealKey: string
}

/** Laptops that exist in the roster only: nobody has to read what they are sent. */
async function enrolPretended(office: DemoDesk, chair: DemoDesk): Promise<readonly Recipient[]> {
  const made = Array.from({ length: members }, (_, index) => {
    const keys = createDeviceKeys((bytes) => randomBytes(bytes))
    const body = {
      member: randomBytes(16).toString('hex') as MemberId,
      role: 'member' as const,
      name: both(`Member ${index + 1}`, `委員${index + 1}`),
      device: keys.deviceId,
      signKey: Buffer.from(keys.signing.publicKey).toString('hex'),
      sealKey: keys.seal.recipient,
      status: 'active' as const,
      from: hongKongDay(new Date().toISOString()),
    }
    return body
  })
  expectOk(
    'enter',
    await composeAll(
      office.desk(),
      made.map((body) => ({ kind: 'roster-entry', body })),
    ),
  )
  await agree(office, chair)
  return made
}

async function publishOnce(
  office: DemoDesk,
  clear: readonly string[],
  recipients: readonly Recipient[],
): Promise<number> {
  const desk = office.desk()
  const calendar = createDemoCalendar(Date.now())
  const models = demoApplications(calendar)
  const given = Array.from({ length: applications }, (_, index) => {
    const { form, assessment, people, partners } = models[index % models.length]!
    const documents = clear.slice(index * documentsEach, (index + 1) * documentsEach).map((from) => ({
      letter: 'H' as const,
      title: both('Attachment', '附件'),
      pages: 1,
      from,
    }))
    return { number: index + 1, form, assessment, people, partners, documents }
  })
  const { batchName: name, cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds } = calendar
  let published: readonly ApplicationId[] = []
  const took = await timed(async () => {
    const batch = { name, cutOff, declarationsDue, scoresDue, meetingAt, leaseEnds, applications: given }
    published = expectOk('publish', await publishBatch(desk, batch)).applications
    for (const application of published) {
      const identity = heldIdentity(desk.store, application)?.identity ?? ''
      const grants = recipients.map(({ member }) => ({
        kind: 'grant' as const,
        application,
        body: { member, identity, leaseEnds },
      }))
      expectOk('grant', await composeAll(desk, grants))
    }
  })
  checkRecipients(office, published)
  return took
}

/** The design's promise: one recipient a document, however many members read it. */
function checkRecipients(office: DemoDesk, published: readonly ApplicationId[]): void {
  const { store, documentsFolder } = office.desk()
  for (const application of published) {
    for (const { hash } of store.all<{ hash: string }>(
      'SELECT hash FROM documents WHERE application = ?',
      application,
    )) {
      const file = path.join(documentsFolder, hash)
      const header = readFileSync(file).subarray(0, 8_192).toString('latin1').split('\n---')[0] ?? ''
      const stanzas = header.split('\n').filter((line) => line.startsWith('-> X25519')).length
      if (stanzas !== 1) throw new Error(`a document is sealed to ${stanzas} recipients`)
      rmSync(file)
    }
  }
}

function sealToEach(clear: readonly string[], recipients: readonly Recipient[], folder: string): Promise<number> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const to = recipients.flatMap(({ sealKey }) => ['-r', sealKey])
  return timed(() => {
    for (const file of clear) execFileSync('age', [...to, '-o', path.join(folder, path.basename(file)), file])
  })
}
