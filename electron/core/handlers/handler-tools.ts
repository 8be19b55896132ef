import type { Argument, CallName, Reply } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Deps } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { guarded, untilLocked } from '../guarded.ts'
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
  /** What needs the open desk, once. Errors besides: `locked`, `not-set-up`. */
  readonly withDesk: <T>(
    where: string,
    work: (desk: Desk) => Result<T, AppError> | Promise<Result<T, AppError>>,
  ) => Promise<Result<T, AppError>>
  /** As `withDesk`, as the answer to a call. */
  readonly onDesk: <N extends CallName>(name: N, work: DeskWork<N>) => Work<N>
  /** As `onDesk`, and what was signed gives the sync a reason to run. */
  readonly signing: <N extends CallName>(name: N, work: DeskWork<N>) => Work<N>
}

type NameOf<A> = Extract<keyof A, CallName>
export type HandlersOf<A, S extends readonly string[] = []> = { readonly [N in Exclude<NameOf<A>, S[number]>]: Work<N> }

/** The desk that is open. Errors: `locked`, `not-set-up`. */
export function openDesk(identity: Identity): Result<Desk, AppError> {
  const desk = identity.desk()
  return desk === null ? err({ kind: identity.isSetUp() ? 'locked' : 'not-set-up' }) : ok(desk)
}

export function createHandlerTools(deps: Deps, identity: Identity, sync: SyncPort): HandlerTools {
  const withDesk: HandlerTools['withDesk'] = (where, work) =>
    guarded(deps, where, async () => {
      const desk = openDesk(identity)
      return desk.ok ? untilLocked(desk.value, () => work(desk.value)) : desk
    })
  const onDesk: HandlerTools['onDesk'] = (name, work) => (argument) => withDesk(name, (desk) => work(desk, argument))
  return {
    deps,
    identity,
    sync,
    withDesk,
    onDesk,
    call: (name, work) => (argument) => guarded(deps, name, () => work(argument)),
    signing: (name, work) =>
      onDesk(name, async (desk, argument) => {
        const result = await work(desk, argument)
        if (result.ok) sync.wake()
        return result
      }),
  }
}
