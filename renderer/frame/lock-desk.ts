import type { QueryClient } from '@tanstack/react-query'
import { call, sessionKey } from '../api.ts'
import { flushDrafts } from '../drafts/open-drafts.ts'

let queries: QueryClient | null = null

/** Tells where the session's answer is kept, so that locking shows at once. */
export function lockIn(client: QueryClient): void {
  queries = client
}

/** Locks, once everything typed is on disk. */
export async function lockDesk(): Promise<void> {
  await flushDrafts()
  const result = await call('lock', undefined)
  if (result.ok) queries?.setQueryData(sessionKey, result)
}
