import type { AddressInfo } from 'node:net'
import { createServer } from '../../server/app.ts'
import type { App, ServerDeps } from '../../server/route-deps.ts'
import { openDataFolder } from '../../server/data-folder.ts'
import { makeTempFolder, removeTempFolder } from './temp-folder.ts'

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

export interface TestServerOptions {
  readonly now: () => number
  readonly limits?: ServerDeps['limits']
  /** Removed by `discard`. */
  readonly folder?: string
}

export async function startTestServer({
  now,
  limits = {},
  folder = makeTempFolder('server'),
}: TestServerOptions): Promise<TestServer> {
  let app: App | null = null
  let port = 0
  const start = async () => {
    const data = openDataFolder(folder, now)
    app = await createServer({ ...data, now, setupToken, journal: () => {}, limits: { ...roomy, ...limits } })
    await app.listen({ host: '127.0.0.1', port })
    port = (app.server.address() as AddressInfo).port
    await reconnect(`http://127.0.0.1:${port}/health`)
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
      removeTempFolder(folder)
    },
  }
}

/** The process's connections to a server that was stopped fail once each; that is not what the tests are about. */
async function reconnect(url: string): Promise<void> {
  const tries = Array.from({ length: 8 }, () => fetch(url).then((response) => response.text()))
  const ends = await Promise.allSettled(tries)
  if (ends.some(({ status }) => status === 'rejected')) await reconnect(url)
}

/** A test asks more in a second than a committee in a day, and shares its process with the server. */
const roomy = { unknownRequestsPerMinute: 1e6, requestsPerMinute: 1e6, eventLoopDelayMs: 0 } as const
