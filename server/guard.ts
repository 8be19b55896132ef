import fastifyRateLimit from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CommitteeId } from '../shared/ids.ts'
import { WireError, type WireErrorKind } from '../shared/wire.ts'
import type { App, RouteDeps } from './app.ts'
import { authenticate, bearerOf, isSetupToken, type Caller } from './auth.ts'
import { refuse, type Refusal } from './refusal.ts'

/**
 * Who may call a route. Every route says so; one that forgets is refused to everybody.
 * `code`: whoever holds a one-time code, so by address and with a rate. `device`: any active device of the committee.
 */
export type Access = 'public' | 'code' | 'operator' | 'device' | 'secretariat'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    caller: Caller | null
  }
  interface FastifyReply {
    refusedAs: WireErrorKind | null
  }
}

const minuteMs = 60_000

/** Runs before a body is read, so that a stranger cannot make the server parse twelve megabytes. */
export async function addGuard(app: App, deps: RouteDeps): Promise<void> {
  await app.register(fastifyRateLimit, { global: false })
  const countUnknown = app.createRateLimit({
    max: deps.limits.unknownRequestsPerMinute,
    timeWindow: minuteMs,
    keyGenerator: (request: FastifyRequest) => request.ip,
  })
  const countDevice = app.createRateLimit({
    max: deps.limits.requestsPerMinute,
    timeWindow: minuteMs,
    keyGenerator: (request: FastifyRequest) => `${request.caller?.committeeId}/${request.caller?.deviceId}`,
  })
  app.decorateRequest('caller', null)
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return
    const access = request.routeOptions.config.access
    if (access === 'public') return
    if (access === 'device' || access === 'secretariat') {
      const refusal = await admitDevice(request, access, deps)
      const isKnown = request.caller !== null
      const rate = await (isKnown ? countDevice(request) : countUnknown(request))
      if (!rate.isAllowed && rate.isExceeded) return tooMany(reply, rate.ttlInSeconds)
      return refusal && refuse(reply, refusal)
    }
    const rate = await countUnknown(request)
    if (!rate.isAllowed && rate.isExceeded) return tooMany(reply, rate.ttlInSeconds)
    if (access === 'code') return
    const isOperator = access === 'operator' && isSetupToken(bearerOf(request.headers.authorization), deps.setupToken)
    if (!isOperator) return refuse(reply, { kind: 'unauthenticated', message: 'The set-up token is needed.' })
  })
}

async function admitDevice(request: FastifyRequest, access: Access, deps: RouteDeps): Promise<Refusal | undefined> {
  const committeeId = CommitteeId.safeParse((request.params as { readonly committeeId?: unknown }).committeeId)
  if (!committeeId.success) return { kind: 'bad-request', message: 'params/committeeId invalid_format' }
  const caller = await authenticate(bearerOf(request.headers.authorization), committeeId.data, deps)
  if (!caller.ok) return caller.error
  request.caller = caller.value
  return access === 'secretariat' && caller.value.role !== 'secretariat' ? { kind: 'not-allowed' } : undefined
}

function tooMany(reply: FastifyReply, waitS: number): FastifyReply {
  return refuse(reply.header('retry-after', String(waitS)), { kind: 'too-many-requests' })
}

/** The caller of a route that only devices reach. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('a route without a guard asked for its caller')
  return request.caller
}

/** Writes the access of each route, and the one shape of refusals, into its OpenAPI description. */
export function describeAccess(app: App): void {
  app.addHook('onRoute', (route) => {
    const schema = (route.schema ??= {})
    const access = route.config?.access
    if (access === 'device' || access === 'secretariat') schema.security = [{ device: [] }]
    if (access === 'operator') schema.security = [{ operator: [] }]
    schema.response = { ...(schema.response as object), '4xx': WireError, '5xx': WireError }
  })
}
