import type { Topic } from '../../shared/api/topic.ts'

/** Half of the store's key, held by the operating system where it has a real keychain. */
export interface Keychain {
  /** As the system calls it, e.g. `gnome_libsecret`. */
  readonly backend: string
  /** Seals 32 bytes; the result is kept in the wrap folder and is useless on another account. Null: not answering now. */
  readonly protect: (secret: Uint8Array) => Promise<Uint8Array | null>
  /** Null means "not answering now, try again", never "no key". */
  readonly reveal: (sealed: Uint8Array) => Promise<Uint8Array | null>
}

/** The names and counts that may be logged: no free text, no ids of applications, no error objects. */
export type LogEvent =
  | { readonly event: 'started' | 'unlocked' | 'locked' | 'closed' }
  | {
      readonly event: 'sync-finished'
      readonly sent: number
      readonly received: number
      readonly documents: number
      readonly ms: number
    }
  | { readonly event: 'sync-failed'; readonly kind: string; readonly attempt: number }
  | { readonly event: 'refused'; readonly kind: string; readonly number: number | null }
  | { readonly event: 'lease-lapsed'; readonly applications: number }
  | { readonly event: 'unexpected'; readonly where: string }

/** Everything core takes from the world. Tests pass their own clock, randomness, keychain and network; nothing is global. */
export interface Deps {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds that never go back while the process lives. */
  readonly monotonicMs: () => number
  readonly random: (bytes: number) => Uint8Array
  readonly fetch: typeof globalThis.fetch
  /** Folder that holds `store.db`, `wrap.json` and `documents/`. */
  readonly dataFolder: string
  /** Null where the system has no real keychain: the passphrase alone then protects the store, and the screen says so. */
  readonly keychain: Keychain | null
  readonly log: (event: LogEvent) => void
  readonly changed: (topics: readonly Topic[]) => void
  /** The app's version, shown in settings. */
  readonly version: string
}
