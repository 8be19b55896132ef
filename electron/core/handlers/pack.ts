import type { HandlerTools, HandlersOf } from './handler-tools.ts'
import type { packArgs, packShellCalls } from '../../../shared/api/pack.ts'

export const createPackHandlers = (_tools: HandlerTools): HandlersOf<typeof packArgs, typeof packShellCalls> => ({})
