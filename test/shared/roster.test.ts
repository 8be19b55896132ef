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
  readonly member?: string
  readonly sealKey?: string
}
const instant = (second: number) => new Date(Date.UTC(2026, 10, 1, 0, 0, second)).toISOString()
const line = ({ id, author, device, role, seq = 1, second = seq, status = 'active', ...given }: LineInput) =>
  ({
    recordId: id as RecordId,
    author: author as DeviceId,
    seq,
    at: instant(second),
    member: (given.member ?? `member of ${device}`) as MemberId,
    role,
    device: device as DeviceId,
    sealKey: given.sealKey ?? `key of ${device}`,
    status,
    from: given.from ?? '2026-11-01',
    isFoundingKey: device === 'sec',
  }) satisfies RosterLine
const signs = (device: string, entry: string, second = 10): Countersignature => ({
  entry: entry as RecordId,
  device: device as DeviceId,
  at: instant(second),
})
const counting = (lines: readonly RosterLine[], countersignatures: readonly Countersignature[]) =>
  [...countingEntries(lines, countersignatures)].toSorted()

const lineOf = ({ recordId: id, author, device, role, member: of, sealKey }: RosterLine): LineInput => ({
  id,
  author,
  device,
  role,
  member: of,
  sealKey,
})

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

  const vice = line({ id: 'vice', author: 'sec', device: 'vice', role: 'vice-chairman', seq: 4 })
  const withVice = [founding, chair, vice]
  const agreed = [...started, signs('chair', 'vice', 11)]
  const further = (change: Partial<LineInput> = {}) =>
    line({
      id: 'next',
      author: 'sec',
      device: 'next',
      role: 'chairman',
      member: 'member of chair',
      seq: 5,
      second: 20,
      ...change,
    })
  test.each<[string, readonly RosterLine[], readonly Countersignature[], boolean]>([
    ['lets in a further laptop of the chairman', [further()], [signs('vice', 'next', 21)], true],
    ['not another person as chairman', [further({ member: 'somebody else' })], [signs('vice', 'next', 21)], false],
    ['nor another role of the chairman', [further({ role: 'secretary' })], [signs('vice', 'next', 21)], false],
    [
      'nor a laptop of a member who is no chairman',
      [line({ id: 'next', author: 'sec', device: 'next', role: 'member', seq: 5, second: 20 })],
      [signs('vice', 'next', 21)],
      false,
    ],
    ['nor the own laptop', [further({ member: 'member of vice' })], [signs('vice', 'next', 21)], false],
    ['nor does the further laptop let itself in', [further()], [signs('next', 'next', 21)], false],
    [
      'nor a laptop of who was chairman before',
      [further(), line({ ...lineOf(chair), id: 'former', role: 'member', seq: 6, second: 15 })],
      [signs('chair', 'former', 16), signs('vice', 'next', 21)],
      false,
    ],
    [
      'retires no laptop of the chairman',
      [further(), line({ ...lineOf(chair), id: 'end', status: 'retired', seq: 6, second: 22 })],
      [signs('vice', 'next', 21), signs('vice', 'end', 23)],
      true,
    ],
  ])('a vice-chairman %s', (_name, lines, signatures, isIn) => {
    const counted = counting([...withVice, ...lines], [...agreed, ...signatures])
    expect(counted.filter((id) => id !== 'former')).toEqual(
      ['chair', 'sec', 'vice', ...(isIn ? ['next'] : [])].toSorted(),
    )
  })

  test('a vice-chairman whom only that laptop let in does not let it in', () => {
    const signatures = [...started, signs('next', 'vice', 22), signs('vice', 'next', 23)]
    expect(counting([...withVice, further()], signatures)).toEqual(['chair', 'sec'])
  })

  test('a laptop’s key to envelopes is the one it came with: an entry with another never counts', () => {
    const swapped = line({ ...lineOf(member), id: 'swap', seq: 9, second: 30, sealKey: 'of the secretary' })
    const same = line({ ...lineOf(member), id: 'term', seq: 10, second: 31 })
    const signatures = [...started, signs('chair', 'ann'), signs('chair', 'swap', 32), signs('chair', 'term', 33)]
    expect(counting([founding, chair, member, swapped, same], signatures)).toEqual(['ann', 'chair', 'sec', 'term'])
  })

  test('the order in which records came does not matter', () => {
    const role = fc.constantFrom<Role>('chairman', 'vice-chairman', 'secretary', 'member')
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
