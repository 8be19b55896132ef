import { startServer } from '../../server/start.ts'
import { sharesThread } from './shares-thread.ts'
import type { DemoFolder, DemoState } from './demo-folder.ts'
import type { Seat } from './options.ts'
import { openOffice, type Office } from './office.ts'

/** The committee's side of the network: its server, and the two desks that answer our member. */
export interface OpenCommittee {
  readonly serverUrl: string
  readonly office: Office
  readonly close: () => Promise<void>
}

/** At the address that the desks know. Throws with a sentence when the port is taken. */
export const openServer = (folder: DemoFolder, { port }: DemoState) =>
  startServer({ host: '127.0.0.1', port, dataFolder: folder.server }, () => {}, sharesThread).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error
      throw new Error(
        `Port ${port} is taken, by another start of the demo perhaps. End that one, or make a new committee: npm start -- --fresh`,
      )
    },
  )

/** The server with whoever works beside the window. Errors: as `openServer`. */
export async function openCommittee(
  folder: DemoFolder,
  state: DemoState,
  as: Seat,
  report: (sentence: string) => void,
): Promise<OpenCommittee> {
  const server = await openServer(folder, state)
  try {
    const office = await openOffice(folder, as, report)
    return {
      serverUrl: `http://127.0.0.1:${state.port}`,
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
