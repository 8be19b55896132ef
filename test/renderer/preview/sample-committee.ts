import type { CommitteeMember, CommitteeView, LaptopView } from '../../../shared/api/committee.ts'
import type { Bilingual, DeviceId, MemberId, RecordId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/records.ts'
import type { InviteId } from '../../../shared/wire.ts'
import { both } from './sample-applications.ts'

// Invented throughout, like the applications.

const memberId = (number: number) => String(number).padStart(32, 'a') as MemberId
const deviceId = (number: number) => String(number).padStart(32, 'd') as DeviceId
const entryId = (number: number) => String(number).padStart(64, 'e') as RecordId
export const inviteId = (number: number) => String(number).padStart(32, 'f') as InviteId

const phrases = [
  'harbour ladder tin mosaic fern dusk',
  'velvet orbit cabin sugar lens rival',
  'panda quick tower glance mint erode',
  'juice north abstract pepper cloth lawn',
  'sketch fiber alarm until board grain',
  'lemon canyon rural sphere tobacco wink',
  'drift polar exhaust hint nephew salad',
  'olive ribbon track fabric decade vault',
  'cousin marble utility wagon bird pistol',
]
const laptop = (number: number, change: Partial<LaptopView> = {}): LaptopView => ({
  device: deviceId(number),
  state: 'active',
  since: '2026-09-03',
  checkPhrase: phrases[number % phrases.length] ?? '',
  isOwn: false,
  ...change,
})
const person = (
  number: number,
  name: Bilingual,
  role: Role,
  change: Partial<CommitteeMember> = {},
): CommitteeMember => ({
  member: memberId(number),
  name,
  role,
  termEnds: '2028-03-31',
  state: 'active',
  since: '2026-09-03',
  isOwn: false,
  laptops: [laptop(number)],
  changedKeys: [],
  ...change,
})

const people = {
  chairman: person(1, both('Mr Au Yeung Chi-ho', '歐陽志豪先生'), 'chairman', {
    laptops: [laptop(1), laptop(11, { since: '2026-10-12' })],
  }),
  vice: person(2, both('Prof Cheng Yuk-lan', '鄭玉蘭教授'), 'vice-chairman'),
  hartono: person(3, both('Dr Amelia Hartono', ''), 'member', { termEnds: '2026-10-31' }),
  kwok: person(4, both('Mr Kwok Ho-yin', '郭浩然先生'), 'member', {
    laptops: [
      laptop(14, { state: 'pending', since: '2026-11-23' }),
      laptop(4, { state: 'retiring', since: '2026-11-23' }),
    ],
  }),
  menon: person(5, both('Prof Rajesh Menon', '孟麗傑教授'), 'member'),
  siu: person(6, both('Dr Siu Man-kei', '蕭文琪博士'), 'member'),
  whitby: person(7, both('Ms Eleanor Whitby', ''), 'member', {
    state: 'pending',
    since: '2026-11-22',
    termEnds: '2029-03-31',
    laptops: [laptop(7, { state: 'pending', since: '2026-11-22' })],
  }),
  tang: person(8, both('Mr Tang Chi-kwong', '鄧志光先生'), 'ex-officio', { termEnds: null }),
  wong: person(9, both('Ms Wong Ka-lok', '黃家樂女士'), 'secretary', {
    termEnds: null,
    laptops: [laptop(9, { isOwn: true })],
    isOwn: true,
  }),
  lau: person(10, both('Prof Lau Wing-sum', '劉詠心教授'), 'member', {
    state: 'retired',
    termEnds: '2026-03-31',
    laptops: [laptop(10, { state: 'retired', since: '2026-04-01' })],
  }),
}

const waiting: CommitteeView['waiting'] = [
  {
    entry: entryId(1),
    isForOwn: false,
    member: memberId(7),
    name: people.whitby.name,
    device: deviceId(7),
    checkPhrase: phrases[7] ?? '',
    signedAt: '2026-11-22T03:10:00.000Z',
    change: 'new-member',
    role: 'member',
    termEnds: '2029-03-31',
    before: null,
  },
  {
    entry: entryId(2),
    isForOwn: false,
    member: memberId(4),
    name: people.kwok.name,
    device: deviceId(4),
    checkPhrase: phrases[4] ?? '',
    signedAt: '2026-11-23T02:05:00.000Z',
    change: 'retired',
    role: 'member',
    termEnds: '2028-03-31',
    before: { role: 'member', termEnds: '2028-03-31' },
  },
  {
    entry: entryId(3),
    isForOwn: false,
    member: memberId(4),
    name: people.kwok.name,
    device: deviceId(14),
    checkPhrase: phrases[14 % phrases.length] ?? '',
    signedAt: '2026-11-23T02:41:00.000Z',
    change: 'new-laptop',
    role: 'member',
    termEnds: '2028-03-31',
    before: null,
  },
  {
    entry: entryId(4),
    isForOwn: false,
    member: memberId(5),
    name: people.menon.name,
    device: deviceId(5),
    checkPhrase: phrases[5] ?? '',
    signedAt: '2026-11-23T05:30:00.000Z',
    change: 'term',
    role: 'vice-chairman',
    termEnds: '2029-03-31',
    before: { role: 'member', termEnds: '2028-03-31' },
  },
]

const expiresAt = '2026-12-22T03:00:00.000Z'
const invitations: CommitteeView['invitations'] = [
  {
    inviteId: inviteId(1),
    member: memberId(20),
    name: both('Dr Yeung Pui-shan', '楊佩珊博士'),
    role: 'member',
    isFurther: false,
    expiresAt,
    answer: { state: 'answered', checkPhrase: 'rocket amber pulse wheat ocean delta' },
  },
  {
    inviteId: inviteId(2),
    member: memberId(8),
    name: people.tang.name,
    role: 'ex-officio',
    isFurther: true,
    expiresAt,
    answer: { state: 'waiting' },
  },
  {
    inviteId: inviteId(3),
    member: memberId(21),
    name: both('Mr Ng Tsz-ching', '吳子晴先生'),
    role: 'member',
    isFurther: false,
    expiresAt,
    answer: { state: 'forged' },
  },
]

const everybody = Object.values(people)
const ownedBy = (own: MemberId): readonly CommitteeMember[] =>
  everybody.map((member) => ({
    ...member,
    isOwn: member.member === own,
    laptops: member.laptops.map((one, index) => ({ ...one, isOwn: member.member === own && index === 0 })),
  }))

export function sampleCommittee(screen: string): CommitteeView {
  if (screen === 'committee-chairman') {
    const members = ownedBy(people.chairman.member)
    const own = waiting.map((entry) => ({ ...entry, isForOwn: true }))
    return { ownRole: 'chairman', members, waiting: own, invitations: [], answersAt: null }
  }
  if (screen.startsWith('committee') && screen !== 'committee-changed') {
    return { ownRole: 'secretary', members: everybody, waiting, invitations, answersAt: '2026-11-23T06:20:00.000Z' }
  }
  const members = ownedBy(people.siu.member).map((member) => {
    if (screen !== 'committee-changed' || member.member !== people.kwok.member) return member
    const laptops = [laptop(14, { since: '2026-11-23' }), laptop(4, { state: 'retired', since: '2026-11-23' })]
    return { ...member, laptops, changedKeys: laptops.map(({ device }) => device) }
  })
  return { ownRole: 'member', members, waiting: [], invitations: [], answersAt: null }
}

export const sampleInvitation = {
  inviteId: inviteId(2),
  name: people.tang.name,
  role: 'ex-officio',
  code: '7KQ2-M9XD-4TPA-0WHC',
  serverUrl: 'https://desk.compute-subsidy.example',
  expiresAt,
} as const
export const changedMember = people.kwok.member
