import type { Handlers } from '../../shared/api.ts'
import type { preparingShellCalls } from '../../shared/api/preparing.ts'
import type { PageCallDeps } from './page-calls.ts'

export const createPreparingCalls = (_deps: PageCallDeps): Pick<Handlers, (typeof preparingShellCalls)[number]> => ({})
