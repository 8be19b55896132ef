import type { Reply } from '../../../shared/api.ts'
import type { sessionArgs, sessionShellCalls } from '../../../shared/api/session.ts'
import type { syncArgs } from '../../../shared/api/sync.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { ok } from '../../../shared/result.ts'
import { saveSettings } from '../commands/save-settings.ts'
import type { Desk } from '../desk.ts'
import { endLeases } from '../lease.ts'
import type { LeaseWatch } from '../lease-watch.ts'
import { settingsView } from '../queries/settings.ts'
import { sessionView } from '../session.ts'
import { sweepImportFiles } from '../store/import-files.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

/** The way in and out, and the talk with the server. `lock` closes everything that is open. */
export function createSessionHandlers(
  { deps, identity, sync, call, onDesk }: HandlerTools,
  leaseWatch: LeaseWatch,
  lock: () => Promise<void>,
): HandlersOf<typeof sessionArgs & typeof syncArgs, typeof sessionShellCalls> {
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
    settings: onDesk('settings', (desk) => ok(settingsView(desk, identity.keychain()))),
    saveSettings: onDesk('saveSettings', saveSettings),
    sync: call('sync', sync.sync),
    syncNow: call('syncNow', sync.syncNow),
  }
}
