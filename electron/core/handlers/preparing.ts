import { ok } from '../../../shared/result.ts'
import { undoPrepared } from '../store/prepared.ts'
import { transact } from '../store/transact.ts'
import { toNow } from '../standing.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'
import type { preparingArgs, preparingShellCalls } from '../../../shared/api/preparing.ts'

export const createPreparingHandlers = ({
  onDesk,
}: HandlerTools): HandlersOf<typeof preparingArgs, typeof preparingShellCalls> => ({
  undoPreparing: onDesk('undoPreparing', (desk) => {
    const undone = transact(desk.store, () => undoPrepared(desk.store, toNow(desk)))
    if (!undone.ok) return undone
    desk.deps.changed(['prepared'])
    return ok({ undone: undone.value })
  }),
})
