import type Database from 'better-sqlite3'
import type { CommitteeId, DeviceId } from '../shared/ids.ts'
import { err, ok } from '../shared/result.ts'
import type { DeviceReply } from '../shared/wire.ts'
import { type CommitteeKeyOf, createCommitteeKeys } from './sqlite-committee-keys.ts'
import { createEnvelopeTable } from './sqlite-envelopes.ts'
import { createInviteTable } from './sqlite-invites.ts'
import { openDatabase } from './sqlite-schema.ts'
import type { Records, StoredCommittee } from './storage.ts'

export function openSqliteRecords(path: string): Records {
  const db = openDatabase(path)
  const committeeKey = createCommitteeKeys(db)
  return {
    ...createCommitteeTable(db),
    ...createDeviceTable(db, committeeKey),
    ...createInviteTable(db, committeeKey),
    ...createEnvelopeTable(db, committeeKey),
    close: async () => {
      db.close()
    },
  }
}

function createCommitteeTable(db: Database.Database): Pick<Records, 'foundCommittee' | 'findCommittee'> {
  const insert = db.prepare<[CommitteeId, number]>(
    'insert into committee (id, founded_at) values (?, ?) on conflict do nothing',
  )
  const insertFounder = db.prepare<[number | bigint, DeviceId, string]>(
    `insert into device (committee, id, public_key, role, status) values (?, ?, ?, 'secretariat', 'active')`,
  )
  const select = db.prepare<[CommitteeId], StoredCommittee>(
    'select id as committeeId, size from committee where id = ?',
  )
  const found = db.transaction((committeeId: CommitteeId, founder: DeviceReply, now: number) => {
    const inserted = insert.run(committeeId, now)
    if (inserted.changes === 1) insertFounder.run(inserted.lastInsertRowid, founder.deviceId, founder.publicKey)
  })
  return {
    foundCommittee: async (committeeId, founder, now) => found.immediate(committeeId, founder, now),
    findCommittee: async (committeeId) => select.get(committeeId),
  }
}

type DeviceRecords = Pick<Records, 'findDevice' | 'putDevice'>

function createDeviceTable(db: Database.Database, committeeKey: CommitteeKeyOf): DeviceRecords {
  const select = db.prepare<[CommitteeId, DeviceId], DeviceReply>(
    `select device.id as deviceId, public_key as publicKey, role, status
     from device join committee on committee.key = device.committee where committee.id = ? and device.id = ?`,
  )
  const upsert = db.prepare<[number, DeviceId, string, string, string]>(
    `insert into device (committee, id, public_key, role, status) values (?, ?, ?, ?, ?)
     on conflict do update set role = excluded.role, status = excluded.status`,
  )
  const count = db.prepare<[number], number>('select count(*) from device where committee = ?').pluck()
  const countOtherSecretariat = db
    .prepare<[number, DeviceId], number>(
      `select count(*) from device where committee = ? and id <> ? and role = 'secretariat' and status = 'active'`,
    )
    .pluck()
  const put = db.transaction((committeeId: CommitteeId, device: DeviceReply, maxDevices: number): PutDeviceResult => {
    const key = committeeKey(committeeId)
    const isNew = select.get(committeeId, device.deviceId) === undefined
    if (isNew && (count.get(key) ?? 0) >= maxDevices) return err('quota-exceeded')
    const staysInCharge = device.role === 'secretariat' && device.status === 'active'
    if (!staysInCharge && countOtherSecretariat.get(key, device.deviceId) === 0) return err('last-secretariat')
    upsert.run(key, device.deviceId, device.publicKey, device.role, device.status)
    return ok(device)
  })
  return {
    findDevice: async (committeeId, deviceId) => select.get(committeeId, deviceId),
    putDevice: async (committeeId, device, maxDevices) => put.immediate(committeeId, device, maxDevices),
  }
}
type PutDeviceResult = Awaited<ReturnType<Records['putDevice']>>
