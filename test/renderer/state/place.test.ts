import { beforeEach, describe, expect, test } from 'vitest'
import { forgetAll } from '../../../renderer/state/forgettable.ts'
import { closeTab, goTo, openApplication, showTab, takeTarget, usePlace } from '../../../renderer/state/place.ts'
import { neighbour } from '../../../renderer/parts/roving-rows.ts'
import type { ApplicationId } from '../../../shared/ids.ts'

const [a, b, c] = ['a', 'b', 'c'] as unknown as readonly [ApplicationId, ApplicationId, ApplicationId]
const open = (...ids: readonly ApplicationId[]): void =>
  ids.forEach((applicationId) => openApplication({ applicationId }))

beforeEach(forgetAll)

describe('tabs', () => {
  test('an application opens once, however often it is asked for', () => {
    open(a, b, a)
    expect(usePlace.getState()).toMatchObject({ tabs: [a, b], front: a })
  })

  test.each([
    [b, b, c],
    [c, c, b],
    [a, c, c],
  ])('closing %s with %s in front leaves %s in front', (closed, front, left) => {
    open(a, b, c)
    usePlace.setState({ front })
    closeTab(closed)
    expect(usePlace.getState().front).toBe(left)
  })

  test('closing the last one goes home', () => {
    open(a)
    closeTab(a)
    expect(usePlace.getState()).toMatchObject({ tabs: [], front: null })
  })

  test('number 1 is home, 2 the first application, and a number without a tab does nothing', () => {
    open(a, b)
    showTab(2)
    expect(usePlace.getState().front).toBe(a)
    showTab(9)
    expect(usePlace.getState().front).toBe(a)
    showTab(1)
    expect(usePlace.getState().front).toBeNull()
  })

  test('a place to land on is taken once, and only by its application', () => {
    openApplication({ applicationId: a, pane: 'score' })
    expect(takeTarget(b)).toBeNull()
    expect(takeTarget(a)).toMatchObject({ pane: 'score' })
    expect(takeTarget(a)).toBeNull()
  })

  test('all of it is forgotten on lock', () => {
    open(a, b)
    goTo('outbox')
    forgetAll()
    expect(usePlace.getState()).toEqual({ tabs: [], front: null, room: 'home', target: null })
  })
})

describe('moving in a list', () => {
  test.each([
    [null, 1, 'x'],
    [null, -1, 'z'],
    ['x', 1, 'y'],
    ['z', 1, 'z'],
    ['x', -1, 'x'],
    ['gone', 1, 'x'],
  ] as const)('from %s by %d leads to %s', (from, step, to) => expect(neighbour(['x', 'y', 'z'], from, step)).toBe(to))

  test('that is empty leads nowhere', () => expect(neighbour([], null, 1)).toBeNull())
})
