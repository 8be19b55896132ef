import { startServer } from '../../server/start.ts'
import { readDemoState, type DemoFolder, type DemoState } from './demo-folder.ts'
import { foundDemoCommittee, type Founding } from './found-committee.ts'
import { openOffice, type Office } from './office.ts'

/** The committee's side of the network: its server, and the two desks that answer our member. */
export interface OpenCommittee {
  readonly serverUrl: string
  readonly office: Office
  readonly close: () => Promise<void>
}

/**
 * The committee kept in the folder, or a new one: when there is none, when another was asked for, when the kept one has
 * other documents, or when its meeting is over and its keys with it.
 */
export async function provideCommittee(founding: Founding, fresh: boolean): Promise<DemoState> {
  const kept = fresh ? null : readDemoState(founding.folder)
  const why = kept === null ? 'Making a committee' : whyAnew(kept, founding)
  if (kept !== null && why === null) return kept
  founding.say(why ?? '')
  await foundDemoCommittee(founding)
  const made = readDemoState(founding.folder)
  if (made === null) throw new Error('the committee that was just made cannot be read')
  return made
}

/** Null: the kept one serves. */
export function whyAnew(kept: DemoState, { now, documents }: Pick<Founding, 'now' | 'documents'>): string | null {
  if (kept.documents !== documents) return 'Making a committee with the other documents'
  if (Date.parse(kept.meetingAt) < now()) return 'The kept committee has met; making a new one'
  return null
}

/** Starts the server at the address that the desks know. Throws with a sentence when the port is taken. */
export async function openCommittee(
  folder: DemoFolder,
  { port }: DemoState,
  report: (sentence: string) => void,
): Promise<OpenCommittee> {
  const server = await startServer({ host: '127.0.0.1', port, dataFolder: folder.server }, () => {}).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error
      throw new Error(
        `Port ${port} is taken, by another start of the demo perhaps. End that one, or make a new committee: npm start -- --fresh`,
      )
    },
  )
  try {
    const office = await openOffice(folder, report)
    return {
      serverUrl: `http://127.0.0.1:${port}`,
      office,
      close: async () => {
        await office.close()
        await server.close()
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}
