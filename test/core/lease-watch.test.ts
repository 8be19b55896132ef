import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expectError, expectOk } from '../support/expect-ok.ts'
import { sampleDates } from '../support/sample-application.ts'
import { convene, textOfStore } from './commands/member-desk.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const leaseEndsMs = Date.parse(sampleDates.leaseEnds)

let open: Awaited<ReturnType<typeof convene>>
beforeEach(async () => {
  open = await convene(1, { seed: 'lease watch' })
})
afterEach(() => open.all.close())

const read = () => open.alice.call.application({ applicationId: open.nth(0) })
const sync = async () => expectOk(await open.alice.call.sync(undefined))
/** Time goes by on the wall and in the computer alike, so long before the end; nobody touches anything. */
async function openOffline(beforeEndMs: number): Promise<void> {
  const { alice, all } = open
  alice.network.cut()
  all.clock.set(leaseEndsMs - beforeEndMs)
  await alice.reopen()
}
/** The computer counts, and the watch looks as often as it would. */
function pass(ms: number, clockMs = ms): void {
  const { alice, all } = open
  for (let left = ms; left > 0; left -= minuteMs) {
    alice.pass(Math.min(left, minuteMs))
    all.clock.advance((clockMs / ms) * Math.min(left, minuteMs))
    alice.leaseTimer.elapse(minuteMs)
  }
}
const isErased = () => {
  const text = textOfStore(open.alice)
  return !text.includes('AGE-SECRET-KEY') && !text.includes('Training of a sample model')
}

describe('a desk that stays open without a network', () => {
  test('destroys its keys when the lease ends, with nobody touching it and no run', async () => {
    await openOffline(2 * hourMs)
    expectOk(await read())
    open.alice.changed.length = 0
    pass(2 * hourMs - 2 * minuteMs)
    expect(isErased()).toBe(false)
    pass(2 * minuteMs + 1_000)
    expect(isErased()).toBe(true)
    expect(expectError(await read()).kind).toBe('expired')
    expect(readdirSync(join(open.alice.folder, 'documents'))).toEqual([])
    expect(open.alice.logged).toContainEqual({ event: 'lease-lapsed', applications: 1 })
    expect(open.alice.changed).toEqual(expect.arrayContaining(['batch', 'application', 'sync']))
    expect((await sync()).leaseEnds).toBeNull()
    await open.alice.lock()
    expect(expectOk(await open.alice.call.session(undefined))).toMatchObject({ facts: { leaseEnds: null } })
  })

  test('looks at the moment of the end, and at least once a minute for a laptop that slept', async () => {
    await openOffline(2 * dayMs)
    expect(open.alice.leaseTimer.waiting()).toEqual([minuteMs])
    // Asleep: the clock goes on, the computer's count does not.
    open.all.clock.advance(2 * dayMs - 20_000)
    open.alice.leaseTimer.elapse(minuteMs)
    const [nextMs = 0] = open.alice.leaseTimer.waiting()
    expect(nextMs).toBeGreaterThan(19_000)
    expect(nextMs).toBeLessThanOrEqual(20_000)
    open.all.clock.advance(20_000)
    open.alice.leaseTimer.elapse(nextMs)
    expect(isErased()).toBe(true)
  })

  test('has no timer left once it is locked', async () => {
    await openOffline(hourMs)
    await open.alice.lock()
    expect(open.alice.leaseTimer.waiting()).toEqual([])
  })

  test('a server that refuses this laptop for good changes nothing about it', async () => {
    open.alice.network.answer(() => new Response('{"kind":"device-revoked","message":"x"}', { status: 403 }))
    expect(await open.alice.sync()).toMatchObject({ state: 'blocked', nextTryAt: null })
    open.all.clock.set(leaseEndsMs + 1_000)
    open.alice.leaseTimer.elapse(minuteMs)
    expect(isErased()).toBe(true)
  })
})

describe('a clock that is set back while the desk is open', () => {
  test('by hours: it is said on screen, papers stay open, and the lease ends when it would have', async () => {
    await openOffline(2 * hourMs)
    expect((await sync()).clockSetBackMs).toBeNull()
    open.alice.changed.length = 0
    open.alice.clock.skew(-6 * hourMs)
    pass(minuteMs)
    expect(open.alice.changed).toContain('sync')
    const { clockSetBackMs, clock } = await sync()
    expect(Math.round((clockSetBackMs ?? 0) / hourMs)).toBe(6)
    expect(clock).toBeNull()
    expectOk(await read())
    pass(2 * hourMs - 3 * minuteMs)
    expect(isErased()).toBe(false)
    pass(3 * minuteMs)
    expect(isErased()).toBe(true)
  })

  test('by weeks: papers are sealed at once, and their keys destroyed when the lease would have ended', async () => {
    await openOffline(2 * hourMs)
    open.alice.clock.skew(-20 * dayMs)
    pass(minuteMs)
    expect((await sync()).clock).toMatchObject({ kind: 'clock-wrong' })
    expect(expectError(await read()).kind).toBe('clock-wrong')
    pass(2 * hourMs)
    expect(isErased()).toBe(true)
    expect(expectError(await read()).kind).toBe('expired')
  })

  test('is found out after the app was closed, and only what is left of the lease can be used up', async () => {
    await openOffline(2 * hourMs)
    pass(hourMs)
    open.alice.clock.skew(-20 * hourMs)
    await open.alice.reopen()
    expect(Math.round(((await sync()).clockSetBackMs ?? 0) / hourMs)).toBe(20)
    expectOk(await read())
    pass(hourMs - 2 * minuteMs)
    expect(isErased()).toBe(false)
    // Once more, and further back.
    open.alice.clock.skew(-22 * hourMs)
    await open.alice.reopen()
    pass(3 * minuteMs)
    expect(isErased()).toBe(true)
  })

  test('is said on the unlock screen, before any key is known', async () => {
    await openOffline(2 * hourMs)
    await open.alice.lock()
    const facts = async () => {
      const session = expectOk(await open.alice.call.session(undefined))
      return session.state === 'locked' ? session.facts : null
    }
    expect(await facts()).toMatchObject({ clockSetBackMs: null, leaseEnds: sampleDates.leaseEnds })
    open.alice.clock.skew(-6 * hourMs)
    expect(Math.round(((await facts())?.clockSetBackMs ?? 0) / hourMs)).toBe(6)
  })

  test('a small correction is not spoken of', async () => {
    await openOffline(2 * hourMs)
    open.alice.clock.skew(-4 * minuteMs)
    pass(minuteMs)
    expect((await sync()).clockSetBackMs).toBeNull()
  })

  test('that runs right again, or that the server sets right, is not spoken of any more', async () => {
    await openOffline(2 * hourMs)
    open.alice.clock.skew(-6 * hourMs)
    pass(minuteMs)
    expect((await sync()).clockSetBackMs).not.toBeNull()
    open.alice.clock.skew(0)
    open.alice.changed.length = 0
    pass(minuteMs)
    expect(open.alice.changed).toContain('sync')
    expect((await sync()).clockSetBackMs).toBeNull()
  })

  test('is right if it was ahead before: the server says so, and nothing is spoken of any more', async () => {
    await openOffline(2 * dayMs)
    open.alice.clock.skew(6 * hourMs)
    await open.alice.reopen()
    open.alice.clock.skew(0)
    pass(minuteMs)
    expect((await sync()).clockSetBackMs).not.toBeNull()
    open.alice.network.restore()
    expect((await open.alice.sync()).clockSetBackMs).toBeNull()
    pass(2 * minuteMs)
    expect((await sync()).clockSetBackMs).toBeNull()
  })
})

describe('a clock that is set ahead while the desk is open', () => {
  test('by years: nothing is erased, and what was lived through goes on', async () => {
    await openOffline(2 * hourMs)
    open.alice.clock.skew(3650 * dayMs)
    pass(hourMs)
    expect(isErased()).toBe(false)
    expect((await sync()).clock).toMatchObject({ kind: 'clock-wrong' })
    pass(hourMs + minuteMs)
    expect(isErased()).toBe(true)
  })

  test('by hours and back again: the papers stay open, nothing is said', async () => {
    await openOffline(5 * dayMs)
    open.alice.clock.skew(3 * dayMs)
    pass(2 * minuteMs)
    open.alice.clock.skew(0)
    pass(2 * minuteMs)
    expect(await sync()).toMatchObject({ clock: null, clockSetBackMs: null })
    expectOk(await read())
  })
})

test('a server whose clock is years ahead destroys nothing', async () => {
  const { alice, all } = open
  alice.network.change(async (_request, response) => {
    const headers = new Headers(response.headers)
    headers.set('date', new Date(all.clock.now() + 3650 * dayMs).toUTCString())
    return new Response(await response.arrayBuffer(), { status: response.status, headers })
  })
  await alice.sync()
  pass(2 * minuteMs)
  await alice.sync()
  expect(isErased()).toBe(false)
  alice.network.restore()
  await alice.sync()
  expect((await sync()).clock).toBeNull()
  expectOk(await read())
})
