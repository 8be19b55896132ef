import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { createServer } from '../../server/app.ts'
import type { App, ServerDeps } from '../../server/route-deps.ts'
import { openDataFolder } from '../../server/data-folder.ts'
import type { ServerEvent } from '../../server/journal.ts'
import type { CommitteeId, DeviceId, EnvelopeId } from '../../shared/ids.ts'
import { z } from '../../shared/schema.ts'
import {
  committeeIdContext,
  createDeviceToken,
  foundingMessage,
  wirePaths,
  type DeviceClaims,
  type DeviceRole,
  type PushReply,
} from '../../shared/wire.ts'

export const setupToken = 'set-up-token-of-the-test-server'

export interface RunningServer {
  readonly app: App
  readonly url: string
  readonly folder: string
  readonly events: ServerEvent[]
  /** Milliseconds since 1970; tests move it. */
  readonly clock: { nowMs: number }
  readonly close: () => Promise<void>
}

export async function startServer(options: Partial<ServerDeps> & { folder?: string } = {}): Promise<RunningServer> {
  const { folder = mkdtempSync(join(tmpdir(), 'review-desk-server-')), ...deps } = options
  const clock = { nowMs: Date.UTC(2026, 10, 24, 9, 0, 0) }
  const now = () => clock.nowMs
  const events: ServerEvent[] = []
  const data = openDataFolder(folder, now)
  const journal = (event: ServerEvent) => void events.push(event)
  const limits = { unknownRequestsPerMinute: 100_000, requestsPerMinute: 100_000, ...deps.limits }
  const app = await createServer({ ...data, now, journal, setupToken, ...deps, limits })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `${deps.tls ? 'https' : 'http'}://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return { app, url, folder, events, clock, close: () => app.close() }
}

export async function discardServer(server: RunningServer): Promise<void> {
  await server.close()
  rmSync(server.folder, { recursive: true, force: true })
}

export const sha256Hex = (...parts: readonly (string | Uint8Array)[]): string => {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest('hex')
}

export interface TestDevice {
  readonly deviceId: DeviceId
  readonly publicKey: string
  readonly privateKey: KeyObject
}

export function createDevice(): TestDevice {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  return { deviceId: sha256Hex(raw).slice(0, 32) as DeviceId, publicKey: raw.toString('hex'), privateKey }
}

export function makeToken(device: TestDevice, claims: DeviceClaims): string {
  return createDeviceToken(claims, {
    encode: (text) => Buffer.from(text).toString('base64url'),
    sign: (text) => sign(null, Buffer.from(text), device.privateKey).toString('base64url'),
  })
}

export function makeClaims(server: RunningServer, device: TestDevice, committeeId: CommitteeId): DeviceClaims {
  const iat = Math.floor(server.clock.nowMs / 1000)
  return { sub: device.deviceId, aud: committeeId, iat, exp: iat + 300 }
}

/** A device of a committee, ready to call. */
export interface Member {
  readonly server: RunningServer
  readonly device: TestDevice
  readonly committeeId: CommitteeId
}

export interface CallOptions {
  readonly method?: string
  readonly json?: unknown
  readonly body?: BodyInit
  readonly headers?: Record<string, string>
  readonly token?: string | null
}
export interface Reply<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

export function foundingBody(device: TestDevice) {
  const raw = Buffer.from(device.publicKey, 'hex')
  const committeeId = sha256Hex(committeeIdContext, raw).slice(0, 32) as CommitteeId
  const proof = sign(null, Buffer.from(foundingMessage(committeeId, device.deviceId)), device.privateKey)
  return { committeeId, deviceId: device.deviceId, publicKey: device.publicKey, proof: proof.toString('hex') }
}

export async function foundCommittee(server: RunningServer): Promise<Member> {
  const device = createDevice()
  const json = foundingBody(device)
  const reply = await callServer(server, wirePaths.committees, { method: 'POST', json, token: setupToken })
  expect(reply.status).toBe(200)
  return { server, device, committeeId: json.committeeId }
}

export async function enrol(secretariat: Member, role: DeviceRole = 'member'): Promise<Member> {
  const member = { ...secretariat, device: createDevice() }
  const reply = await setDevice(secretariat, member, { role, status: 'active' })
  expect(reply.status).toBe(200)
  return member
}

export function setDevice(
  secretariat: Member,
  { device }: Member,
  change: { readonly role: DeviceRole; readonly status: 'active' | 'revoked' },
): Promise<Reply<unknown>> {
  const path = wirePaths.device(secretariat.committeeId, device.deviceId)
  return call(secretariat, path, { method: 'PUT', json: { publicKey: device.publicKey, ...change } })
}

/** A call with the member's own fresh token. The reply is held against the OpenAPI document that this server serves. */
export function call<T = unknown>(member: Member, path: string, options: CallOptions = {}): Promise<Reply<T>> {
  const { server, device, committeeId } = member
  const token = options.token === undefined ? makeToken(device, makeClaims(server, device, committeeId)) : options.token
  return callServer<T>(server, path, { ...options, token })
}

export async function callServer<T = unknown>(
  server: RunningServer,
  path: string,
  { method = 'GET', json, body, headers = {}, token = null }: CallOptions = {},
): Promise<Reply<T>> {
  const response = await fetch(server.url + path, {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json !== undefined ? { body: JSON.stringify(json) } : body !== undefined && { body }),
  })
  const isJson = method !== 'HEAD' && response.headers.get('content-type')?.startsWith('application/json') === true
  const parsed: unknown = isJson ? await response.json() : new Uint8Array(await response.arrayBuffer())
  if (isJson) await expectDescribed(server, method, path, response.status, parsed)
  return { status: response.status, headers: response.headers, body: parsed as T }
}

type Described = Record<
  string,
  Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>
>
const descriptions = new WeakMap<App, Described>()

/** Fails when the reply is not what the OpenAPI document says of this path, method and status. */
async function expectDescribed(server: RunningServer, method: string, path: string, status: number, body: unknown) {
  const paths = descriptions.get(server.app) ?? (server.app.swagger() as unknown as { paths: Described }).paths
  descriptions.set(server.app, paths)
  const bare = new URL(server.url + path).pathname
  const pattern = Object.keys(paths).find((known) => new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare))
  const responses = pattern && paths[pattern]?.[method.toLowerCase()]?.responses
  if (!responses) return expect(status, `${method} ${path} is not described`).toBe(404)
  const described = responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`]
  const schema = described?.content?.['application/json']?.schema
  expect(schema, `${method} ${path} ${status} is not described`).toBeDefined()
  const parsed = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(body)
  expect(parsed.error, `${method} ${path} ${status} is not as described`).toBeUndefined()
}

export interface TestEnvelope {
  readonly id: EnvelopeId
  readonly sealed: string
}
export function makeEnvelope(bytes: Uint8Array = randomBytes(200)): TestEnvelope {
  return { id: sha256Hex(bytes) as EnvelopeId, sealed: Buffer.from(bytes).toString('base64') }
}
export const makeEnvelopes = (count: number): TestEnvelope[] => Array.from({ length: count }, () => makeEnvelope())

export function push(member: Member, envelopes: readonly TestEnvelope[]): Promise<Reply<PushReply>> {
  return call<PushReply>(member, wirePaths.envelopes(member.committeeId), { method: 'POST', json: { envelopes } })
}
