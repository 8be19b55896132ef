import type { ApplicationId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Body, Kind, Ruling } from '../../../shared/records.ts'
import type { Desk } from '../desk.ts'
import { readRecords } from '../store/read-record.ts'

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
  const ruled = new Map(
    desk.store
      .all<{ application: ApplicationId; member: MemberId; declaration: RecordId; ruling: Ruling }>(
        'SELECT application, member, declaration, ruling FROM current_rulings',
      )
      .map(({ application, member, declaration, ruling }) => [`${application} ${member} ${declaration}`, ruling]),
  )
  return read(desk, 'declaration', 'current_declarations').map((declaration) => {
    const { application, member, recordId } = declaration
    return { ...declaration, ruling: ruled.get(`${application} ${member} ${recordId}`) ?? null }
  })
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
  const records = readRecords(
    desk.store,
    rows.map(({ recordId }) => recordId),
    kind,
  )
  const found: Received<K>[] = []
  for (const row of rows) {
    const record = records.get(row.recordId)
    if (record !== undefined) found.push({ ...row, body: (record as { readonly body: Body<K> }).body })
  }
  return found
}
