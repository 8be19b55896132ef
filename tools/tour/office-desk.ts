import type { ApplicationId } from '../../shared/ids.ts'
import { demoApplications, leftToDeclare } from '../demo/applications.ts'
import { createDemoCalendar } from '../demo/calendar.ts'
import { createDemoDesk, lightCost, type DemoDesk } from '../demo/demo-desk.ts'
import type { DemoFolder } from '../demo/demo-folder.ts'
import { expectOk } from '../demo/expect-ok.ts'
import { declareNone, readPapers } from '../demo/found-committee.ts'
import { writeImportSource } from '../demo/import-source.ts'
import { demoPassphrase } from '../demo/passphrase.ts'
import { chairman, members, ourMember, type DemoPerson } from '../demo/people.ts'

// The committee around the secretariat's window: what applicants sent in, and members who declare.

/** A folder as it comes to the secretariat, with one slip in it. */
export async function receiveApplications(folder: string, documents: string | null): Promise<void> {
  const calendar = createDemoCalendar(Date.now())
  await writeImportSource(folder, demoApplications(calendar), await readPapers(calendar, documents), { slip: true })
}

/** All but the chairman have no interest; our member leaves two for later. Gives how many declared. */
export async function othersDeclare(folder: DemoFolder): Promise<number> {
  const declaring = members.filter((person) => person !== chairman)
  for (const person of declaring) await withDesk(folder, person, (desk) => declareOpen(desk, person))
  return declaring.length
}

/** Whoever was granted keys takes the papers over. */
export async function othersReceive(folder: DemoFolder): Promise<void> {
  for (const person of [ourMember, chairman]) await withDesk(folder, person, (desk) => desk.sync())
}

async function withDesk(
  folder: DemoFolder,
  { key }: DemoPerson,
  work: (desk: DemoDesk) => Promise<void>,
): Promise<void> {
  const desk = createDemoDesk(folder.desk(key), lightCost)
  try {
    expectOk('unlock', await desk.core.handlers.unlock({ passphrase: demoPassphrase }))
    await work(desk)
  } finally {
    await desk.core.close()
  }
}

async function declareOpen(desk: DemoDesk, person: DemoPerson): Promise<void> {
  await desk.sync()
  const view = expectOk('declarations', await desk.core.handlers.declarations(undefined))
  const left = person === ourMember ? leftToDeclare : []
  const open: ApplicationId[] = (view?.rows ?? [])
    .filter(({ number, state }) => state === 'to-answer' && !left.includes(number))
    .map(({ applicationId }) => applicationId)
  await declareNone(desk, open)
}
