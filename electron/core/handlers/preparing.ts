import type { HandlerTools, HandlersOf } from './handler-tools.ts'
import type { preparingArgs, preparingShellCalls } from '../../../shared/api/preparing.ts'

export const createPreparingHandlers = (
  _tools: HandlerTools,
): HandlersOf<typeof preparingArgs, typeof preparingShellCalls> => ({})
