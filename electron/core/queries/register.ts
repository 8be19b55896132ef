import type { MemberRegisterView, OwnRegister, RegisterMember, RegisterView } from '../../../shared/api/register.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { MemberId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import type { Desk } from '../desk.ts'
import { membersOf, mustBe } from '../secretariat/acting.ts'
import { toNow } from '../standing.ts'
import { numberOf } from '../store/checkpoints.ts'
import {
  canUndoRegister,
  latestRegister,
  registerDraft,
  registerYears,
  signedRegister,
  signedRegisters,
} from '../store/register.ts'
import { rosterRows, type RosterRow } from '../store/roster.ts'

const thisYear = (desk: Desk): number => Number(hongKongDay(toNow(desk)).slice(0, 4))

/** Errors: `bad-request` (not the secretariat). */
export function registerView(desk: Desk, given: number | null): Result<RegisterView, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const now = thisYear(desk)
  const year = given ?? now
  const years = [...new Set([now, year, ...registerYears(desk.store)])].sort((a, b) => b - a)
  const members = membersOf(desk).map((row) => toMember(desk, row, year))
  const missing = members.filter(({ signedAt }) => signedAt === null).length
  return ok({ year, thisYear: now, years, members, missing })
}

function toMember({ store }: Desk, { member, name, role }: RosterRow, year: number): RegisterMember {
  const signed = signedRegister(store, member, year)
  const draft = registerDraft(store, member, year)
  const state = draft === null ? (signed === null ? 'none' : 'signed') : signed === null ? 'draft' : 'changed'
  return { member, name, role, state, entries: signed?.entries.length ?? null, signedAt: signed?.at ?? null }
}

/** Errors: `bad-request` (not the secretariat), `not-found` (no such member). */
export function memberRegisterView(desk: Desk, member: MemberId, year: number): Result<MemberRegisterView, AppError> {
  const may = mustBe(desk, 'secretary')
  if (!may.ok) return may
  const { store } = desk
  const name = rosterRows(store)
    .filter((row) => row.member === member && row.role !== 'secretary')
    .at(-1)?.name
  if (name === undefined) return err({ kind: 'not-found' })
  const signed = signedRegister(store, member, year)
  const draft = registerDraft(store, member, year)
  const earlier = latestRegister(store, member, year)
  return ok({
    member,
    name,
    year,
    lines: draft?.lines ?? signed?.entries ?? [],
    savedAt: draft?.savedAt ?? null,
    signed: signed && {
      recordId: signed.recordId,
      signedAt: signed.at,
      entries: signed.entries.length,
      number: numberOf(store, signed.recordId)?.number ?? null,
    },
    canUndo: canUndoRegister(store, member, year),
    earlier: earlier && { year: earlier.year, entries: earlier.entries.length },
  })
}

export const ownRegister = ({ store, own }: Desk): readonly OwnRegister[] =>
  signedRegisters(store, own.member).map(({ year, at, entries }) => ({ year, signedAt: at, entries }))
