import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type App, type ServerDeps } from '../../server/app.ts'
import { openDataFolder } from '../../server/data-folder.ts'

export const setupToken = 'set-up-token-of-the-test-server'

/** The real server on a loopback port, with a folder of its own. */
export interface TestServer {
  readonly url: string
  readonly port: number
  readonly folder: string
  readonly app: () => App
  readonly stop: () => Promise<void>
  /** On the same port, with whatever is in the folder now. */
  readonly start: () => Promise<void>
  /** Stops it and removes the folder. */
  readonly discard: () => Promise<void>
}

export async function startTestServer(now: () => number, limits: ServerDeps['limits'] = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'review-desk-server-'))
  let app: App | null = null
  let port = 0
  const start = async () => {
    const data = openDataFolder(folder, now)
    app = await createServer({ ...data, now, setupToken, journal: () => {}, limits: { ...roomy, ...limits } })
    await app.listen({ host: '127.0.0.1', port })
    port = (app.server.address() as AddressInfo).port
  }
  const stop = async () => {
    app?.server.closeAllConnections()
    await app?.close()
    app = null
  }
  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    folder,
    app: () => {
      if (app === null) throw new Error('the test server is stopped')
      return app
    },
    start,
    stop,
    discard: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A test asks more in a second than a committee in a day, and shares its process with the server. */
const roomy = { unknownRequestsPerMinute: 1e6, requestsPerMinute: 1e6, eventLoopDelayMs: 60_000 } as const
