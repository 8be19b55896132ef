import { describe, expect, test } from 'vitest'
import { countChoice, groupByStage, matches, tally } from '../../../renderer/views/batch/batch-rows.ts'
import { sampleBatch } from '../preview/sample-applications.ts'

const { rows } = sampleBatch
const all = { choice: 'all', query: '', category: null } as const
const numbers = (filter: Partial<Parameters<typeof matches>[1]>): readonly number[] =>
  rows.filter((row) => matches(row, { ...all, ...filter })).map(({ number }) => number)

describe('the filter', () => {
  test.each([
    [{ query: 'lantern' }, [1]],
    [{ query: ' LANTERN ' }, [1]],
    [{ query: '燈籠' }, [1]],
    [{ query: 'battery' }, [12]],
    [{ query: '7' }, [7]],
    [{ query: '07' }, [7]],
    // A withdrawn row is found by its number only: it has no name here.
    [{ query: '06' }, [6]],
    [{ query: '1' }, [1]],
    [{ query: 'harbor' }, []],
    [{ category: 'c' }, [11, 4]],
    [{ choice: 'ready', category: 'a' }, [1, 12]],
    [{ choice: 'needs-you', query: '算' }, [7]],
  ] as const)('%j shows %j', (filter, shown) => expect(numbers(filter)).toEqual(shown))

  test('the counts on the choices are those of their rows', () => {
    expect(['all', 'needs-you', 'ready'].map((choice) => countChoice(rows, choice as 'all'))).toEqual([11, 7, 4])
  })
})

test('groups are next steps in their order, without empty ones and without withdrawn rows', () => {
  expect(groupByStage(rows).map(({ stage, rows: own }) => [stage, own.length])).toEqual([
    ['declare', 2],
    ['read', 5],
    ['ready', 4],
  ])
})

test('a withdrawn application counts in no total', () => {
  expect(tally(rows)).toEqual({
    declared: { done: 9, all: 11 },
    read: { done: 39, all: 59 },
    scored: { done: 4, all: 11 },
    // One of the eleven does not vote, by the chairman's ruling.
    voted: { done: 0, all: 10 },
  })
})
