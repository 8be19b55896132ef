import type { Handlers } from '../../shared/api.ts'
import type { packShellCalls } from '../../shared/api/pack.ts'
import type { PageCallDeps } from './page-calls.ts'

export const createPackCalls = (_deps: PageCallDeps): Pick<Handlers, (typeof packShellCalls)[number]> => ({})
