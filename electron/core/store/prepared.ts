import { ApplicationId, type DocumentHash } from '../../../shared/ids.ts'
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

/** Asked for at every keystroke that is saved: what did not change is not parsed again. */
const parsed = new WeakMap<Store, Map<ApplicationId, { readonly text: string; readonly prepared: Prepared }>>()

function toRow(store: Store, raw: Raw): PreparedRow {
  const known = parsed.get(store) ?? new Map<ApplicationId, { text: string; prepared: Prepared }>()
  parsed.set(store, known)
  const last = known.get(raw.application)
  const prepared = last?.text === raw.prepared ? last.prepared : Prepared.parse(JSON.parse(raw.prepared))
  if (last?.text !== raw.prepared) known.set(raw.application, { text: raw.prepared, prepared })
  return { ...raw, prepared }
}

/** In order of the reference. */
export const allPrepared = (store: Store): readonly PreparedRow[] =>
  store.all<Raw>(`${columns} ORDER BY reference`).map((raw) => toRow(store, raw))

export function readPrepared(store: Store, application: ApplicationId): PreparedRow | null {
  const raw = store.get<Raw>(`${columns} WHERE application = ?`, application)
  return raw === undefined ? null : toRow(store, raw)
}

/** Of these applications, those that are prepared here: one question, however many. */
export const preparedAmong = (store: Store, applications: readonly ApplicationId[]): readonly PreparedRow[] =>
  store
    .all<Raw>(`${columns} WHERE application IN (SELECT value FROM json_each(?))`, JSON.stringify(applications))
    .map((raw) => toRow(store, raw))

export const preparedByReference = (store: Store, reference: string): PreparedRow | null => {
  const raw = store.get<Raw>(`${columns} WHERE reference = ?`, reference)
  return raw === undefined ? null : toRow(store, raw)
}

const Before = z.array(z.strictObject({ application: ApplicationId, prepared: Prepared.nullable() }))
export type PreparedEdit = z.infer<typeof Before>[number]
const keptSteps = 50

/**
 * Writes (null: removes) and remembers what was there. Inside the caller's `transact`, because a reference that another
 * application has breaks it: check before.
 */
export function changePrepared(store: Store, edits: readonly PreparedEdit[], change: PreparedChange, at: string): void {
  step(store, edits, change, at)
  forgetRedo(store)
}

function step(store: Store, edits: readonly PreparedEdit[], change: PreparedChange, at: string): void {
  const before = currentOf(store, edits)
  write(store, edits, at)
  store.run('INSERT INTO prepared_undo (label, before, at) VALUES (?, ?, ?)', change, JSON.stringify(before), at)
  store.run('DELETE FROM prepared_undo WHERE step <= (SELECT max(step) FROM prepared_undo) - ?', keptSteps)
}

const currentOf = (store: Store, edits: readonly PreparedEdit[]): readonly PreparedEdit[] =>
  edits.map(({ application }) => ({ application, prepared: readPrepared(store, application)?.prepared ?? null }))

/** Whoever goes on typing after an undo has chosen. At unlock too: what was taken back stays so. */
export const forgetRedo = (store: Store): void => void store.run('DELETE FROM prepared_redo')

/** A pause in typing this long begins a new step. */
const pauseMs = 60_000

/**
 * As `changePrepared`, for what is typed: as long as only the same fields change, without a pause, it is one step, and
 * none at all once everything is as it was before. Inside the caller's `transact`.
 */
export function typePrepared(store: Store, edit: PreparedEdit, change: PreparedChange, at: string): void {
  const current = readPrepared(store, edit.application)?.prepared ?? null
  if (current === null || edit.prepared === null) return changePrepared(store, [edit], change, at)
  const fields = differingFields(current, edit.prepared)
  if (fields.length === 0) return
  const last = lastStep(store)
  const [before, ...more] = last === undefined ? [] : Before.parse(JSON.parse(last.before))
  const isSameStep =
    firstRedo(store) === undefined &&
    last?.label === change &&
    more.length === 0 &&
    before?.application === edit.application &&
    before.prepared !== null &&
    Date.parse(at) - Date.parse(last.at) < pauseMs &&
    isSameList(differingFields(before.prepared, current), fields)
  if (!isSameStep) return changePrepared(store, [edit], change, at)
  write(store, [edit], at)
  forgetRedo(store)
  if (differingFields(before.prepared, edit.prepared).length > 0)
    store.run('UPDATE prepared_undo SET at = ? WHERE step = ?', at, last.step)
  else store.run('DELETE FROM prepared_undo WHERE step = ?', last.step)
}

interface Step {
  readonly step: number
  readonly label: PreparedChange
  readonly before: string
  readonly at: string
}
const lastStep = (store: Store): Step | undefined =>
  store.get<Step>('SELECT step, label, before, at FROM prepared_undo ORDER BY step DESC LIMIT 1')

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((field, place) => field === other[place])

/** Paths of the leaves that differ, in order. A list of another length differs as a whole, each time anew. */
export function differingFields(one: unknown, other: unknown, path = ''): readonly string[] {
  if (Object.is(one, other)) return []
  const isList = Array.isArray(one) && Array.isArray(other)
  if (!isTree(one) || !isTree(other) || Array.isArray(one) !== Array.isArray(other)) return [path]
  if (isList && one.length !== other.length) return [`${path} ${one.length} to ${other.length}`]
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
  return keys.flatMap((key) => differingFields(one[key], other[key], `${path}.${key}`))
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Null: nothing to undo. Inside the caller's `transact`. */
export function undoPrepared(store: Store, at: string): PreparedChange | null {
  const last = lastStep(store)
  if (last === undefined) return null
  const before = Before.parse(JSON.parse(last.before))
  const after = JSON.stringify(currentOf(store, before))
  write(store, before, at)
  store.run('INSERT INTO prepared_redo (label, after) VALUES (?, ?)', last.label, after)
  store.run('DELETE FROM prepared_undo WHERE step = ?', last.step)
  return last.label
}

/** Does again what was undone last. Null: nothing, or something else was changed since. Inside the caller's `transact`. */
export function redoPrepared(store: Store, at: string): PreparedChange | null {
  const next = firstRedo(store)
  if (next === undefined) return null
  step(store, Before.parse(JSON.parse(next.after)), next.label, at)
  store.run('DELETE FROM prepared_redo WHERE step = ?', next.step)
  return next.label
}

interface Redo {
  readonly step: number
  readonly label: PreparedChange
  readonly after: string
}
const firstRedo = (store: Store): Redo | undefined =>
  store.get<Redo>('SELECT step, label, after FROM prepared_redo ORDER BY step DESC LIMIT 1')

/** The applications that the next undo would take off the list. */
export const removedByUndo = (store: Store): readonly ApplicationId[] => removedBy(lastStep(store)?.before)

/** The applications that the next redo would take off the list. */
export const removedByRedo = (store: Store): readonly ApplicationId[] => removedBy(firstRedo(store)?.after)

function removedBy(edits: string | undefined): readonly ApplicationId[] {
  const parsed = edits === undefined ? [] : Before.parse(JSON.parse(edits))
  return parsed.flatMap(({ application, prepared }) => (prepared === null ? [application] : []))
}

/** The application that an as yet unpublished document belongs to. */
export const preparedWith = (store: Store, hash: DocumentHash): ApplicationId | null =>
  store.get<{ application: ApplicationId }>(
    `SELECT application FROM prepared, json_each(prepared, '$.documents') AS document
     WHERE document.value ->> '$.sealedSha256' = ? LIMIT 1`,
    hash,
  )?.application ?? null

/** What the next undo would take back; null: nothing. */
export const nextUndo = (store: Store): PreparedChange | null => lastStep(store)?.label ?? null

/** What the next redo would do again; null: nothing. */
export const nextRedo = (store: Store): PreparedChange | null => firstRedo(store)?.label ?? null

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
