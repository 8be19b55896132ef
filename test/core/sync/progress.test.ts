import { expect, test } from 'vitest'
import { createProgress } from '../../../electron/core/sync/progress.ts'

function meter() {
  const clock = { ms: 0 }
  let announced = 0
  const progress = createProgress(
    () => clock.ms,
    () => (announced += 1),
  )
  return { progress, clock, announced: () => announced }
}

test('says what is left by the bytes, once there is a rate to go by', () => {
  const { progress, clock } = meter()
  progress.begin('documents', 4, 4_000_000)
  progress.advance(1, 1_000_000)
  expect(progress.view()?.secondsLeft).toBeNull()
  clock.ms = 2_000
  expect(progress.view()).toEqual({
    step: 'documents',
    done: 1,
    total: 4,
    doneBytes: 1_000_000,
    totalBytes: 4_000_000,
    secondsLeft: 6,
  })
})

test('counts where there are no bytes, never passes its total or goes below nothing', () => {
  const { progress, clock } = meter()
  progress.begin('receiving', 10)
  progress.advance(5)
  clock.ms = 3_000
  expect(progress.view()?.secondsLeft).toBe(3)
  progress.advance(50, 7)
  expect(progress.view()).toMatchObject({ done: 10, doneBytes: 0 })
  progress.begin('documents', 1, 100)
  progress.advance(0, 80)
  progress.advance(0, -200)
  expect(progress.view()).toMatchObject({ doneBytes: 0 })
})

test('announces the steps, and in between no more than four times a second', () => {
  const { progress, clock, announced } = meter()
  progress.begin('sending', 10_000)
  for (let i = 0; i < 10_000; i++) {
    clock.ms += 1
    progress.advance(1)
  }
  progress.end()
  expect(progress.view()).toBeNull()
  expect(announced()).toBeGreaterThan(30)
  expect(announced()).toBeLessThan(45)
})
