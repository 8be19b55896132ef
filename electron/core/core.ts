import type { Argument, CoreHandlers } from '../../shared/api.ts'
import type { AppError } from '../../shared/errors.ts'
import type { DocumentHash, RecordId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { createCarrying, type Carrying } from './carry/carrying.ts'
import type { Argon2Cost } from './crypto/wrap-format.ts'
import type { Deps } from './deps.ts'
import type { Desk } from './desk.ts'
import { guarded } from './guarded.ts'
import { createApplicationHandlers } from './handlers/application.ts'
import { createBatchHandlers } from './handlers/batch.ts'
import { createCarryingHandlers } from './handlers/carrying.ts'
import { createCommitteeHandlers } from './handlers/committee.ts'
import { createHandlerTools, openDesk, type Work } from './handlers/handler-tools.ts'
import { createImportingHandlers } from './handlers/importing.ts'
import { createOutboxHandlers } from './handlers/outbox.ts'
import { createPackHandlers } from './handlers/pack.ts'
import { createPreparingHandlers } from './handlers/preparing.ts'
import { createPublishingHandlers } from './handlers/publishing.ts'
import { createRegisterHandlers } from './handlers/register.ts'
import { createRulingsHandlers } from './handlers/rulings.ts'
import { createSessionHandlers } from './handlers/session.ts'
import { createIdentity } from './identity.ts'
import { createImports, type Imports } from './importing/imports.ts'
import { createOpenDocuments } from './open-documents.ts'
import { makePack, type PackOutside } from './pack/make-pack.ts'
import { createPacking } from './pack/packing.ts'
import { exportReceipt } from './queries/outbox.ts'
import { createRunDuties } from './run-duties.ts'
import { addPreparedDocument } from './secretariat/prepared-documents.ts'
import type { CreateSync } from './sync-port.ts'
import { createSync } from './sync/engine.ts'
import { systemTimer, type Timer } from './sync/timer.ts'

/** A desk without a window: everything the page can ask for, and what needs a path or a window to begin. */
export interface Core {
  readonly handlers: CoreHandlers
  readonly documentSize: (hash: DocumentHash) => Promise<Result<number, AppError>>
  readonly readDocument: (hash: DocumentHash, from: number, length: number) => Promise<Result<Uint8Array, AppError>>
  readonly exportReceipt: (recordId: RecordId) => Result<string, AppError>
  /** Null: given up. Errors: of `makePack`. */
  readonly makePack: (argument: Argument<'makePack'>, outside: PackOutside) => ReturnType<Work<'makePack'>>
  /** From a path that a dialog gave. */
  readonly addPreparedDocument: (
    path: string,
    argument: Argument<'addPreparedDocument'>,
  ) => Promise<Result<null, AppError>>
  /** Null while locked. For tests, the demo and the bench, which act without a window. */
  readonly desk: () => Desk | null
  /** From a path that a dialog gave; the file is read in the background, and shown by `importing`. */
  readonly openImport: (path: string) => Promise<Result<null, AppError>>
  readonly giveImportFile: (problem: string, path: string) => Promise<Result<null, AppError>>
  readonly importTemplate: Imports['template']
  /** With the folder that the person chose. */
  readonly carrying: Pick<Carrying, 'write' | 'read' | 'carry'>
  readonly close: () => Promise<void>
}
export interface CoreOptions {
  /** Also the least stretching that is accepted; only tests pass less than the production cost. */
  readonly cost?: Argon2Cost
  readonly createSync?: CreateSync
  /** Of the watch over leases. */
  readonly timer?: Timer
}

export function createCore(deps: Deps, options: CoreOptions = {}): Core {
  const identity = createIdentity(deps, options.cost)
  const documents = createOpenDocuments(identity)
  const duties = createRunDuties({ deps, identity, documents, timer: options.timer ?? systemTimer })
  const syncContext = { deps, identity, beforeSend: duties.beforeSend, afterRun: duties.afterRun }
  const sync = (options.createSync ?? createSync)(syncContext)
  const carrying = createCarrying(syncContext, sync)
  const packing = createPacking(() => deps.changed(['pack']), deps.monotonicMs)
  const imports = createImports()
  const tools = createHandlerTools(deps, identity, sync)
  const lock = async (): Promise<void> => {
    packing.cancel()
    await imports.forget()
    await sync.stop()
    await documents.forget()
    duties.leaseWatch.stop()
    identity.lock()
    deps.changed(['session'])
  }
  const handlers: CoreHandlers = {
    ...createSessionHandlers(tools, duties.leaseWatch, lock),
    ...createBatchHandlers(tools, documents),
    ...createApplicationHandlers(tools),
    ...createOutboxHandlers(tools),
    ...createCommitteeHandlers(tools),
    ...createRulingsHandlers(tools),
    ...createRegisterHandlers(tools),
    ...createPreparingHandlers(tools),
    ...createImportingHandlers(tools, imports),
    ...createPublishingHandlers(tools),
    ...createPackHandlers(tools, packing),
    ...createCarryingHandlers(tools, carrying),
  }
  return {
    handlers,
    documentSize: (hash) => guarded(deps, 'document', () => documents.size(hash)),
    readDocument: (hash, from, length) => guarded(deps, 'document', () => documents.read(hash, from, length)),
    exportReceipt: (recordId) => {
      const desk = openDesk(identity)
      return desk.ok ? exportReceipt(desk.value, recordId) : desk
    },
    addPreparedDocument: (path, argument) =>
      tools.withDesk('addPreparedDocument', (desk) => addPreparedDocument(desk, path, argument)),
    makePack: (argument, outside) => tools.withDesk('makePack', (desk) => makePack(desk, packing, argument, outside)),
    openImport: (path) => tools.withDesk('openImport', (desk) => imports.open(desk, path)),
    giveImportFile: (problem, path) =>
      tools.withDesk('giveImportFile', (desk) => imports.giveFile(desk, problem, path)),
    importTemplate: () => guarded(deps, 'importTemplate', imports.template),
    desk: identity.desk,
    carrying: {
      write: (folder) => guarded(deps, 'writeCarry', () => carrying.write(folder)),
      read: (folder) => guarded(deps, 'readCarry', () => carrying.read(folder)),
      carry: (folder) => guarded(deps, 'carryForOthers', () => carrying.carry(folder)),
    },
    close: lock,
  }
}
