import type { Topic } from './api/topic.ts'
import { sessionArgs, type SessionReplies, sessionShellCalls } from './api/session.ts'
import { syncArgs, type SyncReplies } from './api/sync.ts'
import { batchArgs, type BatchReplies } from './api/batch.ts'
import { applicationArgs, type ApplicationReplies } from './api/application.ts'
import { outboxArgs, type OutboxReplies, outboxShellCalls } from './api/outbox.ts'
import { committeeArgs, type CommitteeReplies, committeeShellCalls } from './api/committee.ts'
import { rulingsArgs, type RulingsReplies } from './api/rulings.ts'
import { registerArgs, type RegisterReplies } from './api/register.ts'
import { preparingArgs, type PreparingReplies, preparingShellCalls } from './api/preparing.ts'
import { importingArgs, type ImportingReplies, importingShellCalls } from './api/importing.ts'
import { publishingArgs, type PublishingReplies, publishingShellCalls } from './api/publishing.ts'
import { packArgs, type PackReplies, packShellCalls } from './api/pack.ts'
import { carryingArgs, type CarryingReplies, carryingShellCalls } from './api/carrying.ts'
import type { AppError } from './errors.ts'
import type { DocumentHash } from './ids.ts'
import type { Result } from './result.ts'
import type { z } from './schema.ts'

// The one call channel between the page and the desk. A call is declared once, in the part of `api/` it
// belongs to; preload and page derive their types from it, main parses every argument before anything else happens.

const args = {
  ...sessionArgs,
  ...syncArgs,
  ...batchArgs,
  ...applicationArgs,
  ...outboxArgs,
  ...committeeArgs,
  ...rulingsArgs,
  ...registerArgs,
  ...preparingArgs,
  ...importingArgs,
  ...publishingArgs,
  ...packArgs,
  ...carryingArgs,
} as const
export type CallName = keyof typeof args
export type Argument<N extends CallName> = z.infer<(typeof args)[N]>

export interface Replies
  extends
    SessionReplies,
    SyncReplies,
    BatchReplies,
    ApplicationReplies,
    OutboxReplies,
    CommitteeReplies,
    RulingsReplies,
    RegisterReplies,
    PreparingReplies,
    ImportingReplies,
    PublishingReplies,
    PackReplies,
    CarryingReplies {}
export type Reply<N extends CallName> = N extends keyof Replies ? Replies[N] : never

/** Handlers of the desk, one per call; the shell adds those that need a dialog, a clipboard or a window. */
export type Handlers = { readonly [N in CallName]: (argument: Argument<N>) => Promise<Result<Reply<N>, AppError>> }
/** Calls that need Electron: answered by the shell, never by core. */
export const shellCalls = [
  ...sessionShellCalls,
  ...outboxShellCalls,
  ...committeeShellCalls,
  ...preparingShellCalls,
  ...importingShellCalls,
  ...publishingShellCalls,
  ...packShellCalls,
  ...carryingShellCalls,
] as const
export type ShellCall = (typeof shellCalls)[number]
export type CoreHandlers = Omit<Handlers, ShellCall>

/** What preload exposes as `window.api`. */
export interface PageApi {
  call<N extends CallName>(name: N, argument: Argument<N>): Promise<Result<Reply<N>, AppError>>
  /** Returns the way to stop listening. */
  onChange(listener: (topics: readonly Topic[]) => void): () => void
  /** Menu and window commands that the page carries out: lock, next pane, find. */
  readonly platform: 'darwin' | 'win32' | 'linux'
}

export const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(args, name)

/** Parses an argument from the page. The error names fields, never values. Error kind: `bad-request`. */
export function parseArgument<N extends CallName>(name: N, value: unknown): Result<Argument<N>, AppError> {
  const parsed = args[name].safeParse(value)
  if (parsed.success) return { ok: true, value: parsed.data as Argument<N> }
  const reason = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ')
  return { ok: false, error: { kind: 'bad-request', reason } }
}

/** Where the page reads a document's clear bytes, by Range, from the sealed file: `documents/<sealedSha256>` under the app's origin. */
export const documentPath = (hash: DocumentHash): string => `/documents/${hash}`
