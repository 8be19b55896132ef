import type { carryingArgs, CarryingView } from '../../../../shared/api/carrying.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { err, ok } from '../../../../shared/result.ts'
import { goTo } from '../../../../renderer/state/place.ts'
import { useCarryState } from '../../../../renderer/views/carrying/carry-state.ts'
import { both } from '../sample-applications.ts'
import type { PartAnswers, PartContext } from './part.ts'

/** Screens of this part, by the name in the address. */
export const carryingScreens = [
  'carrying',
  'carrying-done',
  'carrying-reading',
  'carrying-refused',
  'carrying-clock',
] as const

const nothing: CarryingView = { allowed: false, request: null, progress: null }
const request = { madeAt: '2026-11-23T06:10:00.000Z', expiresAt: '2026-12-07T06:10:00.000Z', records: 3 }
const reading = {
  job: 'read',
  step: 'documents',
  done: 31,
  total: 74,
  doneBytes: 168_000_000,
  totalBytes: 412_000_000,
  secondsLeft: 20,
} as const

const firstView = (screen: string): CarryingView => {
  if (screen === 'carrying') return { ...nothing, allowed: true, request }
  if (screen === 'carrying-reading') return { allowed: true, request, progress: reading }
  return screen.startsWith('carrying') ? { ...nothing, allowed: true } : nothing
}

export function carryingAnswers({ screen, announce }: PartContext): PartAnswers<keyof typeof carryingArgs> {
  let view = firstView(screen)
  const become = (next: CarryingView): void => {
    view = next
    announce('carrying')
  }
  return {
    carrying: () => ok(view),
    allowCarrying: ({ allow }) => {
      become({ ...view, allowed: allow })
      return ok(null)
    },
    writeCarry: () => {
      become({ ...view, request })
      return ok({ records: 3, documents: 0, wanted: 12, expiresAt: request.expiresAt })
    },
    readCarry: () => (screen === 'carrying-refused' ? err(refused) : ok(null)),
    carryForOthers: () => ok(carried),
    stopCarrying: () => {
      become({ ...view, progress: null })
      return ok(null)
    },
  }
}

const refused: AppError = { kind: 'carry-expired', expiresAt: '2026-11-20T06:10:00.000Z' }
const { expiresAt } = request
const carried = [
  {
    member: both('Prof Lam Wing-yan', '林詠欣教授'),
    outcome: { state: 'carried', sent: 3, received: 41, documents: 12, missing: 0, expiresAt },
  },
  { member: both('Mr Ho Chi-kit', '何志傑先生'), outcome: { state: 'refused', error: { kind: 'carry-incomplete' } } },
] as const

/** Goes to where the screen is, as a person would. */
export async function openCarryingScreen(screen: string): Promise<void> {
  goTo('outbox')
  if (screen === 'carrying-done') useCarryState.setState({ outcome: { kind: 'carried', value: carried } })
  if (screen === 'carrying-refused') useCarryState.setState({ outcome: { kind: 'failed', error: refused } })
}
