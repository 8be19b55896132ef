import { ApplicationId } from '../../../shared/ids.ts'
import { Prepared, type PreparedChange } from '../../../shared/prepared.ts'
import { z } from '../../../shared/schema.ts'
import type { Store } from './store.ts'

// What the secretariat prepares: one door for changes, each of which can be undone.

export interface PreparedRow {
  readonly application: ApplicationId
  readonly prepared: Prepared
  readonly savedAt: string
}

interface Raw {
  readonly application: ApplicationId
  readonly prepared: string
  readonly savedAt: string
}
const columns = 'SELECT application, prepared, saved_at AS savedAt FROM prepared'
const toRow = (raw: Raw): PreparedRow => ({ ...raw, prepared: Prepared.parse(JSON.parse(raw.prepared)) })

/** In order of the reference. */
export const allPrepared = (store: Store): readonly PreparedRow[] =>
  store.all<Raw>(`${columns} ORDER BY reference`).map(toRow)

export function readPrepared(store: Store, application: ApplicationId): PreparedRow | null {
  const raw = store.get<Raw>(`${columns} WHERE application = ?`, application)
  return raw === undefined ? null : toRow(raw)
}

export const preparedByReference = (store: Store, reference: string): PreparedRow | null => {
  const raw = store.get<Raw>(`${columns} WHERE reference = ?`, reference)
  return raw === undefined ? null : toRow(raw)
}

const Before = z.array(z.strictObject({ application: ApplicationId, prepared: Prepared.nullable() }))
export type PreparedEdit = z.infer<typeof Before>[number]
const keptSteps = 50

/**
 * Writes (null: removes) and remembers what was there. Inside the caller's `transact`, because a reference that another
 * application has breaks it: check before.
 */
export function changePrepared(store: Store, edits: readonly PreparedEdit[], change: PreparedChange, at: string): void {
  const before = edits.map(({ application }) => ({
    application,
    prepared: readPrepared(store, application)?.prepared ?? null,
  }))
  write(store, edits, at)
  store.run(
    'INSERT INTO prepared_undo (label, before, at) VALUES (?, ?, ?)',
    change,
    JSON.stringify(before satisfies readonly PreparedEdit[]),
    at,
  )
  store.run('DELETE FROM prepared_undo WHERE step <= (SELECT max(step) FROM prepared_undo) - ?', keptSteps)
}

/** Null: nothing to undo. Inside the caller's `transact`. */
export function undoPrepared(store: Store, at: string): PreparedChange | null {
  const last = store.get<{ step: number; label: PreparedChange; before: string }>(
    'SELECT step, label, before FROM prepared_undo ORDER BY step DESC LIMIT 1',
  )
  if (last === undefined) return null
  write(store, Before.parse(JSON.parse(last.before)), at)
  store.run('DELETE FROM prepared_undo WHERE step = ?', last.step)
  return last.label
}

/** What the next undo would take back; null: nothing. */
export const nextUndo = (store: Store): PreparedChange | null =>
  store.get<{ label: PreparedChange }>('SELECT label FROM prepared_undo ORDER BY step DESC LIMIT 1')?.label ?? null

function write(store: Store, edits: readonly PreparedEdit[], at: string): void {
  // Removals first: a reference may go from one application to another.
  for (const { application, prepared } of edits)
    if (prepared === null) store.run('DELETE FROM prepared WHERE application = ?', application)
  for (const { application, prepared } of edits) {
    if (prepared === null) continue
    store.run(
      `INSERT INTO prepared (application, reference, prepared, saved_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (application) DO UPDATE SET
         reference = excluded.reference, prepared = excluded.prepared, saved_at = excluded.saved_at`,
      application,
      prepared.reference,
      JSON.stringify(prepared),
      at,
    )
  }
}
