import type Database from 'better-sqlite3'
import type { EnvelopeId } from '../shared/ids.ts'
import { err, ok } from '../shared/result.ts'
import type { NumberedEnvelope } from '../shared/wire.ts'
import type { CommitteeKeyOf } from './sqlite-committee-keys.ts'
import type { IncomingEnvelope, Records, StoredEnvelope, StoredLeaf } from './storage.ts'

type EnvelopeRecords = Pick<Records, 'appendEnvelopes' | 'listEnvelopes' | 'listLeaves'>

export function createEnvelopeTable(db: Database.Database, committeeKey: CommitteeKeyOf): EnvelopeRecords {
  const append = createAppend(db, committeeKey)
  const list = db.prepare<[number, number, number], EnvelopeRow>(
    `select number, id, received_at as receivedAt, sealed from envelope
     where committee = ? and number > ? order by number limit ?`,
  )
  const listLeaves = db.prepare<[number, number, number], StoredLeaf>(
    `select number, id, received_at as receivedAt from envelope
     where committee = ? and number > ? order by number limit ?`,
  )
  return {
    appendEnvelopes: async (committeeId, envelopes, options) => append.immediate(committeeId, envelopes, options),
    listEnvelopes: async (committeeId, after, { limit, maxBytes }) => {
      const page: StoredEnvelope[] = []
      let bytes = 0
      for (const row of list.iterate(committeeKey(committeeId), after, limit)) {
        bytes += row.sealed.length
        if (page.length > 0 && bytes > maxBytes) break
        page.push({ ...row, id: row.id.toString('hex') as EnvelopeId })
      }
      return page
    },
    listLeaves: async (committeeId, after, limit) => listLeaves.all(committeeKey(committeeId), after, limit),
  }
}

interface EnvelopeRow {
  readonly number: number
  readonly id: Buffer
  readonly receivedAt: number
  readonly sealed: Buffer
}
type Append = Parameters<Records['appendEnvelopes']>
type AppendResult = Awaited<ReturnType<Records['appendEnvelopes']>>
interface Known {
  readonly number: number
  readonly receivedAt: number
}

/** `begin immediate` takes SQLite's one write lock before the size is read: that is the lock of the numbering. */
function createAppend(db: Database.Database, committeeKey: CommitteeKeyOf) {
  const counters = db.prepare<[number], { readonly size: number; readonly bytes: number }>(
    'select size, envelope_bytes as bytes from committee where key = ?',
  )
  const insert = db.prepare<[number, number, Buffer, number, Buffer]>(
    'insert into envelope (committee, number, id, received_at, sealed) values (?, ?, ?, ?, ?) on conflict do nothing',
  )
  const select = db.prepare<[number, Buffer], Known>(
    'select number, received_at as receivedAt from envelope where committee = ? and id = ?',
  )
  const update = db.prepare<[number, number, number]>('update committee set size = ?, envelope_bytes = ? where key = ?')

  const newBytes = (key: number, envelopes: readonly IncomingEnvelope[]): number => {
    const unseen = new Map(envelopes.map(({ id, sealed }) => [id, sealed.length]))
    for (const { id } of envelopes) if (select.get(key, Buffer.from(id, 'hex'))) unseen.delete(id)
    return sum([...unseen.values()])
  }

  return db.transaction((...[committeeId, envelopes, { receivedAt, maxBytes }]: Append): AppendResult => {
    const key = committeeKey(committeeId)
    let { size, bytes } = counters.get(key) ?? neverFounded()
    const mayOverflow = bytes + sum(envelopes.map(({ sealed }) => sealed.length)) > maxBytes
    if (mayOverflow && bytes + newBytes(key, envelopes) > maxBytes) return err('quota-exceeded')
    const accepted: NumberedEnvelope[] = []
    for (const { id, sealed } of envelopes) {
      const idBytes = Buffer.from(id, 'hex')
      if (insert.run(key, size + 1, idBytes, receivedAt, sealed).changes === 1) {
        size += 1
        bytes += sealed.length
        accepted.push({ id, number: size, receivedAt })
      } else {
        accepted.push({ id, ...(select.get(key, idBytes) ?? neverFounded()) })
      }
    }
    update.run(size, bytes, key)
    return ok(accepted)
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
function neverFounded(): never {
  throw new Error('a row that was just there is gone')
}
