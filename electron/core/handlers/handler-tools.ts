import type { Argument, CallName, Reply } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import type { Deps } from '../deps.ts'
import type { Desk } from '../desk.ts'
import type { Identity } from '../identity.ts'
import type { SyncPort } from '../sync-port.ts'

// What each part of the desk needs to answer its calls.

export type Work<N extends CallName> = (argument: Argument<N>) => Promise<Result<Reply<N>, AppError>>
export type DeskWork<N extends CallName> = (
  desk: Desk,
  argument: Argument<N>,
) => Result<Reply<N>, AppError> | Promise<Result<Reply<N>, AppError>>

export interface HandlerTools {
  readonly deps: Deps
  readonly identity: Identity
  readonly sync: SyncPort
  /** Broken invariants become `unexpected`. */
  readonly call: <N extends CallName>(name: N, work: Work<N>) => Work<N>
  /** Error besides: `locked`, `not-set-up`. */
  readonly onDesk: <N extends CallName>(name: N, work: DeskWork<N>) => Work<N>
  /** As `onDesk`, and what was signed gives the sync a reason to run. */
  readonly signing: <N extends CallName>(name: N, work: DeskWork<N>) => Work<N>
}

type NameOf<A> = Extract<keyof A, CallName>
export type HandlersOf<A, S extends readonly string[] = []> = { readonly [N in Exclude<NameOf<A>, S[number]>]: Work<N> }
