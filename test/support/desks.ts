import { createClock } from './clock.ts'
import { assemble, createOpener, type TestCommittee } from './committee-acts.ts'
import { copyTemplate } from './committee-template.ts'
import { startTestServer, type TestServer } from './test-server.ts'

// The one address that tests ask for desks.
export { declareNone, type TestCommittee } from './committee-acts.ts'

export interface CommitteeOptions {
  readonly members?: number
  /** Sample applications that are already published and declared. */
  readonly applications?: number
  readonly seed?: string
  /** In place of the real network; asks the server by its address. */
  readonly fetch?: (server: TestServer) => typeof globalThis.fetch
}

/** A copy of a committee that was made once for this process; making one takes ten times as long. */
export async function committee(options: CommitteeOptions = {}): Promise<TestCommittee> {
  const { members = 1, applications = 0, seed = 'committee' } = options
  const template = await copyTemplate(members, applications)
  const clock = createClock(template.nowMs)
  const server = await startTestServer({ now: clock.now, folder: template.folderOf('server') })
  const open = createOpener({ clock, server, seed, ...(options.fetch && { fetch: options.fetch(server) }) })
  const secretariat = open('secretariat', template.folderOf('secretariat'))
  const chairman = open('chairman', template.folderOf('chairman'))
  const made = Array.from({ length: members }, (_, i) => open(`member-${i + 1}`, template.folderOf(`member-${i + 1}`)))
  const all = [secretariat, chairman, ...made]
  for (const desk of all) await desk.unlock()
  return assemble({
    clock,
    server,
    secretariat,
    chairman,
    members: made,
    all,
    open,
    applications: template.applications,
  })
}
