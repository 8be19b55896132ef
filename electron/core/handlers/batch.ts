import type { batchArgs } from '../../../shared/api/batch.ts'
import { ok } from '../../../shared/result.ts'
import { draftDeclaration, signDeclarations, withdraw } from '../commands/declare.ts'
import { batchView } from '../queries/batch.ts'
import { declarationsView } from '../queries/declarations.ts'
import { search } from '../queries/search.ts'
import type { DocumentReader } from '../read-documents.ts'
import { sweep } from '../store/erase.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

export const createBatchHandlers = (
  { onDesk, signing }: HandlerTools,
  documents: DocumentReader,
): HandlersOf<typeof batchArgs> => ({
  batch: onDesk('batch', (desk, argument) => ok(batchView(desk, argument?.batch))),
  declarations: onDesk('declarations', (desk, argument) => ok(declarationsView(desk, argument?.batch))),
  draftDeclaration: onDesk('draftDeclaration', draftDeclaration),
  signDeclarations: signing('signDeclarations', signDeclarations),
  withdraw: signing('withdraw', async (desk, argument) => {
    const withdrawn = await withdraw(desk, argument)
    // Only now, because a page may have been asked for while the record was being sealed. Windows keeps an open file,
    // hence the second sweep.
    await documents.forget()
    sweep(desk.store, desk.documentsFolder)
    return withdrawn
  }),
  search: onDesk('search', (desk, { query, batch }) => ok(search(desk, query, batch))),
})
