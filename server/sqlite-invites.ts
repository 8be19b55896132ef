import type Database from 'better-sqlite3'
import type { CommitteeId } from '../shared/ids.ts'
import { err, ok } from '../shared/result.ts'
import type { InviteId } from '../shared/wire.ts'
import type { CommitteeKeyOf } from './sqlite-committee-keys.ts'
import type { Records, StoredInvite } from './storage.ts'

type InviteRecords = Pick<Records, 'putInvite' | 'removeInvite' | 'findInvite' | 'answerInvite'>

export function createInviteTable(db: Database.Database, committeeKey: CommitteeKeyOf): InviteRecords {
  const select = db.prepare<[InviteId], StoredInvite>(
    `select committee.id as committeeId, sealed, expires_at as expiresAt, answer, answered_at as answeredAt
     from invite join committee on committee.key = invite.committee where invite.id = ?`,
  )
  const insert = db.prepare<[InviteId, number, Buffer, number]>(
    'insert into invite (id, committee, sealed, expires_at) values (?, ?, ?, ?)',
  )
  const count = db.prepare<[number], number>('select count(*) from invite where committee = ?').pluck()
  const clear = db.prepare<[number, number]>('delete from invite where committee = ? and expires_at < ?')
  const remove = db.prepare<[InviteId, number]>('delete from invite where id = ? and committee = ?')
  const answer = db.prepare<[Buffer, number, InviteId]>(
    'update invite set answer = ?, answered_at = ? where id = ? and answer is null',
  )

  const put = db.transaction((...[inviteId, invite, options]: Parameters<Records['putInvite']>): PutInviteResult => {
    const found = select.get(inviteId)
    if (found) return isSameInvite(found, invite) ? ok(true) : err('invite-taken')
    const key = committeeKey(invite.committeeId)
    clear.run(key, options.expiredBefore)
    if ((count.get(key) ?? 0) >= options.maxInvites) return err('quota-exceeded')
    insert.run(inviteId, key, invite.sealed, invite.expiresAt)
    return ok(true)
  })

  return {
    putInvite: async (inviteId, invite, options) => put.immediate(inviteId, invite, options),
    removeInvite: async (committeeId, inviteId) => {
      remove.run(inviteId, committeeKey(committeeId))
    },
    findInvite: async (inviteId) => select.get(inviteId),
    answerInvite: async (inviteId, bytes, now) => {
      answer.run(bytes, now, inviteId)
      const found = select.get(inviteId)
      if (!found?.answer || found.answeredAt === null) return err('not-found')
      return found.answer.equals(bytes) ? ok(found.answeredAt) : err('already-answered')
    },
  }
}
type PutInviteResult = Awaited<ReturnType<Records['putInvite']>>

const isSameInvite = (
  a: StoredInvite,
  b: { readonly committeeId: CommitteeId; readonly sealed: Buffer; readonly expiresAt: number },
): boolean => a.committeeId === b.committeeId && a.expiresAt === b.expiresAt && a.sealed.equals(b.sealed)
