import type { HandlerTools, HandlersOf } from './handler-tools.ts'
import type { publishingArgs, publishingShellCalls } from '../../../shared/api/publishing.ts'

export const createPublishingHandlers = (
  _tools: HandlerTools,
): HandlersOf<typeof publishingArgs, typeof publishingShellCalls> => ({})
