import Database from 'better-sqlite3'
import Fastify, { type FastifyInstance } from 'fastify'
import { hash, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { committeeIdOf, deviceIdOf } from '../../electron/core/crypto/device-keys.ts'
import { secureRandom } from '../../electron/core/crypto/random.ts'
import { createSigningKey, signEd25519 } from '../../electron/core/crypto/signing-key.ts'
import { createServer } from '../../server/app.ts'
import { openDataFolder } from '../../server/data-folder.ts'
import { openDatabase } from '../../server/sqlite-schema.ts'
import { createDeviceToken, foundingMessage, wireLimits, wirePaths } from '../../shared/wire.ts'
import { compare, type Outcome, timed } from './measure.ts'

const count = 10_000
/** What the padding makes of a vote or a score, sealed. */
const envelopeBytes = 2_600

/** Taking 10,000 envelopes in over HTTP, against a bare route that inserts the same rows with the same settings. */
export async function measureServer(folder: string): Promise<readonly Outcome[]> {
  const bodies = makeBodies()
  return [
    await compare({
      name: 'server taking 10,000 records / bare Fastify route',
      goal: 1.5,
      ours: () => pushToOurs(path.join(folder, 'ours'), bodies),
      reference: () => pushToBare(path.join(folder, 'bare.db'), bodies),
    }),
  ]
}

interface Push {
  readonly envelopes: readonly { readonly id: string; readonly sealed: string }[]
}

function makeBodies(): readonly string[] {
  return Array.from({ length: count / wireLimits.pushEnvelopes }, () => {
    const envelopes = Array.from({ length: wireLimits.pushEnvelopes }, () => {
      const sealed = randomBytes(envelopeBytes)
      return { id: hash('sha256', sealed), sealed: sealed.toString('base64') }
    })
    return JSON.stringify({ envelopes } satisfies Push)
  })
}

async function pushToOurs(folder: string, bodies: readonly string[]): Promise<number> {
  rmSync(folder, { recursive: true, force: true })
  const setupToken = randomBytes(24).toString('hex')
  const app = await createServer({ ...openDataFolder(folder, Date.now), now: Date.now, journal: () => {}, setupToken })
  try {
    const url = await listen(app)
    const key = createSigningKey(secureRandom)
    const [committeeId, deviceId] = [committeeIdOf(key.publicKey), deviceIdOf(key.publicKey)]
    const proof = toHex(signEd25519(Buffer.from(foundingMessage(committeeId, deviceId)), key))
    const founding = { committeeId, deviceId, publicKey: toHex(key.publicKey), proof }
    await post(url + wirePaths.committees, JSON.stringify(founding), setupToken)
    const iat = Math.floor(Date.now() / 1000)
    const token = createDeviceToken(
      { sub: deviceId, aud: committeeId, iat, exp: iat + wireLimits.tokenLifeS },
      {
        encode: (text) => Buffer.from(text).toString('base64url'),
        sign: (text) => Buffer.from(signEd25519(Buffer.from(text), key)).toString('base64url'),
      },
    )
    return await timed(() => postAll(url + wirePaths.envelopes(committeeId), bodies, token))
  } finally {
    await app.close()
  }
}

async function pushToBare(file: string, bodies: readonly string[]): Promise<number> {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  const database = openDatabase(file)
  const app = Fastify({ bodyLimit: 12 * 1024 * 1024 })
  addBareRoute(app, database)
  try {
    const url = await listen(app)
    return await timed(() => postAll(`${url}/envelopes`, bodies, 'none'))
  } finally {
    await app.close()
    database.close()
  }
}

/** No proof of who asks, no schema, no hash, no log: only the rows. */
function addBareRoute(app: FastifyInstance, database: Database.Database): void {
  database.prepare(`insert into committee (key, id, founded_at) values (1, 'bare', 0)`).run()
  const insert = database.prepare(
    'insert into envelope (committee, number, id, received_at, sealed) values (1, ?, ?, ?, ?)',
  )
  let size = 0
  const insertAll = database.transaction(({ envelopes }: Push) =>
    envelopes.map(({ id, sealed }) => {
      const receivedAt = Date.now()
      size += 1
      insert.run(size, Buffer.from(id, 'hex'), receivedAt, Buffer.from(sealed, 'base64'))
      return { id, number: size, receivedAt }
    }),
  )
  app.post<{ Body: Push }>('/envelopes', async ({ body }) => ({ accepted: insertAll.immediate(body) }))
}

async function listen(app: {
  readonly listen: (to: { host: string; port: number }) => Promise<string>
  readonly server: { readonly address: () => unknown }
}): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

/** One after the other, as a desk sends them. */
async function postAll(url: string, bodies: readonly string[], token: string): Promise<void> {
  for (const body of bodies) await post(url, body, token)
}

async function post(url: string, body: string, token: string): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const reply = await fetch(url, { method: 'POST', headers, body })
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
  await reply.arrayBuffer()
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
