import type { AddressInfo } from 'node:net'
import { createServer } from './app.ts'
import type { App } from './route-deps.ts'
import { openDataFolder } from './data-folder.ts'
import { createJournal, type Journal } from './journal.ts'
import type { ServerLimits } from './limits.ts'
import type { Settings } from './settings.ts'

/** Opens the data folder and listens. Throws when either cannot be had. */
export async function startServer(
  settings: Settings,
  journal: Journal = createJournal(),
  limits: Partial<ServerLimits> = {},
): Promise<App> {
  const data = openDataFolder(settings.dataFolder, Date.now)
  const app = await createServer({
    ...data,
    now: Date.now,
    journal,
    limits,
    ...(settings.setupToken && { setupToken: settings.setupToken }),
    ...(settings.tls && { tls: settings.tls }),
  })
  try {
    await app.listen({ host: settings.host, port: settings.port })
  } catch (error) {
    await app.close()
    throw error
  }
  const { port } = app.server.address() as AddressInfo
  journal({ event: 'started', port, tls: settings.tls !== undefined })
  return app
}

export function closeOnSignal(app: App, journal: Journal, exit: (code: number) => void): void {
  const close = async () => {
    await app.close()
    journal({ event: 'stopped' })
    exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close())
}
