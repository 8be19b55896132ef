import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DataFolder } from './data-folder.ts'
import type { Journal } from './journal.ts'
import type { ServerLimits } from './limits.ts'
import type { Log } from './log.ts'

export interface ServerDeps extends DataFolder {
  readonly now: () => number
  readonly journal: Journal
  /** Whoever knows it may found a committee here. Without one nobody can. */
  readonly setupToken?: string
  readonly limits?: Partial<ServerLimits>
  /** PEM. Without it the server must listen on loopback only: see `start.ts`. */
  readonly tls?: { readonly cert: string; readonly key: string }
}

/** What the routes work with. */
export interface RouteDeps extends Omit<ServerDeps, 'limits'> {
  readonly limits: ServerLimits
  readonly log: Log
}

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>
