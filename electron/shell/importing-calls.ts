import type { Handlers } from '../../shared/api.ts'
import type { importingShellCalls } from '../../shared/api/importing.ts'
import type { PageCallDeps } from './page-calls.ts'

export const createImportingCalls = (_deps: PageCallDeps): Pick<Handlers, (typeof importingShellCalls)[number]> =>
  ({}) as never
