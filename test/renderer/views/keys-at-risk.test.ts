import { expect, test } from 'vitest'
import { keysAtRisk } from '../../../renderer/views/committee/keys-at-risk.ts'
import type { CommitteeMember, CommitteeView, InvitationView, LaptopView } from '../../../shared/api/committee.ts'
import type { DeviceId, MemberId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/records.ts'

type State = LaptopView['state']
const person = (role: Role, ...states: readonly State[]): CommitteeMember => ({
  member: role.padEnd(32, '0') as MemberId,
  name: { en: role, zh: '' },
  role,
  termEnds: null,
  state: states.every((state) => state === 'retired') ? 'retired' : 'active',
  since: '2026-11-24',
  isOwn: false,
  laptops: states.map((state, index) => ({
    device: `${role}${index}` as DeviceId,
    state,
    since: '2026-11-24',
    checkPhrase: '',
    isOwn: false,
  })),
  changedKeys: [],
})
const view = (ownRole: Role, members: readonly CommitteeMember[], invited: readonly Role[] = []): CommitteeView => ({
  ownRole,
  members,
  waiting: [],
  invitations: invited.map((role) => ({ role }) as InvitationView),
  answersAt: null,
})
const whats = (of: CommitteeView) =>
  keysAtRisk(of).map((risk) => (risk.what === 'chairman' ? [risk.what, risk.hasVice] : risk.what))

test.each([
  ['nobody but the founder', view('secretary', [person('secretary', 'active')]), ['no-chairman']],
  ['a chairman who is invited', view('secretary', [person('secretary', 'active')], ['chairman']), []],
  [
    'a chairman who waits for the own countersignature',
    view('secretary', [person('secretary', 'active'), person('chairman', 'pending')]),
    [],
  ],
  [
    'one laptop each',
    view('secretary', [person('secretary', 'active'), person('chairman', 'active')]),
    ['secretariat', ['chairman', false]],
  ],
  [
    'one laptop each and a vice-chairman',
    view('secretary', [person('secretary', 'active'), person('chairman', 'active'), person('vice-chairman', 'active')]),
    ['secretariat', ['chairman', true]],
  ],
  [
    'a second one on its way',
    view('secretary', [person('secretary', 'active'), person('chairman', 'active', 'pending')], ['secretary']),
    [],
  ],
  [
    'a second one that was retired',
    view('secretary', [person('secretary', 'active', 'retired'), person('chairman', 'active', 'active')]),
    ['secretariat'],
  ],
  [
    'two secretaries',
    view('secretary', [
      person('secretary', 'active'),
      person('secretary', 'active'),
      person('chairman', 'active', 'active'),
    ]),
    [],
  ],
  [
    'the chairman, who is told of the own laptop only',
    view('chairman', [person('secretary', 'active'), person('chairman', 'active')]),
    [['chairman', false]],
  ],
  ['a member', view('member', [person('secretary', 'active'), person('chairman', 'active')]), []],
] as const)('with %s, what hangs on one laptop is said to whom it concerns', (_case, given, expected) => {
  expect(whats(given)).toEqual(expected)
})
