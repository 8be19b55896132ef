import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeviceId, MemberId, RecordId } from '../../shared/ids.ts'
import {
  type Countersignature,
  countingEntries,
  entryInForce,
  entryWhenSigned,
  type RosterLine,
} from '../../shared/rules/roster.ts'

type Role = RosterLine['role']
interface LineInput {
  readonly id: string
  readonly author: string
  readonly device: string
  readonly role: Role
  readonly seq?: number
  readonly second?: number
  readonly status?: 'active' | 'retired'
  readonly from?: string
}
const instant = (second: number) => new Date(Date.UTC(2026, 10, 1, 0, 0, second)).toISOString()
const line = ({ id, author, device, role, seq = 1, second = seq, status = 'active', from = '2026-11-01' }: LineInput) =>
  ({
    recordId: id as RecordId,
    author: author as DeviceId,
    seq,
    at: instant(second),
    member: `member of ${device}` as MemberId,
    role,
    device: device as DeviceId,
    status,
    from,
    isFoundingKey: device === 'sec',
  }) satisfies RosterLine
const signs = (device: string, entry: string, second = 10): Countersignature => ({
  entry: entry as RecordId,
  device: device as DeviceId,
  at: instant(second),
})
const counting = (lines: readonly RosterLine[], countersignatures: readonly Countersignature[]) =>
  [...countingEntries(lines, countersignatures)].toSorted()

const founding = line({ id: 'sec', author: 'sec', device: 'sec', role: 'secretary' })
const chair = line({ id: 'chair', author: 'sec', device: 'chair', role: 'chairman', seq: 2 })
const member = line({ id: 'ann', author: 'sec', device: 'ann', role: 'member', seq: 3 })
const started = [signs('chair', 'chair')]

describe('which entries count', () => {
  test.each<[string, readonly RosterLine[], readonly Countersignature[], readonly string[]]>([
    ['the founding secretariat certifies itself', [founding], [], ['sec']],
    ['the first chairman countersigns the own entry', [founding, chair], started, ['chair', 'sec']],
    ['without that it waits', [founding, chair], [], ['sec']],
    ['a member waits for the chairman', [founding, chair, member], started, ['chair', 'sec']],
    ['and then counts', [founding, chair, member], [...started, signs('chair', 'ann')], ['ann', 'chair', 'sec']],
    [
      'a member cannot let the own device in',
      [founding, chair, member],
      [...started, signs('ann', 'ann')],
      ['chair', 'sec'],
    ],
    ['nor can the secretariat', [founding, chair, member], [...started, signs('sec', 'ann')], ['chair', 'sec']],
    ['nobody counts without the founding entry', [chair, member], [...started, signs('chair', 'ann')], []],
    [
      'a second chairman needs the first',
      [founding, chair, line({ id: 'rival', author: 'sec', device: 'rival', role: 'chairman', seq: 3 })],
      [...started, signs('rival', 'rival')],
      ['chair', 'sec'],
    ],
    [
      'a back-dated rival does not take the first chairman’s place',
      [founding, chair, line({ id: 'rival', author: 'sec', device: 'rival', role: 'chairman', seq: 9, second: 0 })],
      [...started, signs('rival', 'rival', 1)],
      ['chair', 'sec'],
    ],
    [
      'an entry by a member counts for nothing, whoever countersigns it',
      [founding, chair, member, line({ id: 'bo', author: 'ann', device: 'bo', role: 'member' })],
      [...started, signs('chair', 'ann'), signs('chair', 'bo')],
      ['ann', 'chair', 'sec'],
    ],
    [
      'a second secretary may propose once let in',
      [
        founding,
        chair,
        line({ id: 'sec2', author: 'sec', device: 'sec2', role: 'secretary', seq: 4 }),
        line({ id: 'bo', author: 'sec2', device: 'bo', role: 'member', seq: 1, second: 20 }),
      ],
      [...started, signs('chair', 'sec2'), signs('chair', 'bo')],
      ['bo', 'chair', 'sec', 'sec2'],
    ],
    [
      'a key that is not the founding one does not certify itself',
      [{ ...founding, isFoundingKey: false }, chair],
      started,
      [],
    ],
    [
      'the founding key certifies its own first entry as secretary, not another role of it',
      [line({ id: 'sec', author: 'sec', device: 'sec', role: 'member' })],
      [],
      [],
    ],
  ])('%s', (_name, lines, countersignatures, expected) => {
    expect(counting(lines, countersignatures)).toEqual(expected)
  })

  test('the order in which records came does not matter', () => {
    const role = fc.constantFrom<Role>('chairman', 'secretary', 'member')
    const device = fc.constantFrom('sec', 'chair', 'ann', 'bo')
    const lines = fc
      .array(fc.record({ author: device, device, role, second: fc.integer({ min: 0, max: 5 }) }), { maxLength: 8 })
      .map((inputs) => [founding, chair, ...inputs.map((input, i) => line({ id: `${i}`, seq: i + 3, ...input }))])
    const signatures = fc
      .array(fc.tuple(device, fc.constantFrom('chair', '0', '1', '2', '3')), { maxLength: 8 })
      .map((pairs) => pairs.map(([by, entry]) => signs(by, entry)))
    fc.assert(
      fc.property(
        fc
          .tuple(lines, signatures)
          .chain(([all, signed]) =>
            fc.tuple(
              fc.constant([all, signed] as const),
              fc.shuffledSubarray(all, { minLength: all.length }),
              fc.shuffledSubarray(signed, { minLength: signed.length }),
            ),
          ),
        ([[all, signed], otherLines, otherSigned]) => {
          expect(counting([...otherLines, ...otherLines.slice(0, 1)], [...otherSigned, ...otherSigned])).toEqual(
            counting(all, signed),
          )
        },
      ),
    )
  })
})

describe('the entry in force', () => {
  const first = line({ id: '1', author: 'sec', device: 'ann', role: 'member', from: '2026-11-10' })
  const retired = line({ id: '2', author: 'sec', device: 'ann', role: 'member', from: '2026-12-01', status: 'retired' })
  test.each([
    ['2026-11-20T00:00:00.000Z', '1'],
    ['2026-11-30T15:59:59.999Z', '1'],
    ['2026-11-30T16:00:00.000Z', '2'],
    // A clock that runs a little behind must not make the first act of a member a forgery.
    ['2026-11-01T00:00:00.000Z', '1'],
  ])('at %s is entry %s, by the Hong Kong day', (at, id) => {
    expect(entryInForce([retired, first], 'ann' as DeviceId, at)?.recordId).toBe(id)
  })
  const atNoon = { ...retired, recordId: '3' as RecordId, from: '2026-11-20', at: '2026-11-20T04:00:00.000Z' }
  test.each([
    ['2026-11-20T03:59:59.999Z', '1'],
    ['2026-11-20T04:00:00.000Z', '3'],
    ['2026-11-21T00:00:00.000Z', '3'],
    ['2026-11-01T00:00:00.000Z', '1'],
  ])('what was signed at %s is judged by entry %s, by the instant', (at, id) => {
    expect(entryWhenSigned([atNoon, first], 'ann' as DeviceId, at)?.recordId).toBe(id)
    // Whether it may read today is asked of the day.
    expect(entryInForce([atNoon, first], 'ann' as DeviceId, '2026-11-20T00:00:00.000Z')?.recordId).toBe('3')
  })
  test('there is none for a device without entries', () => {
    expect(entryInForce([first], 'bo' as DeviceId, instant(0))).toBeNull()
  })
})
