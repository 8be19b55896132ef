import type { Argument, Reply } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Bilingual, MemberId } from '../../../shared/ids.ts'
import type { RegisterLine } from '../../../shared/records.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { compose } from '../compose.ts'
import type { Desk } from '../desk.ts'
import { toNow } from '../standing.ts'
import {
  clearRegisterDraft,
  latestRegister,
  registerDraft,
  type RegisterDraftLine,
  saveRegisterDraft,
  undoRegisterDraft,
} from '../store/register.ts'
import { rosterRows } from '../store/roster.ts'
import { mustBe } from './acting.ts'

/** Errors: `bad-request` (not the secretariat), `not-found` (no such member), those of `transact`. */
export function draftRegister(
  desk: Desk,
  { member, year, lines, change }: Argument<'draftRegister'>,
): Result<Reply<'draftRegister'>, AppError> {
  const may = mayEdit(desk, member)
  if (!may.ok) return may
  const saved = saveRegisterDraft(desk.store, { member, year }, lines, change, toNow(desk))
  if (!saved.ok) return saved
  desk.deps.changed(['register'])
  return ok({ savedAt: saved.value })
}

/** Errors: as `draftRegister`. */
export function undoRegister(
  desk: Desk,
  { member, year }: Argument<'undoRegister'>,
): Result<Reply<'undoRegister'>, AppError> {
  const may = mayEdit(desk, member)
  if (!may.ok) return may
  const undone = undoRegisterDraft(desk.store, member, year, toNow(desk))
  if (undone.ok && undone.value) desk.deps.changed(['register'])
  return undone
}

/** Puts the lines of the newest earlier year in the place of what is typed. Errors: as `draftRegister`. */
export function copyEarlierRegister(
  desk: Desk,
  { member, year }: Argument<'copyEarlierRegister'>,
): Result<null, AppError> {
  const may = mayEdit(desk, member)
  if (!may.ok) return may
  const earlier = latestRegister(desk.store, member, year)
  if (earlier === null) return err({ kind: 'not-found' })
  const saved = saveRegisterDraft(desk.store, { member, year }, earlier.entries, 'copy', toNow(desk))
  if (!saved.ok) return saved
  desk.deps.changed(['register'])
  return ok(null)
}

/**
 * Signs what is typed as the member's register of the year, in the place of an earlier one; without a single line it says
 * that there is nothing to register. Errors: `incomplete` (a line without a kind or without any name), those of
 * `draftRegister` and of `compose`.
 */
export async function signRegister(
  desk: Desk,
  { member, year }: Argument<'signRegister'>,
): Promise<Result<Reply<'signRegister'>, AppError>> {
  const may = mayEdit(desk, member)
  if (!may.ok) return may
  const signed = await compose(
    desk,
    () => {
      const entries = toEntries(registerDraft(desk.store, member, year)?.lines ?? [])
      return entries === null
        ? err({ kind: 'incomplete' })
        : ok([{ kind: 'register-entry', body: { member, year, entries } }])
    },
    () => clearRegisterDraft(desk.store, member, year),
  )
  if (!signed.ok) return signed
  const [one] = signed.value
  return one === undefined ? err({ kind: 'unexpected' }) : ok({ recordId: one.recordId, signedAt: one.at })
}

/** Lines without anything are left out. Null: a line is half written. */
export function toEntries(lines: readonly RegisterDraftLine[]): RegisterLine[] | null {
  const entries: RegisterLine[] = []
  for (const line of lines.map(trimmed)) {
    const { kind, organisation, companyNumber, person, note } = line
    const names = [organisation.en, organisation.zh, companyNumber, person.en, person.zh].join('')
    if (names === '' && note === '' && kind === null) continue
    if (names === '' || kind === null) return null
    entries.push({ ...line, kind })
  }
  return entries
}

const trimmedName = ({ en, zh }: Bilingual): Bilingual => ({ en: en.trim(), zh: zh.trim() })
const trimmed = (line: RegisterDraftLine): RegisterDraftLine => ({
  kind: line.kind,
  organisation: trimmedName(line.organisation),
  companyNumber: line.companyNumber.trim(),
  person: trimmedName(line.person),
  note: line.note.trim(),
})

function mayEdit(desk: Desk, member: MemberId): Result<null, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const isMember = rosterRows(desk.store).some((row) => row.member === member && row.role !== 'secretary')
  return isMember ? ok(null) : err({ kind: 'not-found' })
}
