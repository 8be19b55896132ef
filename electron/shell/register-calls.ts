import type { Handlers } from '../../shared/api.ts'
import type { registerShellCalls } from '../../shared/api/register.ts'
import type { PageCallDeps } from './page-calls.ts'

export const createRegisterCalls = (_deps: PageCallDeps): Pick<Handlers, (typeof registerShellCalls)[number]> => ({})
