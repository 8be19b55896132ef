import { ok } from '../../../shared/result.ts'
import type { carryingArgs, carryingShellCalls } from '../../../shared/api/carrying.ts'
import type { Carrying } from '../carry/carrying.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

export const createCarryingHandlers = (
  { call, onDesk }: HandlerTools,
  carrying: Carrying,
): HandlersOf<typeof carryingArgs, typeof carryingShellCalls> => ({
  carrying: onDesk('carrying', (desk) => ok(carrying.view(desk))),
  allowCarrying: onDesk('allowCarrying', (desk, { allow }) => carrying.allow(desk, allow)),
  stopCarrying: call('stopCarrying', async () => {
    carrying.stop()
    return ok(null)
  }),
})
