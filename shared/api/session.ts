import type { Bilingual, RecordId } from '../ids.ts'
import { z } from '../schema.ts'

// The way in: set-up, unlocking, and what the person has chosen on this laptop.

/** What may be shown before any key is known: no case, no count of papers. */
export interface LockedFacts {
  readonly memberName: Bilingual
  readonly committeeName: Bilingual
  readonly enrolledAt: string
  readonly checkPhrase: string
  readonly keychain: KeychainState
  readonly offlineSince: string | null
  readonly lastSyncAt: string | null
  readonly leaseEnds: string | null
  /** As in `SyncView`. */
  readonly clockSetBackMs: number | null
  /** Another try is refused before this many milliseconds have passed. */
  readonly retryInMs: number
}
/** `none`: this system offers no real keychain, so the passphrase alone protects the store; said on screen. */
export interface KeychainState {
  readonly state: 'holds-half' | 'not-answering' | 'none'
  /** As the system calls it, e.g. `gnome_libsecret`; empty where there is none. */
  readonly backend: string
}
export type SessionView =
  | { readonly state: 'not-set-up'; readonly serverUrl: string | null }
  | { readonly state: 'locked'; readonly facts: LockedFacts }
  /** Keys are made; the secretariat has not yet approved this device. */
  | {
      readonly state: 'awaiting-approval'
      readonly memberName: Bilingual
      readonly committeeName: Bilingual
      readonly checkPhrase: string
      /** For the first chairman, whom nobody else can let in: the entry to countersign on this laptop. */
      readonly firstEntry: RecordId | null
    }
  | {
      readonly state: 'unlocked'
      readonly memberName: Bilingual
      readonly committeeName: Bilingual
      readonly role: string
      readonly checkPhrase: string
    }

/** Shown once, at set-up: the person prints or writes it down. */
export interface SetUpReply {
  readonly recoveryCode: string
  readonly checkPhrase: string
  readonly keychain: KeychainState
}

export interface SettingsView {
  readonly alwaysShowReasons: boolean
  readonly singleLetterKeys: boolean
  readonly lockAfterMinutes: number
  readonly serverUrl: string
  readonly keychain: KeychainState
  readonly storeBytes: number
  readonly version: string
  readonly licences: string
}

const Passphrase = z.string().min(1).max(1_000)

export const sessionArgs = {
  session: z.undefined(),
  setUp: z.strictObject({ serverUrl: z.url().max(500), code: z.string().max(100), passphrase: Passphrase }),
  checkApproval: z.undefined(),
  unlock: z.strictObject({ passphrase: Passphrase }),
  /** Opens by the printed code and sets a new passphrase in the same step. */
  recover: z.strictObject({ code: z.string().max(100), newPassphrase: Passphrase }),
  lock: z.undefined(),
  changePassphrase: z.strictObject({ passphrase: Passphrase, newPassphrase: Passphrase }),
  preferences: z.undefined(),
  savePreferences: z.strictObject({
    language: z.enum(['zh-HK', 'en-HK']),
    scheme: z.enum(['light', 'dark', 'system']),
    zoom: z.union([z.literal(1), z.literal(1.125), z.literal(1.25)]),
  }),
  settings: z.undefined(),
  saveSettings: z.strictObject({
    alwaysShowReasons: z.boolean(),
    singleLetterKeys: z.boolean(),
    lockAfterMinutes: z.int().min(1).max(120),
  }),
} as const
/** Readable before unlocking, so kept in a small JSON file beside the store; holds nothing of a case. */
export type Preferences = z.infer<(typeof sessionArgs)['savePreferences']>

/** Calls that need Electron. */
export const sessionShellCalls = ['preferences', 'savePreferences'] as const

export interface SessionReplies {
  session: SessionView
  setUp: SetUpReply
  checkApproval: SessionView
  unlock: SessionView
  recover: SessionView
  lock: SessionView
  changePassphrase: null
  preferences: Preferences
  savePreferences: null
  settings: SettingsView
  saveSettings: null
}
