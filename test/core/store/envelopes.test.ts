import { describe, expect, test } from 'vitest'
import type { EnvelopeId } from '../../../shared/ids.ts'
import {
  lastCheckpoint,
  numberOf,
  saveCheckpoint,
  saveProof,
  unproved,
} from '../../../electron/core/store/checkpoints.ts'
import { pulledTo, setPulledTo } from '../../../electron/core/store/cursor.ts'
import {
  acknowledge,
  keepUnopened,
  outgoing,
  outgoingCount,
  refusals,
  settleEnvelope,
  unopened,
} from '../../../electron/core/store/envelopes.ts'
import { append } from '../../../electron/core/store/log.ts'
import { transact } from '../../../electron/core/store/transact.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { declarationBody, hex, makeEntry, outgoingOf } from './make-entries.ts'
import { openTestStore } from './open-test-store.ts'

const at = '2026-11-24T02:00:00.000Z'
const idOf = (name: string) => hex(`envelope ${name}`, 32) as EnvelopeId
const declared = (seq: number, size?: number) =>
  outgoingOf(
    makeEntry({ kind: 'declaration', author: 'own', seq, application: `${seq}`, body: declarationBody('none') }),
    size,
  )
const numbered = (name: string, number: number) => ({ envelopeId: idOf(name), number, receivedAt: at })

describe('the outbox', () => {
  test('holds what is not numbered, oldest first, within both limits but never nothing', () => {
    const store = openTestStore()
    const entries = [declared(1, 600), declared(2, 300), declared(3, 300)]
    expectOk(append(store, entries))
    const ids = entries.map(({ envelopes }) => envelopes[0]?.envelopeId)
    const taken = (count: number, bytes: number) => outgoing(store, count, bytes).map(({ envelopeId }) => envelopeId)
    expect(taken(10, 10_000)).toEqual(ids)
    expect(taken(2, 10_000)).toEqual(ids.slice(0, 2))
    expect(taken(10, 900)).toEqual(ids.slice(0, 2))
    expect(taken(10, 1)).toEqual(ids.slice(0, 1))
    expect(outgoingCount(store)).toBe(3)
  })

  test('an acknowledged envelope leaves it, keeps its first number, and its bytes until the proof', () => {
    const store = openTestStore()
    const entry = declared(1)
    expectOk(append(store, [entry]))
    const [row] = outgoing(store, 1, 1)
    if (row === undefined) throw new Error('nothing to send')
    const { envelopeId } = row
    expect(numberOf(store, entry.recordId)).toBeNull()
    expectOk(acknowledge(store, [{ envelopeId, number: 12, receivedAt: at }]))
    expectOk(acknowledge(store, [{ envelopeId, number: 13, receivedAt: at }]))
    expect(outgoingCount(store)).toBe(0)
    expect(unproved(store, 10)).toEqual([{ envelopeId, number: 12, receivedAt: at }])
    const bytes = () => store.get<{ sealed: unknown }>('SELECT sealed FROM envelopes')?.sealed
    expect(bytes()).not.toBeNull()
    expectOk(saveProof(store, { envelopeId, number: 12, treeSize: 20, hashes: ['ab'], verifiedAt: at }))
    expect(unproved(store, 10)).toEqual([])
    expect(bytes()).toBeNull()
    expect(numberOf(store, entry.recordId)).toMatchObject({ number: 12, proof: { treeSize: 20, hashes: ['ab'] } })
  })
})

describe('what waits unopened', () => {
  test('is kept once, in the order of the numbers, by what it waits for', () => {
    const store = openTestStore()
    const sealed = Buffer.from('sealed')
    const rows = [
      { ...numbered('b', 2), sealed, reason: 'not-mine' },
      { ...numbered('a', 1), sealed, reason: 'pending-device' },
      { ...numbered('c', 3), sealed, reason: 'not-mine' },
    ] as const
    expectOk(keepUnopened(store, rows))
    expectOk(keepUnopened(store, rows))
    const numbers = (waitsFor: 'key' | 'record', after: number, count: number) =>
      unopened(store, waitsFor, after, count).map(({ number }) => number)
    expect(numbers('key', 0, 10)).toEqual([2, 3])
    expect(numbers('key', 2, 10)).toEqual([3])
    expect(numbers('key', 0, 1)).toEqual([2])
    expect(numbers('record', 0, 10)).toEqual([1])
  })

  test('a refused one is reported by kind and number, newest first, and its bytes are gone', () => {
    const store = openTestStore()
    expectOk(keepUnopened(store, [{ ...numbered('a', 1), sealed: Buffer.from('x'), reason: 'not-mine' }]))
    expectOk(settleEnvelope(store, numbered('a', 1), 'damaged-envelope'))
    expectOk(settleEnvelope(store, numbered('b', 2), 'forged'))
    expect(refusals(store, true)).toEqual([
      { kind: 'forged', number: 2 },
      { kind: 'damaged-envelope', number: 1 },
    ])
    expect(store.all('SELECT 1 FROM envelopes WHERE sealed IS NOT NULL')).toEqual([])
  })

  test('an envelope by nobody in the roster is called forged only once this desk is in it', () => {
    const store = openTestStore()
    expectOk(keepUnopened(store, [{ ...numbered('a', 1), sealed: Buffer.from('x'), reason: 'unknown-device' }]))
    expect(refusals(store, false)).toEqual([])
    expect(refusals(store, true)).toEqual([{ kind: 'forged', number: 1 }])
  })

  test('opening it takes its bytes away and keeps its number', () => {
    const store = openTestStore()
    const entry = makeEntry({
      kind: 'declaration',
      author: 'ann',
      seq: 1,
      application: 'a',
      body: declarationBody('none'),
    })
    expectOk(keepUnopened(store, [{ ...numbered('a', 1), sealed: Buffer.from('x'), reason: 'not-mine' }]))
    expectOk(
      append(store, [{ ...entry, envelopes: [{ state: 'opened', envelopeId: idOf('a'), number: 1, numberedAt: at }] }]),
    )
    expect(unopened(store, 'key', 0, 10)).toEqual([])
    expect(store.get('SELECT state, sealed, number, reason FROM envelopes')).toEqual({
      state: 'opened',
      sealed: null,
      number: 1,
      reason: null,
    })
  })
})

describe('cursor and checkpoints', () => {
  test('the cursor moves with what it counts, or not at all', () => {
    const store = openTestStore()
    expect(pulledTo(store)).toBe(0)
    expect(() =>
      transact(store, () => {
        setPulledTo(store, 7)
        throw new Error('cut short')
      }),
    ).toThrow('cut short')
    expect(pulledTo(store)).toBe(0)
    expectOk(setPulledTo(store, 7))
    expect(pulledTo(store)).toBe(7)
  })

  test('the last checkpoint is the largest, and one that was seen keeps its first note', () => {
    const store = openTestStore()
    expect(lastCheckpoint(store)).toBeNull()
    const seen = (size: number, note: string) => ({ size, note, checkCode: '1', extendsSize: null, seenAt: at })
    for (const checkpoint of [seen(5, 'five'), seen(9, 'nine'), seen(9, 'other')])
      expectOk(saveCheckpoint(store, checkpoint))
    expect(lastCheckpoint(store)).toMatchObject({ size: 9, note: 'nine' })
  })
})
