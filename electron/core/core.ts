import type { Argument, CallName, CoreHandlers, Reply } from '../../shared/api.ts'
import type { AppError } from '../../shared/errors.ts'
import type { DocumentHash, RecordId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { err, ok } from '../../shared/result.ts'
import { draftDeclaration, signDeclarations, withdraw } from './commands/declare.ts'
import { deliver } from './commands/deliver.ts'
import { readTo } from './commands/read-to.ts'
import { saveSettings } from './commands/save-settings.ts'
import { draftScore, submitScore } from './commands/score.ts'
import { draftVote, signVote } from './commands/vote.ts'
import type { Argon2Cost } from './crypto/wrap-format.ts'
import type { Deps } from './deps.ts'
import type { Desk } from './desk.ts'
import { expecting } from './expected.ts'
import { createImports, type Imports } from './importing/imports.ts'
import { sweepImportFiles } from './store/import-files.ts'
import type { DeskWork, HandlerTools, Work } from './handlers/handler-tools.ts'
import { createIdentity, type Identity } from './identity.ts'
import { createCarrying, type Carrying } from './carry/carrying.ts'
import { endLeases } from './lease.ts'
import { createLeaseWatch, type LeaseWatch } from './lease-watch.ts'
import { createUpkeep } from './secretariat/upkeep.ts'
import { toNow } from './standing.ts'
import { meetKeys } from './store/known-keys.ts'
import { createCommitteeHandlers } from './handlers/committee.ts'
import { createRulingsHandlers } from './handlers/rulings.ts'
import { createRegisterHandlers } from './handlers/register.ts'
import { createPreparingHandlers } from './handlers/preparing.ts'
import { createImportingHandlers } from './handlers/importing.ts'
import { createPublishingHandlers } from './handlers/publishing.ts'
import { createPackHandlers } from './handlers/pack.ts'
import { createCarryingHandlers } from './handlers/carrying.ts'
import { applicationView } from './queries/application.ts'
import { makePack, type PackOutside } from './pack/make-pack.ts'
import { createPacking, type Packing } from './pack/packing.ts'
import { batchView } from './queries/batch.ts'
import { declarationsView } from './queries/declarations.ts'
import { exportReceipt, outboxView, receiptView } from './queries/outbox.ts'
import { search } from './queries/search.ts'
import { settingsView } from './queries/settings.ts'
import { createDocumentReader, type DocumentReader } from './read-documents.ts'
import { retryUnopened } from './receive.ts'
import { addPreparedDocument } from './secretariat/prepared-documents.ts'
import { sessionView } from './session.ts'
import { sweep } from './store/erase.ts'
import { nextLeaseEnd } from './store/identities.ts'
import type { CreateSync, SyncPort } from './sync-port.ts'
import { createSync } from './sync/engine.ts'
import { systemTimer, type Timer } from './sync/timer.ts'

/** A desk without a window: everything the page can ask for, and the documents. */
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
  const upkeep = createUpkeep()
  const leaseWatch = createLeaseWatch({
    timer: options.timer ?? systemTimer,
    desk: identity.desk,
    lapse: (desk) => {
      endLeases(desk)
      identity.facts.update({ leaseEnds: nextLeaseEnd(desk.store) })
      void guarded(deps, 'lapse', async () => {
        await documents.forgetUnreadable()
        // Windows keeps an open file, hence the second sweep.
        if (identity.desk() === desk) sweep(desk.store, desk.documentsFolder)
        return ok(null)
      })
    },
  })
  const afterRun = (desk: Desk): Result<number, AppError> => {
    const ended = endLeases(desk)
    const close = async (): Promise<Result<null, AppError>> => {
      await documents.forgetUnreadable()
      if (identity.desk() !== desk) return ok(null)
      sweep(desk.store, desk.documentsFolder)
      return untilLocked(desk, () => upkeep.askForAnswers(desk))
    }
    void guarded(deps, 'afterRun', close)
    leaseWatch.look()
    const met = meetKeys(desk.store, desk.own.device, toNow(desk))
    return ended.ok && !met.ok ? met : ended
  }
  const beforeSend = async (desk: Desk): Promise<Result<null, AppError>> => {
    const retried = await retryUnopened(desk)
    if (!retried.ok) return retried
    const delivered = await deliver(desk)
    return delivered.ok ? upkeep.giveWhatIsDue(desk) : delivered
  }
  const syncContext = { deps, identity, beforeSend, afterRun }
  const sync = (options.createSync ?? createSync)(syncContext)
  const carrying = createCarrying(syncContext, sync)
  const packing = createPacking(() => deps.changed(['pack']), deps.monotonicMs)
  const imports = createImports()
  const lock = async (): Promise<void> => {
    packing.cancel()
    await imports.forget()
    await sync.stop()
    await documents.forget()
    leaseWatch.stop()
    identity.lock()
    deps.changed(['session'])
  }
  const withDesk = (): Result<Desk, AppError> => {
    const desk = identity.desk()
    if (desk !== null) return ok(desk)
    return err({ kind: identity.isSetUp() ? 'locked' : 'not-set-up' })
  }
  const handlers = createHandlers({
    deps,
    identity,
    sync,
    documents,
    packing,
    imports,
    lock,
    withDesk,
    carrying,
    leaseWatch,
  })
  return {
    handlers,
    documentSize: (hash) => guarded(deps, 'document', () => documents.size(hash)),
    readDocument: (hash, from, length) => guarded(deps, 'document', () => documents.read(hash, from, length)),
    exportReceipt: (recordId) => {
      const desk = withDesk()
      return desk.ok ? exportReceipt(desk.value, recordId) : desk
    },
    addPreparedDocument: (path, argument) =>
      guarded(deps, 'addPreparedDocument', async () => {
        const desk = withDesk()
        return desk.ok ? untilLocked(desk.value, () => addPreparedDocument(desk.value, path, argument)) : desk
      }),
    makePack: (argument, outside) =>
      guarded(deps, 'makePack', async () => {
        const desk = withDesk()
        return desk.ok ? untilLocked(desk.value, () => makePack(desk.value, packing, argument, outside)) : desk
      }),
    openImport: (path) =>
      guarded(deps, 'openImport', async () => {
        const desk = withDesk()
        return desk.ok ? untilLocked(desk.value, () => imports.open(desk.value, path)) : desk
      }),
    giveImportFile: (problem, path) =>
      guarded(deps, 'giveImportFile', async () => {
        const desk = withDesk()
        return desk.ok ? untilLocked(desk.value, () => imports.giveFile(desk.value, problem, path)) : desk
      }),
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

interface Parts {
  readonly deps: Deps
  readonly identity: Identity
  readonly sync: SyncPort
  readonly carrying: Carrying
  readonly leaseWatch: LeaseWatch
  readonly documents: DocumentReader
  readonly packing: Packing
  readonly imports: Imports
  readonly lock: () => Promise<void>
  readonly withDesk: () => Result<Desk, AppError>
}

function createHandlers(parts: Parts): CoreHandlers {
  const { deps, identity, sync, imports, carrying, documents, packing, leaseWatch, lock, withDesk } = parts
  const call =
    <N extends CallName>(name: N, work: Work<N>): Work<N> =>
    (argument) =>
      guarded(deps, name, () => work(argument))
  const onDesk = <N extends CallName>(name: N, work: DeskWork<N>): Work<N> =>
    call(name, async (argument) => {
      const desk = withDesk()
      return desk.ok ? untilLocked(desk.value, () => work(desk.value, argument)) : desk
    })
  /** What signs something gives the sync a reason to run. */
  const signing = <N extends CallName>(name: N, work: DeskWork<N>): Work<N> =>
    onDesk(name, async (desk, argument) => {
      const result = await work(desk, argument)
      if (result.ok) sync.wake()
      return result
    })
  const tools: HandlerTools = { deps, identity, sync, call, onDesk, signing }
  const opened = async (opening: Promise<Result<Desk, AppError>>): Promise<Result<Reply<'session'>, AppError>> => {
    const desk = await opening
    if (!desk.ok) return desk
    endLeases(desk.value)
    leaseWatch.look()
    sweepImportFiles(desk.value.store, desk.value.documentsFolder)
    sync.wake()
    deps.changed(['session'])
    return ok(sessionView(identity))
  }
  return {
    session: call('session', async () => ok(sessionView(identity))),
    setUp: call('setUp', sync.setUp),
    checkApproval: call('checkApproval', sync.checkApproval),
    unlock: call('unlock', ({ passphrase }) => opened(identity.unlock(passphrase))),
    recover: call('recover', ({ code, newPassphrase }) => opened(identity.recover(code, newPassphrase))),
    lock: call('lock', async () => {
      await lock()
      return ok(sessionView(identity))
    }),
    changePassphrase: call('changePassphrase', ({ passphrase, newPassphrase }) =>
      identity.changePassphrase(passphrase, newPassphrase),
    ),
    sync: call('sync', sync.sync),
    syncNow: call('syncNow', sync.syncNow),
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
    application: onDesk('application', (desk, { applicationId }) => applicationView(desk, applicationId)),
    readTo: onDesk('readTo', readTo),
    draftScore: onDesk('draftScore', draftScore),
    submitScore: signing('submitScore', submitScore),
    draftVote: onDesk('draftVote', draftVote),
    signVote: signing('signVote', signVote),
    outbox: onDesk('outbox', (desk) => ok(outboxView(desk))),
    receipt: onDesk('receipt', (desk, { recordId, challenge }) => receiptView(desk, recordId, challenge)),
    settings: onDesk('settings', (desk) => ok(settingsView(desk, identity.keychain()))),
    saveSettings: onDesk('saveSettings', saveSettings),
    search: onDesk('search', (desk, { query, batch }) => ok(search(desk, query, batch))),
    ...createCommitteeHandlers(tools),
    ...createRulingsHandlers(tools),
    ...createRegisterHandlers(tools),
    ...createPreparingHandlers(tools),
    ...createImportingHandlers(tools, imports),
    ...createPublishingHandlers(tools),
    ...createPackHandlers(tools, packing),
    ...createCarryingHandlers(tools, carrying),
  }
}

/** Locked while it worked: nothing was written, and nothing is wrong. */
async function untilLocked<T>(
  desk: Desk,
  work: () => Result<T, AppError> | Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  try {
    return await work()
  } catch (error) {
    if (desk.store.database.open) throw error
    return err({ kind: 'locked' })
  }
}

/** Broken invariants end here: one line in the log that names the call, one sentence for the person. */
async function guarded<T>(
  deps: Deps,
  where: string,
  work: () => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  try {
    return await expecting(work)
  } catch {
    deps.log({ event: 'unexpected', where })
    return err({ kind: 'unexpected' })
  }
}

/** The reader of the desk that is open now; each unlocking has its own. */
function createOpenDocuments(identity: Identity): DocumentReader {
  let current: { readonly desk: Desk; readonly reader: DocumentReader } | null = null
  const reader = (): DocumentReader | null => {
    const desk = identity.desk()
    if (desk === null) return null
    if (current?.desk !== desk) current = { desk, reader: createDocumentReader(desk) }
    return current.reader
  }
  const locked = err<AppError>({ kind: 'locked' })
  return {
    size: async (hash) => (await reader()?.size(hash)) ?? locked,
    read: async (hash, from, length) => (await reader()?.read(hash, from, length)) ?? locked,
    forget: async () => {
      await current?.reader.forget()
      current = null
    },
    forgetUnreadable: async () => {
      await current?.reader.forgetUnreadable()
    },
  }
}
