import { describe, expect, test } from 'vitest'
import type { BatchPlan } from '../../../shared/batch-plan.ts'
import {
  datesToSign,
  defaultLease,
  instantToLocal,
  localToInstant,
  planProblems,
} from '../../../shared/rules/batch-dates.ts'
import type { ApplicationId } from '../../../shared/ids.ts'

const plan: BatchPlan = {
  name: '2026-4',
  cutOff: '2026-10-31',
  declarationsDue: '2026-11-27T18:00',
  scoresDue: '2026-12-04T18:00',
  meetingAt: '2026-12-09T10:00',
  leaseEnds: null,
  applications: ['a'.repeat(32) as ApplicationId],
}
const now = '2026-11-20T00:00:00.000Z'
const told = (part: Partial<BatchPlan>) => planProblems({ ...plan, ...part }, now)

describe('times are typed in Hong Kong and signed as instants', () => {
  test.each([
    ['2026-12-09T10:00', '2026-12-09T02:00:00.000Z'],
    ['2027-01-01T00:30', '2026-12-31T16:30:00.000Z'],
    ['2028-02-29T23:59', '2028-02-29T15:59:00.000Z'],
  ])('%s is %s', (local, instant) => {
    expect(localToInstant(local)).toBe(instant)
    expect(instantToLocal(instant)).toBe(local)
  })
  test.each(['2027-02-29T10:00', '2026-04-31T10:00', '2026-13-01T10:00', 'soon'])('%s is no time', (local) =>
    expect(localToInstant(local)).toBeNull(),
  )
})

describe('keys lapse at the end of the fourteenth day after the meeting unless another time is given', () => {
  test.each([
    ['2026-12-09T10:00', '2026-12-23T23:59'],
    ['2026-12-20T00:10', '2027-01-03T23:59'],
    ['2028-02-20T23:50', '2028-03-05T23:59'],
  ])('a meeting on %s gives %s', (meetingAt, lease) => expect(defaultLease(meetingAt)).toBe(lease))
  test('and a given one is kept', () => {
    expect(datesToSign(plan)?.leaseEnds).toBe('2026-12-23T15:59:00.000Z')
    expect(datesToSign({ ...plan, leaseEnds: '2026-12-12T12:00' })?.leaseEnds).toBe('2026-12-12T04:00:00.000Z')
  })
})

describe('what keeps a plan from being published', () => {
  test.each<[string, Partial<BatchPlan>, readonly unknown[]]>([
    ['nothing', {}, []],
    ['no name', { name: '  ' }, [{ kind: 'no-name' }]],
    ['no application', { applications: [] }, [{ kind: 'no-applications' }]],
    ['a date that is missing', { scoresDue: null }, [{ kind: 'missing-date', date: 'scoresDue' }]],
    ['no meeting, and so no lease end', { meetingAt: null }, [{ kind: 'missing-date', date: 'meetingAt' }]],
    ['a day that does not exist', { cutOff: '2026-02-30' }, [{ kind: 'no-such-day', date: 'cutOff' }]],
    ['declarations that were due', { declarationsDue: '2026-11-19T18:00' }, [{ kind: 'declarations-past' }]],
    [
      'scores after the meeting',
      { scoresDue: '2026-12-10T10:00' },
      [{ kind: 'out-of-order', date: 'meetingAt', before: 'scoresDue' }],
    ],
    [
      'keys that lapse before the meeting',
      { leaseEnds: '2026-12-08T10:00' },
      [{ kind: 'out-of-order', date: 'leaseEnds', before: 'meetingAt' }],
    ],
    ['a cut-off on the day declarations are due is none', { cutOff: '2026-11-27' }, []],
  ])('%s', (_what, part, problems) => expect(told(part)).toEqual(problems))
})
