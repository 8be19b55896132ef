import type { packArgs, packShellCalls } from '../../../shared/api/pack.ts'
import { ok } from '../../../shared/result.ts'
import { draftAgenda, publishAgenda } from '../pack/agenda.ts'
import type { Packing } from '../pack/packing.ts'
import { packView } from '../pack/view.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

export const createPackHandlers = (
  { call, onDesk, signing, deps }: HandlerTools,
  packing: Packing,
): HandlersOf<typeof packArgs, typeof packShellCalls> => ({
  pack: onDesk('pack', (desk, { copyFor }) => packView(desk, copyFor, packing.progress())),
  draftAgenda: onDesk('draftAgenda', (desk, typed) => {
    const drafted = draftAgenda(desk, typed)
    if (drafted.ok) deps.changed(['pack'])
    return drafted
  }),
  publishAgenda: signing('publishAgenda', (desk) => publishAgenda(desk)),
  cancelPack: call('cancelPack', async () => {
    packing.cancel()
    return ok(null)
  }),
})
