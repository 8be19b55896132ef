import type { HandlerTools, HandlersOf } from './handler-tools.ts'
import type { carryingArgs, carryingShellCalls } from '../../../shared/api/carrying.ts'

export const createCarryingHandlers = (
  _tools: HandlerTools,
): HandlersOf<typeof carryingArgs, typeof carryingShellCalls> => ({})
