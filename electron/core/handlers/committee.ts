import type { HandlerTools, HandlersOf } from './handler-tools.ts'
import type { committeeArgs, committeeShellCalls } from '../../../shared/api/committee.ts'

export const createCommitteeHandlers = (
  _tools: HandlerTools,
): HandlersOf<typeof committeeArgs, typeof committeeShellCalls> => ({})
