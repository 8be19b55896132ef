import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Argument, CallName, PageApi, Reply } from '../shared/api.ts'
import { queryTopics } from '../shared/api/query-topics.ts'
import type { AppError } from '../shared/errors.ts'
import type { Result } from '../shared/result.ts'

// The page's only door to the desk: nothing else may touch `window.api`.

declare global {
  interface Window {
    readonly api: PageApi
  }
}

type QueryName = keyof typeof queryTopics
type CommandName = Exclude<CallName, QueryName>

/** The reply that session commands and the session query share. */
export const sessionKey = ['session', 'session', null] as const
const sessionCommands: ReadonlySet<CallName> = new Set(['checkApproval', 'unlock', 'recover', 'lock'])

/** Calls the desk. Never rejects: a call that breaks is the error `unexpected`. */
export async function call<N extends CallName>(name: N, argument: Argument<N>): Promise<Result<Reply<N>, AppError>> {
  try {
    return await window.api.call(name, argument)
  } catch {
    return { ok: false, error: { kind: 'unexpected' } }
  }
}

export const onChange: PageApi['onChange'] = (listener) => window.api.onChange(listener)
export const platform = (): PageApi['platform'] => window.api.platform

export type CallState<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: AppError; readonly again: () => void }
  | { readonly state: 'ready'; readonly value: T }

interface CallOptions {
  /** False: do not ask yet. */
  readonly when?: boolean
  /** Keeps the answer to the previous argument on screen until the new one has come. */
  readonly keepPrevious?: boolean
}

/** Asks the desk, and asks again whenever the topic changes. Errors are values. */
export function useCall<N extends QueryName>(
  name: N,
  argument: Argument<N>,
  { when = true, keepPrevious = false }: CallOptions = {},
): CallState<Reply<N>> {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: [queryTopics[name], name, argument ?? null],
    queryFn: async () => {
      const result = await call(name, argument)
      // The desk locked itself and the page has not heard it yet.
      if (!result.ok && result.error.kind === 'locked') void client.invalidateQueries({ queryKey: sessionKey })
      return result
    },
    enabled: when,
    ...(keepPrevious ? { placeholderData: (previous: Result<Reply<N>, AppError> | undefined) => previous } : {}),
    ...(name === 'search' ? { gcTime: 0, staleTime: 0 } : {}),
    // What was typed is shown until the row comes anew, whatever it then says.
    ...(name === 'importRows' ? { structuralSharing: false } : {}),
  })
  const { data, refetch } = query
  if (data === undefined) return { state: 'loading' }
  if (!data.ok) return { state: 'failed', error: data.error, again: () => void refetch() }
  return { state: 'ready', value: data.value }
}

export interface Command<N extends CallName> {
  readonly run: (argument: Argument<N>) => Promise<Result<Reply<N>, AppError>>
  readonly pending: boolean
}

/**
 * Tells the desk to do something. Kept out of the query library's mutation cache on purpose: that cache holds on to
 * arguments, and some of them are passphrases.
 */
export function useCommand<N extends CommandName>(name: N): Command<N> {
  const client = useQueryClient()
  const [running, setRunning] = useState(0)
  const run = useCallback(
    async (argument: Argument<N>) => {
      setRunning((count) => count + 1)
      const result = await call(name, argument)
      setRunning((count) => count - 1)
      if (result.ok && sessionCommands.has(name)) {
        client.setQueryData(sessionKey, result)
      }
      return result
    },
    [client, name],
  )
  return { run, pending: running > 0 }
}
