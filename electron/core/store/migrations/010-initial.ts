import type { Migration } from '../migration.ts'

// Ids are lower-case hex, instants RFC 3339 in UTC with milliseconds, so that text order is time order.

const logAndSync = `
CREATE TABLE device (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  committee TEXT NOT NULL, committee_name TEXT NOT NULL, member TEXT NOT NULL, member_name TEXT NOT NULL,
  device TEXT NOT NULL, secret BLOB NOT NULL, server_url TEXT NOT NULL, log_key TEXT NOT NULL, enrolled_at TEXT NOT NULL
) STRICT;

-- Every record this desk took over or signed, as the exact bytes under the signature. bytes and signature are null
-- where an erasure took them; the id stays, so that the chain of the device can still be followed.
CREATE TABLE log (
  position INTEGER PRIMARY KEY,
  record_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL, device TEXT NOT NULL, member TEXT NOT NULL, seq INTEGER NOT NULL, prev TEXT NOT NULL,
  at TEXT NOT NULL, application TEXT, bytes BLOB, signature BLOB,
  state TEXT NOT NULL CHECK (state IN ('projected', 'unknown-kind', 'erased')),
  UNIQUE (device, seq)
) STRICT;
-- Asked at every unlock; without it every page of the log would be read.
CREATE INDEX log_unknown ON log (position) WHERE state = 'unknown-kind';

CREATE TABLE envelopes (
  envelope_id TEXT PRIMARY KEY,
  record_id TEXT, sealed BLOB, number INTEGER UNIQUE, numbered_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('outgoing', 'numbered', 'unopened', 'opened', 'refused')),
  -- unopened: why it waits. refused: the kind of error.
  reason TEXT
) STRICT;
CREATE INDEX envelopes_kept ON envelopes (state) WHERE sealed IS NOT NULL;
CREATE INDEX envelopes_with_reason ON envelopes (number) WHERE reason IS NOT NULL;
CREATE INDEX envelopes_by_record ON envelopes (record_id) WHERE record_id IS NOT NULL;

CREATE TABLE cursor (one INTEGER PRIMARY KEY CHECK (one = 1), pulled_to INTEGER NOT NULL) STRICT;
CREATE TABLE checkpoints (
  size INTEGER PRIMARY KEY, note TEXT NOT NULL, check_code TEXT NOT NULL, extends_size INTEGER, seen_at TEXT NOT NULL
) STRICT;
CREATE TABLE proofs (
  envelope_id TEXT PRIMARY KEY, number INTEGER NOT NULL, tree_size INTEGER NOT NULL, hashes TEXT NOT NULL,
  verified_at TEXT NOT NULL
) STRICT;`

const ownState = `
-- Destroyed on withdrawal and when the lease ends, so never rebuilt without a grant that is still in the log.
CREATE TABLE identities (
  application TEXT PRIMARY KEY, identity TEXT NOT NULL, recipient TEXT NOT NULL,
  -- Both null for the secretariat's own, which made the key and holds it without a lease.
  lease_ends TEXT, grant_id TEXT,
  -- 1 once every envelope that waited has been tried with it.
  tried INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE lapses (application TEXT PRIMARY KEY, lease_ends TEXT NOT NULL) STRICT;
-- Files of erased applications, until they are off the disk.
CREATE TABLE doomed_files (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE drafts (
  kind TEXT NOT NULL, application TEXT NOT NULL, draft TEXT NOT NULL, saved_at TEXT NOT NULL,
  PRIMARY KEY (kind, application)
) STRICT, WITHOUT ROWID;
CREATE TABLE reading (
  application TEXT NOT NULL, document TEXT NOT NULL, furthest_page INTEGER NOT NULL, last_page INTEGER NOT NULL,
  opened_at TEXT NOT NULL, reported INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (application, document)
) STRICT, WITHOUT ROWID;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- What is on the disk. Wanted is what has no row here.
CREATE TABLE document_files (
  hash TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('held', 'damaged')), at TEXT NOT NULL,
  reported INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;`

/** Rows that follow from the log alone: dropped and rebuilt to the same, in whatever order the records came. */
const projections = `
CREATE TABLE roster (
  record_id TEXT PRIMARY KEY, author TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
  member TEXT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, device TEXT NOT NULL, sign_key TEXT NOT NULL,
  seal_key TEXT NOT NULL, status TEXT NOT NULL, from_date TEXT NOT NULL,
  counts INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX roster_by_device ON roster (device);
CREATE TABLE countersignatures (
  record_id TEXT PRIMARY KEY, entry TEXT NOT NULL, device TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE committee (record_id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT;
CREATE TABLE scoring_settings (record_id TEXT PRIMARY KEY, effective_from TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE price_tables (record_id TEXT PRIMARY KEY, effective_from TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE batches (
  record_id TEXT PRIMARY KEY, batch TEXT NOT NULL, cut_off TEXT NOT NULL, lease_ends TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE items (
  record_id TEXT PRIMARY KEY, application TEXT NOT NULL, batch TEXT NOT NULL, recipient TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX items_by_application ON items (application, at, record_id);
CREATE INDEX items_by_recipient ON items (recipient);
CREATE TABLE papers (
  record_id TEXT PRIMARY KEY, application TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX papers_by_application ON papers (application, version, at, record_id);
CREATE TABLE documents (
  papers TEXT NOT NULL, place INTEGER NOT NULL, hash TEXT NOT NULL, application TEXT NOT NULL, pages INTEGER NOT NULL,
  sealed_bytes INTEGER NOT NULL, clear_bytes INTEGER NOT NULL,
  PRIMARY KEY (papers, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_by_hash ON documents (hash);
CREATE TABLE grants (
  record_id TEXT PRIMARY KEY, application TEXT NOT NULL, member TEXT NOT NULL, lease_ends TEXT, at TEXT NOT NULL
) STRICT;
CREATE INDEX grants_by_application ON grants (application, member, at, record_id);
CREATE TABLE declarations (
  record_id TEXT PRIMARY KEY, application TEXT NOT NULL, member TEXT NOT NULL, at TEXT NOT NULL,
  answer TEXT NOT NULL, withdrawn INTEGER NOT NULL, replaces TEXT
) STRICT;
CREATE INDEX declarations_by_application ON declarations (application, member, at, record_id);
CREATE TABLE rulings (
  record_id TEXT PRIMARY KEY, application TEXT NOT NULL, member TEXT NOT NULL, at TEXT NOT NULL,
  declaration TEXT NOT NULL, ruling TEXT NOT NULL
) STRICT;
CREATE INDEX rulings_by_application ON rulings (application, member, at, record_id);
CREATE TABLE scores (
  record_id TEXT PRIMARY KEY, application TEXT NOT NULL, member TEXT NOT NULL, at TEXT NOT NULL,
  papers TEXT NOT NULL, replaces TEXT
) STRICT;
CREATE INDEX scores_by_application ON scores (application, member, at, record_id);
CREATE TABLE votes (
  record_id TEXT PRIMARY KEY, application TEXT NOT NULL, member TEXT NOT NULL, at TEXT NOT NULL,
  papers TEXT NOT NULL, choice TEXT NOT NULL, replaces TEXT
) STRICT;
CREATE INDEX votes_by_application ON votes (application, member, at, record_id);
CREATE TABLE deliveries (
  record_id TEXT PRIMARY KEY, application TEXT NOT NULL, member TEXT NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL
) STRICT;`

const isNewest = (table: string, key: readonly string[], order: string) => `
CREATE VIEW current_${table} AS SELECT * FROM ${table} AS one WHERE NOT EXISTS (
  SELECT 1 FROM ${table} AS other WHERE ${key.map((column) => `other.${column} = one.${column}`).join(' AND ')}
    AND (${columns('other', order)}) > (${columns('one', order)}));`

const columns = (table: string, names: string) =>
  names
    .split(', ')
    .map((name) => `${table}.${name}`)
    .join(', ')

/** The last of a chain of corrections. Among several that nothing replaces, the newest: arrival never decides. */
const isLastOfChain = (table: string) => `
CREATE VIEW current_${table} AS SELECT * FROM ${table} AS one WHERE NOT EXISTS (
    SELECT 1 FROM ${table} AS later
    WHERE later.application = one.application AND later.member = one.member AND later.replaces = one.record_id)
  AND NOT EXISTS (
    SELECT 1 FROM ${table} AS other
    WHERE other.application = one.application AND other.member = one.member
      AND (other.at, other.record_id) > (one.at, one.record_id) AND NOT EXISTS (
        SELECT 1 FROM ${table} AS later WHERE later.application = other.application
          AND later.member = other.member AND later.replaces = other.record_id));`

const views = [
  isNewest('batches', ['batch'], 'at, record_id'),
  isNewest('items', ['application'], 'at, record_id'),
  isNewest('papers', ['application'], 'version, at, record_id'),
  isNewest('grants', ['application', 'member'], 'at, record_id'),
  isNewest('rulings', ['application', 'member', 'declaration'], 'at, record_id'),
  isLastOfChain('declarations'),
  isLastOfChain('scores'),
  isLastOfChain('votes'),
].join('')

export const initial: Migration = {
  version: 10,
  up: (database) => {
    database.exec(logAndSync + ownState + projections + views)
  },
}
