import type { Store } from './store.ts'

// Small facts of this desk that are not records: preferences behind the lock, times seen, what is left to do.

export type SettingName =
  | 'always-show-reasons'
  | 'single-letter-keys'
  | 'lock-after-minutes'
  | 'time-seen'
  | 'time-floor'
  /** Carrying by folder is allowed; and the last request that was written and not answered yet. */
  | 'carrying'
  | 'carry-request'
  | 'sweep'
  /** A roster entry or an item came, and what waited for one has not been tried again yet. */
  | 'retry'
  /** The answer to the invitation, until the server has it. */
  | 'pending-answer'
  /** The secretariat's: invitations that are out, and devices that were given the records from before their time. */
  | 'invites'
  | 'caught-up-to'
  /** What members must get once more with a key that was just signed for them. */
  | 'send-again'
  /** What the vice-chairman was given to rule on in the chairman's place, by record and laptop. */
  | 'deputised'
  /** When answers to them were last asked for. */
  | 'answers-at'
  /** Laptops of others, with their state, that this desk's person has taken note of. */
  | 'known-keys'

export const setting = (store: Store, name: SettingName): string | null =>
  store.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', name)?.value ?? null

/** Inside the caller's `transact`. Null removes it. */
export function setSetting(store: Store, name: SettingName, value: string | null): void {
  if (value === null) store.run('DELETE FROM settings WHERE name = ?', name)
  else
    store.run(
      'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      name,
      value,
    )
}
