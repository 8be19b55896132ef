import { expect, test } from 'vitest'
import { nextStep } from '../../../electron/core/queries/batch.ts'

type Progress = Parameters<typeof nextStep>[0]
const fresh: Progress = {
  declaration: 'no-interest',
  documents: { read: 0, all: 3, received: 3 },
  score: { state: 'none', criteria: 0, totalTenths: null },
  vote: 'none',
  hasLapsed: false,
}
const read = { read: 3, all: 3, received: 3 }
const submitted = { state: 'submitted', criteria: 4, totalTenths: 66 } as const

test.each<[string, Partial<Progress>, string, string]>([
  ['nothing declared', { declaration: 'not-declared', documents: null }, 'declare', 'declare'],
  ['a declaration that is only drafted', { declaration: 'draft', documents: null }, 'declare', 'declare'],
  ['an interest without a ruling', { declaration: 'awaiting-ruling', documents: null }, 'awaiting', 'await-ruling'],
  ['no key yet', { documents: null }, 'awaiting', 'await-papers'],
  ['a document on its way', { documents: { read: 3, all: 3, received: 2 } }, 'read', 'receive'],
  ['a document unread', { documents: { read: 2, all: 3, received: 3 } }, 'read', 'read'],
  ['all read, nothing scored', { documents: read }, 'read', 'score'],
  [
    'three criteria drafted',
    { documents: read, score: { state: 'draft', criteria: 3, totalTenths: null } },
    'read',
    'score',
  ],
  [
    'four criteria drafted',
    { documents: read, score: { state: 'draft', criteria: 4, totalTenths: null } },
    'read',
    'submit-score',
  ],
  ['scored', { score: submitted }, 'ready', 'vote'],
  ['scored, the vote drafted', { score: submitted, vote: 'draft' }, 'ready', 'vote'],
  [
    'scored, speaks without a vote',
    { declaration: 'speak-not-vote', score: submitted, vote: 'not-voting' },
    'done',
    'done',
  ],
  ['nothing read, by who only observes', { declaration: 'observe', vote: 'not-voting' }, 'read', 'read'],
  ['all read, by who only observes', { declaration: 'observe', documents: read, vote: 'not-voting' }, 'done', 'done'],
  ['voted', { score: submitted, vote: 'signed' }, 'done', 'done'],
  ['voted without a score', { vote: 'signed' }, 'done', 'done'],
  ['lapsed', { documents: null, hasLapsed: true }, 'done', 'lapsed'],
])('after %s the next step follows', (_name, progress, stage, next) => {
  const step = nextStep({ ...fresh, ...progress })
  expect([step.stage, step.next.kind]).toEqual([stage, next])
})

test('the next step says how many documents wait', () => {
  expect(nextStep(fresh).next).toEqual({ kind: 'read', documents: 3 })
  expect(nextStep({ ...fresh, documents: { read: 0, all: 3, received: 1 } }).next).toEqual({
    kind: 'receive',
    documents: 2,
  })
})
