import type { Handlers } from '../../shared/api.ts'
import type { rulingsShellCalls } from '../../shared/api/rulings.ts'
import type { PageCallDeps } from './page-calls.ts'

export const createRulingsCalls = (_deps: PageCallDeps): Pick<Handlers, (typeof rulingsShellCalls)[number]> => ({})
