import type { HandlerTools, HandlersOf } from './handler-tools.ts'
import type { importingArgs, importingShellCalls } from '../../../shared/api/importing.ts'

export const createImportingHandlers = (
  _tools: HandlerTools,
): HandlersOf<typeof importingArgs, typeof importingShellCalls> => ({}) as never
