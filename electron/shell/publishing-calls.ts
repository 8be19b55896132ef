import type { Handlers } from '../../shared/api.ts'
import type { publishingShellCalls } from '../../shared/api/publishing.ts'
import type { PageCallDeps } from './page-calls.ts'

export const createPublishingCalls = (
  _deps: PageCallDeps,
): Pick<Handlers, (typeof publishingShellCalls)[number]> => ({})
