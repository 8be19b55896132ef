import type { Handlers } from '../../shared/api.ts'
import type { committeeShellCalls } from '../../shared/api/committee.ts'
import type { PageCallDeps } from './page-calls.ts'

export const createCommitteeCalls = (_deps: PageCallDeps): Pick<Handlers, (typeof committeeShellCalls)[number]> => ({})
