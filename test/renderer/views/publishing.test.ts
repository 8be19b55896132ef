import { describe, expect, test } from 'vitest'
import type { ApplicationId } from '../../../shared/ids.ts'
import { countBoard, isOpenRow, nextCell } from '../../../renderer/views/publishing/board/board-rows.ts'
import { parseTime } from '../../../renderer/views/publishing/moment-field.tsx'
import { shift } from '../../../renderer/views/publishing/plan/plan-rows.ts'
import { memberId, sampleBoard } from '../preview/parts/sample-board.ts'
import { idOf } from '../preview/sample-applications.ts'

test.each([
  ['18:00', '18:00'],
  ['9:05', '09:05'],
  ['0905', '09:05'],
  [' 23.59 ', '23:59'],
  ['24:00', null],
  ['12:60', null],
  ['9', null],
  ['noon', null],
])('%j is typed for %j', (typed, time) => expect(parseTime(typed)).toBe(time))

describe('the order of a plan', () => {
  const ids = ['a', 'b', 'c'] as unknown as ApplicationId[]
  test.each([
    ['b', -1, 'bac'],
    ['b', 1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['d', 1, 'abc'],
  ] as const)('%s moved by %d gives %s', (id, step, order) =>
    expect(shift(ids, id as unknown as ApplicationId, step).join('')).toBe(order),
  )
})

describe('the board', () => {
  test('counts cells, not people', () => {
    expect(countBoard(sampleBoard)).toEqual({
      cells: 96,
      declared: 91,
      toBeRuled: 5,
      withdrawn: 5,
      granted: 81,
      received: 80,
    })
  })

  test('whoever has left waits for nothing', () => {
    const members = sampleBoard.members.map((one, i) => ({ ...one, isActive: i !== 3 }))
    expect(countBoard({ ...sampleBoard, members })).toMatchObject({ cells: 84, declared: 81, toBeRuled: 4 })
  })

  test('is incomplete where somebody has still to declare, rule, give or receive', () => {
    expect(sampleBoard.rows.filter(isOpenRow).map(({ number }) => number)).toEqual([2, 6, 8, 10, 11])
  })

  const members = sampleBoard.members.map(({ member }) => member)
  const at = (number: number, column: number) => ({ applicationId: idOf(number), member: memberId(column) })
  test.each([
    [null, 'ArrowDown', at(1, 0)],
    [at(1, 0), 'ArrowUp', at(1, 0)],
    [at(1, 0), 'ArrowDown', at(2, 0)],
    [at(1, 0), 'ArrowRight', at(1, 1)],
    [at(12, 7), 'ArrowRight', at(12, 7)],
    [at(12, 7), 'ArrowLeft', at(12, 6)],
  ])('from %j by %s to %j', (from, combo, to) => expect(nextCell(sampleBoard.rows, members, from, combo)).toEqual(to))
})
