import type { PartAnswers, PartContext } from './part.ts'
import type {
  MemberRegisterView,
  registerArgs,
  RegisterDraftLine,
  RegisterMember,
} from '../../../../shared/api/register.ts'
import type { MemberId, RecordId } from '../../../../shared/ids.ts'
import { ok } from '../../../../shared/result.ts'
import { goTo } from '../../../../renderer/state/place.ts'
import { chooseMember } from '../../../../renderer/views/register/register-state.ts'
import { both } from '../sample-applications.ts'

/** Screens of this part, by the name in the address. */
export const registerScreens = ['register', 'register-incomplete', 'register-none'] as const

const memberOf = (number: number): MemberId => String(number).padStart(32, '0') as MemberId
const none = both('', '')
const signedAt = '2026-03-04T02:10:00.000Z'

const members: readonly RegisterMember[] = [
  {
    member: memberOf(1),
    name: both('Mr Au Yeung Chi-ho', '歐陽志豪先生'),
    role: 'chairman',
    state: 'signed',
    entries: 2,
    signedAt,
  },
  {
    member: memberOf(2),
    name: both('Ms Kwan Lai-fong', '關麗芳女士'),
    role: 'vice-chairman',
    state: 'signed',
    entries: 0,
    signedAt: '2026-03-05T08:00:00.000Z',
  },
  {
    member: memberOf(3),
    name: both('Dr Siu Man-kei', '蕭文琪博士'),
    role: 'member',
    state: 'changed',
    entries: 3,
    signedAt,
  },
  {
    member: memberOf(4),
    name: both('Prof. Chiu Yuk-ling', '趙玉玲教授'),
    role: 'member',
    state: 'draft',
    entries: null,
    signedAt: null,
  },
  {
    member: memberOf(5),
    name: both('Mr Tang Wing-cheong', '鄧永昌先生'),
    role: 'ex-officio',
    state: 'none',
    entries: null,
    signedAt: null,
  },
]

const lines: readonly RegisterDraftLine[] = [
  {
    kind: 'honorary',
    organisation: both('Lantau Bay University', '大嶼灣大學'),
    companyNumber: '',
    person: none,
    note: 'Honorary professor since 2021, unpaid',
  },
  {
    kind: 'money',
    organisation: both('Copper Gong Robotics Limited', '銅鑼機械人有限公司'),
    companyNumber: '12345678',
    person: none,
    note: '持有約 1% 股份，2024 年起',
  },
  {
    kind: 'family',
    organisation: both('Weather Services Office', '氣象服務處'),
    companyNumber: '',
    person: both('Siu Man-lok', '蕭文樂'),
    note: 'Brother, senior officer there',
  },
]
const halfWritten: readonly RegisterDraftLine[] = [
  { ...lines[0], kind: null } as RegisterDraftLine,
  { kind: 'employment', organisation: none, companyNumber: '', person: none, note: 'ask on Monday' },
]

function viewOf(member: MemberId, year: number): MemberRegisterView {
  const row = members.find((one) => one.member === member)
  const isDraft = row?.state === 'draft' || row?.state === 'changed'
  const typed = row?.state === 'draft' ? halfWritten : row?.state === 'none' || row?.entries === 0 ? [] : lines
  return {
    member,
    name: row?.name ?? none,
    year,
    lines: typed,
    savedAt: isDraft ? '2026-11-23T06:30:11.000Z' : null,
    signed:
      row === undefined || row.signedAt === null
        ? null
        : { recordId: '7'.repeat(64) as RecordId, signedAt: row.signedAt, entries: row.entries ?? 0, number: 412 },
    canUndo: isDraft,
    earlier: { year: year - 1, entries: 2 },
  }
}

export const registerAnswers = ({ announce }: PartContext): PartAnswers<keyof typeof registerArgs> => {
  const kept = new Map<MemberId, MemberRegisterView>()
  const current = (member: MemberId, year: number) => kept.get(member) ?? viewOf(member, year)
  const keep = (view: MemberRegisterView) => {
    kept.set(view.member, view)
    announce('register')
  }
  const now = () => new Date(Date.now()).toISOString()
  return {
    register: ({ year }) => ok({ year: year ?? 2026, thisYear: 2026, years: [2026, 2025, 2024], members, missing: 2 }),
    memberRegister: ({ member, year }) => ok(current(member, year)),
    draftRegister: ({ member, year, lines: typed }) => {
      keep({ ...current(member, year), lines: typed ?? [], savedAt: now(), canUndo: true })
      return ok({ savedAt: now() })
    },
    undoRegister: ({ member, year }) => {
      keep({ ...viewOf(member, year), canUndo: false })
      return ok(true)
    },
    copyEarlierRegister: ({ member, year }) => {
      keep({ ...current(member, year), lines: lines.slice(0, 2), savedAt: now(), canUndo: true })
      return ok(null)
    },
    signRegister: ({ member, year }) => {
      const view = current(member, year)
      const recordId = '8'.repeat(64) as RecordId
      const signed = { recordId, signedAt: now(), entries: view.lines.length, number: null }
      keep({ ...view, savedAt: null, canUndo: false, signed })
      return ok({ recordId, signedAt: signed.signedAt })
    },
    ownRegister: () =>
      ok([
        { year: 2026, signedAt, entries: lines.map((line) => ({ ...line, kind: line.kind ?? 'other' })) },
        { year: 2025, signedAt: '2025-03-11T02:10:00.000Z', entries: [] },
      ]),
  }
}

/** Goes to where the screen is, as a person would. */
export async function openRegisterScreen(screen: string): Promise<void> {
  goTo('register')
  chooseMember(memberOf(screen === 'register-none' ? 5 : screen === 'register-incomplete' ? 4 : 3))
  while (document.querySelector('.register-editor h2') === null) await new Promise((resolve) => setTimeout(resolve, 20))
}
