import type { AppError } from '../../../shared/errors.ts'
import { Instant, type MemberId, type RecordId } from '../../../shared/ids.ts'
import { type Body, RegisterLine } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { readRecord } from './read-record.ts'
import type { Store } from './store.ts'
import { transact } from './transact.ts'

// The register of interests: what is signed (rows of the log) and what is typed until it is signed. Every call commits,
// so a kill loses nothing that was acknowledged; each step can be taken back.

/** As `RegisterLine`, the kind not yet chosen. */
export const RegisterDraftLine = RegisterLine.extend({ kind: RegisterLine.shape.kind.nullable() })
export type RegisterDraftLine = z.infer<typeof RegisterDraftLine>
const Lines = z.array(RegisterDraftLine).max(100)

export interface SignedRegister {
  readonly recordId: RecordId
  readonly at: string
  readonly year: number
  readonly entries: Body<'register-entry'>['entries']
}

interface Row {
  readonly recordId: RecordId
  readonly at: string
  readonly year: number
}
const select = 'SELECT record_id AS recordId, at, year FROM current_register_entries'

function toSigned(store: Store, row: Row | undefined): SignedRegister | null {
  const record = row === undefined ? null : readRecord(store, row.recordId, 'register-entry')
  return row === undefined || record === null ? null : { ...row, entries: record.body.entries }
}

/** Null: nothing is signed for that year. */
export const signedRegister = (store: Store, member: MemberId, year: number): SignedRegister | null =>
  toSigned(store, store.get<Row>(`${select} WHERE member = ? AND year = ?`, member, year))

/** Of every year, the newest first. */
export const signedRegisters = (store: Store, member: MemberId): readonly SignedRegister[] =>
  store
    .all<Row>(`${select} WHERE member = ? ORDER BY year DESC`, member)
    .map((row) => toSigned(store, row))
    .filter((one) => one !== null)

/** The one that counts now: of the newest year there is. */
export const latestRegister = (store: Store, member: MemberId, before = 10_000): SignedRegister | null =>
  toSigned(store, store.get<Row>(`${select} WHERE member = ? AND year < ? ORDER BY year DESC LIMIT 1`, member, before))

export const registerYears = (store: Store): readonly number[] =>
  store
    .all<{ year: number }>('SELECT DISTINCT year FROM register_entries UNION SELECT year FROM register_drafts')
    .map(({ year }) => year)

export interface RegisterDraft {
  readonly lines: readonly RegisterDraftLine[]
  readonly savedAt: string
}

/** Null: nothing is drafted, or a version drafted it that drafted otherwise. */
export function registerDraft(store: Store, member: MemberId, year: number): RegisterDraft | null {
  const row = store.get<{ lines: string; savedAt: string }>(
    'SELECT lines, saved_at AS savedAt FROM register_drafts WHERE member = ? AND year = ?',
    member,
    year,
  )
  const parsed = row === undefined ? null : Lines.safeParse(JSON.parse(row.lines))
  return row === undefined || parsed?.success !== true
    ? null
    : { lines: parsed.data, savedAt: Instant.parse(row.savedAt) }
}

const keptSteps = 50

/**
 * Keeps what is typed (null: nothing more) and what was there before. `change` names the step: letters typed into one
 * cell one after the other are one step, every other change is a step of its own. Errors: of `transact`.
 */
export function saveRegisterDraft(
  store: Store,
  { member, year }: { readonly member: MemberId; readonly year: number },
  lines: readonly RegisterDraftLine[] | null,
  change: string,
  at: string,
): Result<string, AppError> {
  return transact(store, () => {
    const last = store.get<{ change: string }>(
      'SELECT change FROM register_undo WHERE member = ? AND year = ? ORDER BY step DESC LIMIT 1',
      member,
      year,
    )
    if (!change.startsWith('cell ') || last?.change !== change) {
      store.run(
        'INSERT INTO register_undo (member, year, change, lines) VALUES (?, ?, ?, ?)',
        member,
        year,
        change,
        rawLines(store, member, year),
      )
      store.run(
        `DELETE FROM register_undo WHERE member = ? AND year = ? AND step NOT IN (
           SELECT step FROM register_undo WHERE member = ? AND year = ? ORDER BY step DESC LIMIT ${keptSteps})`,
        member,
        year,
        member,
        year,
      )
    }
    write(store, member, year, lines === null ? null : JSON.stringify(lines), at)
    return at
  })
}

/** Null: nothing to take back. Errors: of `transact`. */
export function undoRegisterDraft(store: Store, member: MemberId, year: number, at: string): Result<boolean, AppError> {
  return transact(store, () => {
    const last = store.get<{ step: number; lines: string | null }>(
      'SELECT step, lines FROM register_undo WHERE member = ? AND year = ? ORDER BY step DESC LIMIT 1',
      member,
      year,
    )
    if (last === undefined) return false
    write(store, member, year, last.lines, at)
    store.run('DELETE FROM register_undo WHERE step = ?', last.step)
    return true
  })
}

export const canUndoRegister = (store: Store, member: MemberId, year: number): boolean =>
  store.get('SELECT 1 FROM register_undo WHERE member = ? AND year = ?', member, year) !== undefined

/** In the transaction that signs it: what is signed is taken back by a correction, not by undo. */
export function clearRegisterDraft(store: Store, member: MemberId, year: number): void {
  for (const table of ['register_drafts', 'register_undo'])
    store.run(`DELETE FROM ${table} WHERE member = ? AND year = ?`, member, year)
}

const rawLines = (store: Store, member: MemberId, year: number): string | null =>
  store.get<{ lines: string }>('SELECT lines FROM register_drafts WHERE member = ? AND year = ?', member, year)
    ?.lines ?? null

function write(store: Store, member: MemberId, year: number, lines: string | null, at: string): void {
  if (lines === null) {
    store.run('DELETE FROM register_drafts WHERE member = ? AND year = ?', member, year)
    return
  }
  store.run(
    `INSERT INTO register_drafts (member, year, lines, saved_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (member, year) DO UPDATE SET lines = excluded.lines, saved_at = excluded.saved_at`,
    member,
    year,
    lines,
    at,
  )
}
