import type { HandlerTools, HandlersOf } from './handler-tools.ts'
import type { rulingsArgs, rulingsShellCalls } from '../../../shared/api/rulings.ts'

export const createRulingsHandlers = (
  _tools: HandlerTools,
): HandlersOf<typeof rulingsArgs, typeof rulingsShellCalls> => ({})
