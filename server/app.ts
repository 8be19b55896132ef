import fastifySwagger from '@fastify/swagger'
import fastifyUnderPressure from '@fastify/under-pressure'
import Fastify from 'fastify'
import { jsonSchemaTransform, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { answerBrokenRequest, answerFailure } from './failures.ts'
import { addGuard, describeAccess } from './guard.ts'
import type { Journal } from './journal.ts'
import { defaultLimits, type ServerLimits } from './limits.ts'
import { createLog } from './log.ts'
import { refuse } from './refusal.ts'
import { addCommitteeRoutes } from './routes/committees.ts'
import { addDeviceRoutes } from './routes/devices.ts'
import { addDocumentRoutes } from './routes/documents.ts'
import { addEnvelopeRoutes } from './routes/envelopes.ts'
import { addHealthRoutes } from './routes/health.ts'
import { addInviteRoutes } from './routes/invites.ts'
import type { App, RouteDeps, ServerDeps } from './route-deps.ts'
import { addProofRoutes } from './routes/proofs.ts'
import { serverVersion } from './version.ts'

const bodyBytes = 12 * 1024 * 1024
const requestTimeoutMs = 10 * 60 * 1000
const closeTimeoutMs = 3_000
const closeIdleEveryMs = 50

/** Ready to listen. Closing it lets running requests end for a few seconds, then closes the records too. */
export async function createServer(given: ServerDeps): Promise<App> {
  const limits: ServerLimits = { ...defaultLimits, ...given.limits }
  const deps: RouteDeps = { ...given, limits, log: createLog(given.records, given.logKey) }
  const app = createApp(given.tls)
  app.setValidatorCompiler(validatorCompiler)
  // Replies are checked against their schemas by the tests, not once more on every request.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.setErrorHandler(answerFailure(deps.journal))
  app.setNotFoundHandler((_request, reply) => refuse(reply, { kind: 'not-found' }))
  app.removeContentTypeParser('text/plain')
  addHeaders(app, deps)
  addJournal(app, deps.journal)
  await addGuard(app, deps)
  await addPressureValve(app, limits)
  describeAccess(app)
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Review Desk server', version: serverVersion, description: 'Numbers and keeps sealed bytes.' },
      components: { securitySchemes },
    },
    exposeHeadRoutes: true,
    transform: jsonSchemaTransform,
  })
  await app.register(async (scope: App) => addRoutes(scope, deps))
  endConnectionsOnClose(app)
  app.addHook('onClose', () => deps.records.close())
  return app
}

const securitySchemes = {
  device: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT signed by the device' },
  operator: { type: 'http', scheme: 'bearer', bearerFormat: 'The operator’s set-up token' },
} as const

function createApp(tls: ServerDeps['tls']): App {
  const options = {
    bodyLimit: bodyBytes,
    requestTimeout: requestTimeoutMs,
    exposeHeadRoutes: false,
    // A proxy on the same machine may say for whom it asks; nobody else is believed.
    trustProxy: 'loopback',
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerFailure(() => {}),
  }
  const app = tls ? Fastify({ ...options, https: { ...tls } }) : Fastify(options)
  return app.withTypeProvider<ZodTypeProvider>()
}

function addRoutes(app: App, deps: RouteDeps): void {
  addHealthRoutes(app)
  addCommitteeRoutes(app, deps)
  addDeviceRoutes(app, deps)
  addInviteRoutes(app, deps)
  addEnvelopeRoutes(app, deps)
  addProofRoutes(app, deps)
  addDocumentRoutes(app, deps)
}

function addHeaders(app: App, { now, tls }: RouteDeps): void {
  app.addHook('onRequest', async (_request, reply) => {
    // The clock that tokens are held against, so that a desk whose clock is wrong can follow it.
    const date = new Date(now()).toUTCString()
    reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', date })
    if (tls) reply.header('strict-transport-security', 'max-age=31536000')
  })
}

function addJournal(app: App, journal: Journal): void {
  app.decorateReply('refusedAs', null)
  app.addHook('onResponse', async (request, reply) => {
    const { caller } = request
    journal({
      event: 'answered',
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      tookMs: Math.round(reply.elapsedTime),
      ...(caller && { committee: caller.committeeId, device: caller.deviceId }),
      ...(reply.refusedAs && { refused: reply.refusedAs }),
    })
  })
}

/**
 * What was not acknowledged by then will be sent again; a client that hangs must not keep the server from ending. A
 * connection that falls idle after the closing began would be kept alive, hence the asking again.
 */
function endConnectionsOnClose(app: App): void {
  app.addHook('preClose', async () => {
    const idle = setInterval(() => app.server.closeIdleConnections(), closeIdleEveryMs)
    const timer = setTimeout(() => app.server.closeAllConnections(), closeTimeoutMs)
    app.server.once('close', () => {
      clearInterval(idle)
      clearTimeout(timer)
    })
  })
}

async function addPressureValve(app: App, limits: ServerLimits): Promise<void> {
  await app.register(fastifyUnderPressure, {
    maxEventLoopDelay: limits.eventLoopDelayMs,
    pressureHandler: (_request, reply) => void refuse(reply.header('retry-after', '10'), { kind: 'overloaded' }),
  })
}
