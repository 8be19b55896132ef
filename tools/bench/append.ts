import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { toCanonical } from '../../shared/canonical.ts'
import type { EnvelopeId, MemberId, RecordId } from '../../shared/ids.ts'
import { parseRecord } from '../../shared/records.ts'
import { sha256Hex } from '../../electron/core/crypto/digest.ts'
import type { Admitted } from '../../electron/core/store/admitted.ts'
import { append } from '../../electron/core/store/log.ts'
import { initial } from '../../electron/core/store/migrations/010-initial.ts'
import { openStore } from '../../electron/core/store/open-store.ts'
import { compare, type Outcome, timed } from './measure.ts'

const count = 10_000

/** Taking 10,000 records over against inserting the same rows into plain, unencrypted SQLite with the same tables. */
export async function measureAppend(folder: string): Promise<readonly Outcome[]> {
  const entries = makeVotes(count)
  return [
    await compare({
      name: 'appending 10,000 records / plain rows',
      goal: 2,
      ours: () => appendAll(path.join(folder, 'ours.db'), entries),
      reference: () => insertAll(path.join(folder, 'plain.db'), entries),
    }),
  ]
}

export async function appendAll(file: string, entries: readonly Admitted[]): Promise<number> {
  discard(file)
  const opened = openStore(file, randomBytes(32), { create: true })
  if (!opened.ok) throw new Error(opened.error.kind)
  const took = await timed(() => {
    const appended = append(opened.value, entries)
    if (!appended.ok) throw new Error(appended.error.kind)
  })
  opened.value.close()
  return took
}

function insertAll(file: string, entries: readonly Admitted[]): Promise<number> {
  discard(file)
  const database = new Database(file)
  database.pragma('page_size = 16384')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('wal_autocheckpoint = 8192')
  initial.up(database)
  const log = database.prepare(
    `INSERT INTO log (record_id, kind, device, member, seq, prev, at, application, bytes, signature, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'projected')`,
  )
  const envelope = database.prepare(
    `INSERT INTO envelopes (envelope_id, record_id, number, numbered_at, state) VALUES (?, ?, ?, ?, 'opened')`,
  )
  const vote = database.prepare(
    `INSERT INTO votes (record_id, application, member, at, papers, choice, replaces) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const insert = database.transaction(() => {
    for (const { recordId, bytes, signature, parsed, member, envelopes } of entries) {
      if (parsed.state !== 'known' || parsed.record.kind !== 'vote') throw new Error('not a vote')
      const { kind, device, seq, prev, at, application, body } = parsed.record
      log.run(recordId, kind, device, member, seq, prev, at, application, bytes, signature)
      for (const each of envelopes)
        if (each.state === 'opened') envelope.run(each.envelopeId, recordId, each.number, each.numberedAt)
      vote.run(recordId, application, member, at, body.papers, body.choice, body.replaces)
    }
  })
  const took = timed(() => insert())
  return took.finally(() => database.close())
}

/** Votes of one device on 200 applications. */
export function makeVotes(howMany: number): readonly Admitted[] {
  const hex = (bytes: number): string => randomBytes(bytes).toString('hex')
  const [committee, device, member, papers] = [hex(16), hex(16), hex(16), hex(32)]
  const applications = Array.from({ length: 200 }, () => hex(16))
  let prev = '0'.repeat(64)
  return Array.from({ length: howMany }, (_, index) => {
    const at = new Date(1_780_000_000_000 + index * 1000).toISOString()
    const value = {
      v: 1,
      kind: 'vote',
      committee,
      device,
      seq: index + 1,
      prev,
      at,
      salt: hex(16),
      application: applications[index % applications.length],
      body: { choice: 'defer', papers, replaces: null },
    }
    const parsed = parseRecord(value)
    if (parsed.state !== 'known') throw new Error('not a record')
    const bytes = Buffer.from(toCanonical(value))
    prev = sha256Hex(bytes)
    return {
      recordId: prev as RecordId,
      bytes,
      signature: randomBytes(180),
      parsed,
      member: member as MemberId,
      envelopes: [{ state: 'opened', envelopeId: hex(32) as EnvelopeId, number: index + 1, numberedAt: at }],
    }
  })
}

const discard = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}
