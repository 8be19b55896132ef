import { expect, test } from 'vitest'
import { type BoardFacts, boardState } from '../../../shared/rules/board.ts'

const now = '2026-11-24T00:00:00.000Z'
const none = { answer: 'none', withdrawn: false } as const
const interest = { answer: 'interest', withdrawn: false } as const
const grant = { leaseEnds: '2026-12-24T00:00:00.000Z' }
const facts = (part: Partial<BoardFacts>): BoardFacts => ({
  declaration: none,
  ruling: null,
  grant,
  documents: 3,
  received: 0,
  opened: 0,
  ...part,
})

test.each<[string, Partial<BoardFacts>, string]>([
  ['nothing was declared', { declaration: null, grant: null }, 'not-declared'],
  ['an interest waits', { declaration: interest, grant: null }, 'to-be-ruled'],
  ['ruled out', { declaration: interest, ruling: 'withdraw', grant: null }, 'withdrawn'],
  [
    'withdrew late, with a key that is not taken back yet',
    { declaration: { ...interest, withdrawn: true } },
    'withdrawn',
  ],
  ['no interest, no key yet', { grant: null }, 'to-be-granted'],
  ['ruled in, no key yet', { declaration: interest, ruling: 'observe', grant: null }, 'to-be-granted'],
  ['the key was taken back', { grant: { leaseEnds: null } }, 'taken-back'],
  ['the lease is over', { grant: { leaseEnds: now }, received: 3, opened: 3 }, 'lapsed'],
  ['nothing has arrived', {}, 'granted'],
  ['two of three have arrived, one is opened', { received: 2, opened: 1 }, 'granted'],
  ['all have arrived', { received: 3 }, 'received'],
  ['all have arrived, one is opened', { received: 3, opened: 1 }, 'opened'],
  ['a re-issue brought one more', { documents: 4, received: 3, opened: 3 }, 'granted'],
])('%s', (_what, part, state) => expect(boardState(facts(part), now)).toBe(state))
