import fastifyRateLimit from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CommitteeId } from '../shared/ids.ts'
import { WireError, type WireErrorKind } from '../shared/wire.ts'
import type { App, RouteDeps } from './route-deps.ts'
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
  const isTooMany = async (count: ReturnType<App['createRateLimit']>, request: FastifyRequest, reply: FastifyReply) => {
    const rate = await count(request)
    if (rate.isAllowed || !rate.isExceeded) return false
    reply.header('retry-after', String(rate.ttlInSeconds))
    return true
  }
  const whyNot = async (request: FastifyRequest, reply: FastifyReply): Promise<Refusal | undefined> => {
    const access = request.routeOptions.config.access
    if (request.is404 || access === 'public') return undefined
    if (access === 'device' || access === 'secretariat') {
      const refusal = await admitDevice(request, access, deps)
      const count = request.caller ? countDevice : countUnknown
      return (await isTooMany(count, request, reply)) ? { kind: 'too-many-requests' } : refusal
    }
    if (await isTooMany(countUnknown, request, reply)) return { kind: 'too-many-requests' }
    if (access === 'code') return undefined
    const isOperator = access === 'operator' && isSetupToken(bearerOf(request.headers.authorization), deps.setupToken)
    return isOperator ? undefined : { kind: 'unauthenticated', message: 'The set-up token is needed.' }
  }
  app.decorateRequest('caller', null)
  app.addHook('onRequest', async (request, reply) => {
    const refusal = await whyNot(request, reply)
    return refusal ? refuse(reply, refusal) : undefined
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
