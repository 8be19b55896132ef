import type { Handlers } from '../../shared/api.ts'
import type { carryingShellCalls } from '../../shared/api/carrying.ts'
import type { PageCallDeps } from './page-calls.ts'

export const createCarryingCalls = (_deps: PageCallDeps): Pick<Handlers, (typeof carryingShellCalls)[number]> => ({})
