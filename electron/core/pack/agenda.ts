import type { AgendaView } from '../../../shared/api/pack.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { BatchId, RecordId } from '../../../shared/ids.ts'
import type { Body, RecordOf } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { compose } from '../compose.ts'
import type { Desk } from '../desk.ts'
import { newestBatch } from '../queries/batch.ts'
import { mustBe } from '../secretariat/acting.ts'
import { itemOf, toNow } from '../standing.ts'
import { readRecord } from '../store/read-record.ts'
import { transact } from '../store/transact.ts'

// The order of the meeting. The secretariat types items before and after the applications; what is published is a record.

export type AgendaItem = Body<'agenda'>['items'][number]
interface Typed {
  readonly before: readonly string[]
  readonly after: readonly string[]
}
const Draft = z.strictObject({ before: z.array(z.string()), after: z.array(z.string()) })

const publishedAgenda = (desk: Desk, batch: BatchId): RecordOf<'agenda'> | null => {
  const row = desk.store.get<{ recordId: RecordId }>(
    'SELECT record_id AS recordId FROM current_agendas WHERE batch = ?',
    batch,
  )
  return row === undefined ? null : readRecord(desk.store, row.recordId, 'agenda')
}

/** In the order of the meeting. Applications that the agenda does not name follow its last one; strangers are left out. */
export function agendaItems(desk: Desk, { batch, applications }: Body<'batch'>): readonly AgendaItem[] {
  const inBatch = new Map(applications.map((one) => [one.application, one.number]))
  const published = publishedAgenda(desk, batch)?.body.items ?? []
  const known = published.filter((item) => item.kind === 'other' || inBatch.has(item.application))
  const named = new Set(known.flatMap((item) => (item.kind === 'other' ? [] : [item.application])))
  const rest = applications
    .filter(({ application }) => !named.has(application))
    .map((one): AgendaItem => ({ kind: 'application', ...one }))
  const last = known.findLastIndex(({ kind }) => kind === 'application')
  const at = last < 0 ? firstAfter(known) : last + 1
  return [...known.slice(0, at), ...rest, ...known.slice(at)].map((item) =>
    item.kind === 'other' ? item : { ...item, number: inBatch.get(item.application) ?? item.number },
  )
}
/** An agenda whose applications have all gone keeps its first item before the new ones. */
const firstAfter = (items: readonly AgendaItem[]): number => Math.min(1, items.length)

function toTyped(items: readonly AgendaItem[]): Typed {
  const first = items.findIndex(({ kind }) => kind === 'application')
  const titles = (some: readonly AgendaItem[]) => some.flatMap((item) => (item.kind === 'other' ? [item.title] : []))
  return first < 0
    ? { before: titles(items), after: [] }
    : { before: titles(items.slice(0, first)), after: titles(items.slice(first)) }
}

function readDraft(desk: Desk, batch: BatchId): (Typed & { readonly savedAt: string }) | null {
  const row = desk.store.get<{ draft: string; savedAt: string }>(
    'SELECT draft, saved_at AS savedAt FROM agenda_drafts WHERE batch = ?',
    batch,
  )
  return row === undefined ? null : { ...Draft.parse(JSON.parse(row.draft)), savedAt: row.savedAt }
}

const trimmed = (titles: readonly string[]): readonly string[] =>
  titles.map((title) => title.trim()).filter((title) => title !== '')
const same = (a: Typed, b: Typed): boolean =>
  JSON.stringify([trimmed(a.before), trimmed(a.after)]) === JSON.stringify([trimmed(b.before), trimmed(b.after)])

export function agendaView(desk: Desk, batch: Body<'batch'>): AgendaView {
  const published = publishedAgenda(desk, batch.batch)
  const standing = toTyped(published?.body.items ?? [])
  const draft = readDraft(desk, batch.batch)
  const { before, after } = draft ?? standing
  return {
    before,
    after,
    savedAt: draft?.savedAt ?? null,
    publishedAt: published?.at ?? null,
    changed: draft !== null && !same(draft, standing),
  }
}

/** Keeps what is typed. Errors: `bad-request` (not the secretariat), `not-found` (no batch), those of the store. */
export function draftAgenda(desk: Desk, typed: Typed): Result<{ readonly savedAt: string }, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const batch = newestBatch(desk)
  if (batch === null) return err({ kind: 'not-found' })
  const savedAt = toNow(desk)
  return transact(desk.store, () => {
    desk.store.run(
      `INSERT INTO agenda_drafts (batch, draft, saved_at) VALUES (?, ?, ?)
       ON CONFLICT (batch) DO UPDATE SET draft = excluded.draft, saved_at = excluded.saved_at`,
      batch.body.batch,
      JSON.stringify({ before: typed.before, after: typed.after }),
      savedAt,
    )
    return { savedAt }
  })
}

/**
 * Signs the agenda as typed, for everybody. Errors: `bad-request` (not the secretariat), `not-found` (no batch),
 * `agenda-names-applicant`, those of `compose`.
 */
export async function publishAgenda(desk: Desk): Promise<Result<null, AppError>> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const batch = newestBatch(desk)
  if (batch === null) return err({ kind: 'not-found' })
  const { before, after } = agendaView(desk, batch.body)
  const items: readonly AgendaItem[] = [
    ...trimmed(before).map((title): AgendaItem => ({ kind: 'other', title })),
    ...batch.body.applications.map((one): AgendaItem => ({ kind: 'application', ...one })),
    ...trimmed(after).map((title): AgendaItem => ({ kind: 'other', title })),
  ]
  const named = nameInTitle(desk, batch.body, items)
  if (named !== null) return err({ kind: 'agenda-names-applicant', title: named })
  const signed = await compose(
    desk,
    () => ok([{ kind: 'agenda', body: { batch: batch.body.batch, items: [...items] } }]),
    () => void desk.store.run('DELETE FROM agenda_drafts WHERE batch = ?', batch.body.batch),
  )
  return signed.ok ? ok(null) : signed
}

/** Shorter ones stand in ordinary words: an applicant called AI would refuse “maintenance”. */
const isTelling = (name: string): boolean => name.length >= (/^[\x20-\x7e]*$/.test(name) ? 4 : 2)
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')

/** The number of the first title that has the name of an applicant or project of the batch; null: none has. */
function nameInTitle(desk: Desk, { applications }: Body<'batch'>, items: readonly AgendaItem[]): number | null {
  const names = applications.flatMap(({ application }) => {
    const item = itemOf(desk, application)
    return item === null ? [] : [item.body.applicant, ...item.body.projects].flatMap(({ en, zh }) => [en, zh])
  })
  const folded = names.map(fold).filter(isTelling)
  const place = items.findIndex(
    (item) => item.kind === 'other' && folded.some((name) => fold(item.title).includes(name)),
  )
  return place < 0 ? null : place + 1
}
