import type { ApplicationId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Body, Kind, Ruling } from '../../../shared/records.ts'
import type { Desk } from '../desk.ts'
import { readRecord } from '../store/read-record.ts'

// What the members have sent, as far as this desk may read it.

export interface Received<K extends Kind> {
  readonly recordId: RecordId
  readonly application: ApplicationId
  readonly member: MemberId
  readonly at: string
  readonly body: Body<K>
}

/** Declarations in force, with the ruling on each if there is one. */
export function declarationsReceived(
  desk: Desk,
): readonly (Received<'declaration'> & { readonly ruling: Ruling | null })[] {
  return read(desk, 'declaration', 'current_declarations').map((declaration) => ({
    ...declaration,
    ruling:
      desk.store.get<{ ruling: Ruling }>(
        'SELECT ruling FROM current_rulings WHERE application = ? AND member = ? AND declaration = ?',
        declaration.application,
        declaration.member,
        declaration.recordId,
      )?.ruling ?? null,
  }))
}

/** Votes in force. */
export const votesReceived = (desk: Desk): readonly Received<'vote'>[] => read(desk, 'vote', 'current_votes')

/** Scores in force that this desk can read: before they are opened nobody but their authors can. */
export const scoresReceived = (desk: Desk): readonly Received<'score'>[] => read(desk, 'score', 'current_scores')

/** What reached which member, and what was opened: every report, oldest first. */
export const deliveries = (desk: Desk): readonly Received<'delivery'>[] => read(desk, 'delivery', 'deliveries')

function read<K extends 'declaration' | 'vote' | 'score' | 'delivery'>(
  desk: Desk,
  kind: K,
  table: string,
): readonly Received<K>[] {
  const rows = desk.store.all<Omit<Received<K>, 'body'>>(
    `SELECT record_id AS recordId, application, member, at FROM ${table} ORDER BY at, record_id`,
  )
  const found: Received<K>[] = []
  for (const row of rows) {
    const record = readRecord(desk.store, row.recordId, kind)
    if (record !== null) found.push({ ...row, body: (record as { readonly body: Body<K> }).body })
  }
  return found
}
