import type { HandlerTools, HandlersOf } from './handler-tools.ts'
import type { registerArgs, registerShellCalls } from '../../../shared/api/register.ts'

export const createRegisterHandlers = (
  _tools: HandlerTools,
): HandlersOf<typeof registerArgs, typeof registerShellCalls> => ({})
