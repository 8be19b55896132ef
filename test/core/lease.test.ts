import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clockState, noteServerTime } from '../../electron/core/lease.ts'
import { setting } from '../../electron/core/store/settings.ts'
import { expectError, expectOk } from '../support/expect-ok.ts'
import { sampleDates } from '../support/sample-application.ts'
import { convene, fourScores, textOfStore } from './commands/member-desk.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const leaseEndsMs = Date.parse(sampleDates.leaseEnds)

let open: Awaited<ReturnType<typeof convene>>
beforeEach(async () => {
  open = await convene(1, { seed: 'lease' })
})
afterEach(() => open.all.close())
const read = () => open.alice.call.application({ applicationId: open.nth(0) })
const goOffline = (untilMs: number) => {
  open.alice.network.cut()
  open.all.clock.set(untilMs)
}

describe('the end of a lease', () => {
  test('until then the papers open, from then on they are gone, without any network', async () => {
    goOffline(leaseEndsMs - hourMs)
    await open.alice.reopen()
    expectOk(await read())
    goOffline(leaseEndsMs)
    await open.alice.reopen()
    expect(expectError(await read())).toEqual({ kind: 'expired', leaseEnds: sampleDates.leaseEnds })
    expect(readdirSync(join(open.alice.folder, 'documents'))).toEqual([])
    const text = textOfStore(open.alice)
    expect(text).not.toContain('Training of a sample model')
    expect(text).not.toContain('AGE-SECRET-KEY')
    expect(open.alice.logged).toContainEqual({ event: 'lease-lapsed', applications: 1 })
  })

  test('it also comes to a desk that is never locked, at its next run', async () => {
    goOffline(leaseEndsMs + hourMs)
    await open.alice.sync()
    expect(expectError(await read()).kind).toBe('expired')
    const [row] = expectOk(await open.alice.call.batch(undefined))?.rows ?? []
    expect(row).toMatchObject({ state: 'open', stage: 'done', next: { kind: 'lapsed' }, documents: null })
  })

  test('the line of the declaration list and the own acts stay', async () => {
    const { alice, nth } = open
    expectOk(await alice.call.draftScore({ applicationId: nth(0), criteria: fourScores(8) }))
    expectOk(await alice.call.submitScore({ applicationId: nth(0) }))
    goOffline(leaseEndsMs + hourMs)
    await alice.reopen()
    const [row] = expectOk(await alice.call.batch(undefined))?.rows ?? []
    expect(row).toMatchObject({ applicant: { en: 'Applicant 1' }, score: { state: 'submitted', totalTenths: 80 } })
  })

  test('the unlock screen tells when it comes', async () => {
    await open.alice.lock()
    const session = expectOk(await open.alice.call.session(undefined))
    expect(session).toMatchObject({ state: 'locked', facts: { leaseEnds: sampleDates.leaseEnds } })
  })
})

describe('a clock that cannot be right', () => {
  test.each([
    ['ten years ahead', 3650 * dayMs],
    ['two days behind', -2 * dayMs],
    ['ten years behind', -3650 * dayMs],
  ])('%s: papers stay sealed, nothing is erased, votes are still signed', async (_name, skewMs) => {
    const { alice, all, nth } = open
    const [document] = expectOk(await read()).documents
    alice.network.cut()
    alice.clock.skew(skewMs)
    await alice.reopen()
    expect(expectError(await read()).kind).toBe('clock-wrong')
    expect(expectError(await alice.core().readDocument(document?.sealedSha256 as never, 0, 9)).kind).toBe('clock-wrong')
    expect(expectOk(await alice.call.sync(undefined)).clock).toMatchObject({ kind: 'clock-wrong' })
    expect(textOfStore(alice)).toContain('Training of a sample model')
    expectOk(await alice.call.draftScore({ applicationId: nth(0), criteria: fourScores(8) }))
    expectOk(await alice.call.draftVote({ applicationId: nth(0), choice: 'defer', projects: [], conditions: [] }))
    const { signedAt } = expectOk(await alice.call.signVote({ applicationId: nth(0) }))
    // An own time far ahead would stay with this device's chain for good.
    expect(Math.abs(Date.parse(signedAt) - all.clock.now())).toBeLessThan(Math.max(dayMs, -skewMs + dayMs))

    alice.clock.skew(0)
    await alice.reopen()
    expect(expectOk(await read()).scoreDraft.criteria).toEqual(fourScores(8))
  })

  test('half a day either way is nothing', async () => {
    for (const skewMs of [-12 * hourMs, 12 * hourMs]) {
      open.alice.clock.skew(skewMs)
      expectOk(await read())
    }
  })

  test('a laptop that lay in a drawer for two years goes by the server, once there is one', async () => {
    goOffline(leaseEndsMs + 700 * dayMs)
    await open.alice.reopen()
    expect(expectError(await read()).kind).toBe('clock-wrong')
    expect(textOfStore(open.alice)).toContain('Training of a sample model')
    open.alice.network.restore()
    await open.alice.sync()
    expect(expectError(await read()).kind).toBe('expired')
  })

  test('setting the clock back does not bring the lease back', async () => {
    const { alice, all } = open
    all.clock.set(leaseEndsMs - hourMs)
    await alice.sync()
    alice.network.cut()
    alice.clock.skew(-20 * dayMs)
    await alice.reopen()
    expect(expectError(await read()).kind).toBe('clock-wrong')
    alice.clock.skew(-hourMs * 20)
    all.clock.set(leaseEndsMs + hourMs)
    await alice.reopen()
    expectOk(await read())
  })

  test('what an own clock once ran ahead is forgotten when the server tells the time', async () => {
    const { alice, all, nth } = open
    alice.network.cut()
    alice.clock.skew(100 * dayMs)
    expectOk(
      await alice.call.draftDeclaration({
        applicationId: nth(0),
        draft: { answer: 'none', interestKind: null, text: '' },
      }),
    )
    expectOk(await alice.call.signDeclarations({ applicationIds: [nth(0)] }))
    alice.clock.skew(0)
    expect(clockState(alice.desk().store, all.clock.now())?.kind).toBe('clock-wrong')
    alice.network.restore()
    await alice.sync()
    expect(clockState(alice.desk().store, all.clock.now())).toBeNull()
    expectOk(await read())
  })

  test('nor does a server that ran ahead keep the papers sealed for good', () => {
    const { alice, all } = open
    const { store } = alice.desk()
    const nowMs = all.clock.now()
    expectOk(noteServerTime(store, nowMs + 3650 * dayMs))
    expect(clockState(store, nowMs)?.kind).toBe('clock-wrong')
    expectOk(noteServerTime(store, nowMs))
    expect(clockState(store, nowMs)).toBeNull()
    expect(setting(store, 'time-seen')).toBe(new Date(nowMs).toISOString())
  })
})
