import { expect, test } from 'vitest'
import type { PreparedLine } from '../../../shared/api/preparing.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import { type Choice, countChoice, type Order, showRows } from '../../../renderer/views/preparing/prepared-rows.ts'

const line = (reference: string, name: string, part: Partial<PreparedLine> = {}): PreparedLine => ({
  applicationId: reference as ApplicationId,
  reference,
  category: 'a',
  applicant: { en: name, zh: '' },
  projects: [{ en: `Project of ${name}`, zh: '項目' }],
  asked: [{ cards: 8, months: 6 }],
  letters: 'A',
  assessment: { state: 'complete', recommendation: 'approve' },
  published: null,
  similarCases: 0,
  troubles: { must: 0, know: 0 },
  ...part,
})
const published = { batch: '2026-4', number: 7, version: 1, isChanged: true }
const rows = [
  line('R10', 'Beta', { published, asked: [{ cards: 64, months: 1 }] }),
  line('R2', 'Gamma', { troubles: { must: 2, know: 0 } }),
  line('R1', 'Alpha', { assessment: { state: 'none', recommendation: null } }),
]
const shown = (choice: Choice, query: string, order: Order) =>
  showRows(rows, { choice, query, order }).map(({ reference }) => reference)

test.each<readonly [Choice, string, Order, readonly string[]]>([
  ['all', '', 'reference', ['R1', 'R2', 'R10']],
  ['all', '', 'name', ['R1', 'R10', 'R2']],
  ['all', '', 'asked', ['R10', 'R1', 'R2']],
  ['all', '', 'state', ['R2', 'R1', 'R10']],
  ['trouble', '', 'reference', ['R2']],
  ['unassessed', '', 'reference', ['R1']],
  ['reissue', '', 'reference', ['R10']],
  ['all', 'r1', 'reference', ['R1', 'R10']],
  ['all', '項目', 'reference', ['R1', 'R2', 'R10']],
  ['all', '2026-4 7', 'reference', ['R10']],
  ['trouble', 'beta', 'reference', []],
])('%s “%s” by %s shows %j', (choice, query, order, expected) => {
  expect(shown(choice, query, order)).toEqual(expected)
})

test('counts do not depend on what is typed', () => {
  expect((['all', 'trouble', 'unassessed', 'reissue'] as const).map((choice) => countChoice(rows, choice))).toEqual([
    3, 1, 1, 1,
  ])
})
