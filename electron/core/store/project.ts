import type { MemberId, RecordId } from '../../../shared/ids.ts'
import { bodies, type Kind, type KnownRecord, type RecordOf } from '../../../shared/records.ts'
import type { Store } from './store.ts'

// What a record adds to the tables that queries read. Rows are only ever added and name their record; which of them is
// current is decided by the views, so the order of arrival leaves no trace. Bodies stay in the log.

/** Tables that `rebuild` empties and fills again. */
export const projectionTables = [
  'roster',
  'countersignatures',
  'committee',
  'scoring_settings',
  'price_tables',
  'batches',
  'agendas',
  'items',
  'papers',
  'documents',
  'grants',
  'declarations',
  'rulings',
  'scores',
  'votes',
  'deliveries',
  'register_entries',
] as const

interface Context<K extends Kind> {
  readonly store: Store
  readonly recordId: RecordId
  /** Whose device wrote it. */
  readonly member: MemberId
  readonly record: RecordOf<K>
}
type Projectors = { readonly [K in Kind]: (context: Context<K>) => void }

const projectors: Projectors = {
  committee: ({ store, recordId, record }) => {
    store.run('INSERT OR IGNORE INTO committee (record_id, at) VALUES (?, ?)', recordId, record.at)
  },
  'roster-entry': ({ store, recordId, record: { device: author, seq, at, body } }) => {
    store.run(
      `INSERT OR IGNORE INTO roster
         (record_id, author, seq, at, member, role, name, device, sign_key, seal_key, status, from_date,
          term_ends)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      recordId,
      author,
      seq,
      at,
      body.member,
      body.role,
      JSON.stringify(body.name),
      body.device,
      body.signKey,
      body.sealKey,
      body.status,
      body.from,
      body.termEnds ?? null,
    )
  },
  'roster-countersignature': ({ store, recordId, record: { device, at, body } }) => {
    store.run(
      'INSERT OR IGNORE INTO countersignatures (record_id, entry, device, at) VALUES (?, ?, ?, ?)',
      recordId,
      body.entry,
      device,
      at,
    )
  },
  'scoring-settings': ({ store, recordId, record: { at, body } }) => {
    store.run(
      'INSERT OR IGNORE INTO scoring_settings (record_id, effective_from, at) VALUES (?, ?, ?)',
      recordId,
      body.effectiveFrom,
      at,
    )
  },
  'price-table': ({ store, recordId, record: { at, body } }) => {
    store.run(
      'INSERT OR IGNORE INTO price_tables (record_id, effective_from, at) VALUES (?, ?, ?)',
      recordId,
      body.effectiveFrom,
      at,
    )
  },
  batch: ({ store, recordId, record: { at, body } }) => {
    store.run(
      'INSERT OR IGNORE INTO batches (record_id, batch, cut_off, lease_ends, at) VALUES (?, ?, ?, ?, ?)',
      recordId,
      body.batch,
      body.cutOff,
      body.leaseEnds,
      at,
    )
  },
  agenda: ({ store, recordId, record: { at, body } }) => {
    store.run('INSERT OR IGNORE INTO agendas (record_id, batch, at) VALUES (?, ?, ?)', recordId, body.batch, at)
  },
  item: ({ store, recordId, record: { application = '', at, body } }) => {
    store.run(
      'INSERT OR IGNORE INTO items (record_id, application, batch, recipient, at) VALUES (?, ?, ?, ?, ?)',
      recordId,
      application,
      body.batch,
      body.recipient,
      at,
    )
  },
  papers: ({ store, recordId, record: { application = '', at, body } }) => {
    store.run(
      'INSERT OR IGNORE INTO papers (record_id, application, version, at) VALUES (?, ?, ?, ?)',
      recordId,
      application,
      body.version,
      at,
    )
    body.documents.forEach(({ sealedSha256, pages, sealedBytes, clearBytes }, place) => {
      store.run(
        `INSERT OR IGNORE INTO documents (papers, place, hash, application, pages, sealed_bytes, clear_bytes)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        recordId,
        place,
        sealedSha256,
        application,
        pages,
        sealedBytes,
        clearBytes,
      )
    })
  },
  grant: ({ store, recordId, record: { application = '', at, body } }) => {
    insertGrant(store, recordId, application, body.member, body.leaseEnds, at)
  },
  'grant-revoked': ({ store, recordId, record: { application = '', at, body } }) => {
    insertGrant(store, recordId, application, body.member, null, at)
  },
  declaration: ({ store, recordId, member, record: { application = '', at, body } }) => {
    store.run(
      `INSERT OR IGNORE INTO declarations (record_id, application, member, at, answer, withdrawn, replaces)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      recordId,
      application,
      member,
      at,
      body.answer,
      body.withdrawn === null ? 0 : 1,
      body.replaces,
    )
  },
  ruling: ({ store, recordId, record: { application = '', at, body } }) => {
    store.run(
      `INSERT OR IGNORE INTO rulings (record_id, application, member, at, declaration, ruling)
       VALUES (?, ?, ?, ?, ?, ?)`,
      recordId,
      application,
      body.member,
      at,
      body.declaration,
      body.ruling,
    )
  },
  score: ({ store, recordId, member, record: { application = '', at, body } }) => {
    store.run(
      'INSERT OR IGNORE INTO scores (record_id, application, member, at, papers, replaces) VALUES (?, ?, ?, ?, ?, ?)',
      recordId,
      application,
      member,
      at,
      body.papers,
      body.replaces,
    )
  },
  vote: ({ store, recordId, member, record: { application = '', at, body } }) => {
    store.run(
      `INSERT OR IGNORE INTO votes (record_id, application, member, at, papers, choice, replaces)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      recordId,
      application,
      member,
      at,
      body.papers,
      body.choice,
      body.replaces,
    )
  },
  delivery: ({ store, recordId, member, record: { application = '', at, body } }) => {
    store.run(
      'INSERT OR IGNORE INTO deliveries (record_id, application, member, at, what) VALUES (?, ?, ?, ?, ?)',
      recordId,
      application,
      member,
      at,
      body.what,
    )
  },
  'register-entry': ({ store, recordId, record: { at, body } }) => {
    store.run(
      'INSERT OR IGNORE INTO register_entries (record_id, member, year, at) VALUES (?, ?, ?, ?)',
      recordId,
      body.member,
      body.year,
      at,
    )
  },
}

function insertGrant(
  store: Store,
  recordId: RecordId,
  application: string,
  member: MemberId,
  leaseEnds: string | null,
  at: string,
): void {
  store.run(
    'INSERT OR IGNORE INTO grants (record_id, application, member, lease_ends, at) VALUES (?, ?, ?, ?, ?)',
    recordId,
    application,
    member,
    leaseEnds,
    at,
  )
}

/** Adds the rows of one record. Repeating it changes nothing. */
export function project(store: Store, recordId: RecordId, member: MemberId, record: KnownRecord): void {
  const projector = projectors[record.kind] as (context: Context<Kind>) => void
  projector({ store, recordId, member, record })
}

export const isKnownKind = (kind: string): kind is Kind => Object.hasOwn(bodies, kind)
