import { ok } from '../../../shared/result.ts'
import type { preparingArgs, preparingShellCalls } from '../../../shared/api/preparing.ts'
import { preparedView, preparingView } from '../queries/preparing.ts'
import { nameDocument, removePreparedDocument } from '../secretariat/prepared-documents.ts'
import {
  addPrepared,
  redoPreparing,
  removePrepared,
  saveAssessment,
  savePrepared,
  undoPreparing,
} from '../secretariat/preparing.ts'
import { priceTables, signPriceTable } from '../secretariat/prices.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

export const createPreparingHandlers = ({
  onDesk,
  signing,
}: HandlerTools): HandlersOf<typeof preparingArgs, typeof preparingShellCalls> => ({
  preparing: onDesk('preparing', preparingView),
  prepared: onDesk('prepared', (desk, { applicationId }) => preparedView(desk, applicationId)),
  priceTables: onDesk('priceTables', (desk) => ok(priceTables(desk))),
  addPrepared: onDesk('addPrepared', addPrepared),
  savePrepared: onDesk('savePrepared', savePrepared),
  saveAssessment: onDesk('saveAssessment', saveAssessment),
  removePrepared: onDesk('removePrepared', removePrepared),
  nameDocument: onDesk('nameDocument', nameDocument),
  removePreparedDocument: onDesk('removePreparedDocument', removePreparedDocument),
  signPriceTable: signing('signPriceTable', signPriceTable),
  undoPreparing: onDesk('undoPreparing', undoPreparing),
  redoPreparing: onDesk('redoPreparing', redoPreparing),
})
