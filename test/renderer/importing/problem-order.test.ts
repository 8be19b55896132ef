import { describe, expect, test } from 'vitest'
import type { ImportProblem } from '../../../shared/api/importing.ts'
import {
  countMust,
  hasCell,
  headSeverities,
  isOfHead,
  orderProblems,
  problemAt,
  type ProblemPlace,
  rowSeverities,
  stepProblem,
} from '../../../renderer/views/importing/problem-order.ts'

const problem = (id: string, part: Partial<ImportProblem>): ImportProblem => ({
  id,
  severity: 'must',
  sentence: { en: id, zh: id },
  sheet: 'applications',
  row: null,
  column: null,
  place: '',
  fix: null,
  wantsFile: false,
  ...part,
})

const k6 = problem('K6', { row: 6, column: 7 })
const f9 = problem('F9', { row: 9, column: 4 })
const h9 = problem('H9', { row: 9, column: 6 })
const row9 = problem('row 9', { row: 9 })
const b3 = problem('B3', { sheet: 'projects', row: 3, column: 1 })
const file = problem('file', { sheet: null })
const d4 = problem('D4', { severity: 'know', row: 4, column: 3 })
const all = [d4, h9, b3, f9, row9, k6, file]
const ordered = orderProblems(all, 'all')
const ids = (problems: readonly ImportProblem[]): readonly string[] => problems.map(({ id }) => id)

describe('problems', () => {
  test('stand by what must be put right, then the source, then sheet, row and column; a row before its cells', () => {
    expect(ids(ordered)).toEqual(['file', 'K6', 'row 9', 'F9', 'H9', 'B3', 'D4'])
  })

  test('of the filter "must" leave out what is only worth knowing', () => {
    expect(ids(orderProblems(all, 'must'))).toEqual(['file', 'K6', 'row 9', 'F9', 'H9', 'B3'])
  })

  test('of a cell are found by the very cell, the strongest first', () => {
    const weak = problem('weak', { severity: 'know', row: 9, column: 4 })
    expect(problemAt([weak, ...all], 'applications', { row: 9, column: 4 })?.id).toBe('F9')
    expect(problemAt(all, 'projects', { row: 9, column: 4 })).toBeNull()
    expect(problemAt(all, 'applications', { row: 9, column: 5 })).toBeNull()
  })

  test('are counted for a sheet by what must be put right', () => {
    expect(countMust(all, 'applications')).toBe(4)
    expect(countMust(all, 'projects')).toBe(1)
    expect(countMust(all, 'people')).toBe(0)
  })
})

const gone = (problemGone: ImportProblem): ProblemPlace => ({ ...problemGone, id: `${problemGone.id} before` })
const cell = (row: number, column: number): ProblemPlace => ({
  id: null,
  severity: 'must',
  sheet: 'applications',
  row,
  column,
})

describe('the next problem', () => {
  test.each<[string, ProblemPlace | null, 1 | -1, string]>([
    ['from nowhere is the first', null, 1, 'file'],
    ['from nowhere backwards is the last', null, -1, 'D4'],
    ['from one is the one after it', f9, 1, 'H9'],
    ['backwards is the one before it', f9, -1, 'row 9'],
    ['after the last is the first', d4, 1, 'file'],
    ['before the first is the last', file, -1, 'D4'],
    ['from one that was put right is the one that followed it', gone(f9), 1, 'H9'],
    ['from a cell without one is the next as one reads', cell(7, 0), 1, 'row 9'],
    ['from a cell without one, backwards', cell(7, 0), -1, 'K6'],
    [
      'from a cell after all that must be put right is what is worth knowing',
      { ...cell(4, 1), severity: 'know' },
      1,
      'D4',
    ],
  ])('%s', (_name, from, step, expected) => {
    const without = from?.id === 'F9 before' ? ordered.filter(({ id }) => id !== 'F9') : ordered
    expect(stepProblem(without, from, step)?.id).toBe(expected)
  })

  test('of none is none', () => {
    expect(stepProblem([], null, 1)).toBeNull()
    expect(stepProblem([], f9, 1)).toBeNull()
    expect(stepProblem([], f9, -1)).toBeNull()
  })
})

describe('a problem', () => {
  const sheet = { sheet: 'applications' as const, columns: [], rowNumbers: [3, 4, 9] }
  const view = { sheets: [sheet] }
  const head = problem('F2', { row: 2, column: 5 })
  const weakHead = problem('F2 too', { severity: 'know', row: 2, column: 5 })
  const twice = problem('row 4', { row: 4 })

  test.each([
    ['a cell', f9, true, false],
    ['a row that the sheet does not show', problem('F5', { row: 5, column: 5 }), false, false],
    ['a head', head, false, true],
    ['a whole row', twice, false, false],
    ['a cell of a sheet that is not there', b3, false, false],
    ['the source', file, false, false],
  ])('of %s', (_name, one, isCell, isHead) => {
    expect(hasCell(view, one)).toBe(isCell)
    expect(isOfHead(view, one)).toBe(isHead)
  })

  test('of a head is marked there, the strongest first, and one of a row at its number', () => {
    const among = [head, weakHead, twice, f9, b3]
    expect([...headSeverities(among, sheet)]).toEqual([[5, 'must']])
    expect([...rowSeverities(among, sheet)]).toEqual([[4, 'must']])
  })
})
