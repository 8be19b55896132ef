import { QueryClient } from '@tanstack/react-query'
import type { Topic } from '../shared/api/topic.ts'
import { onChange } from './api.ts'

/** `always`: by default every query would wait for a network, the one thing this app may not do. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: Infinity, retry: false, refetchOnWindowFocus: false },
    },
  })

/** Asks again what is on screen and forgets what is not: an erased application must not stay in the page's memory. */
export function refreshOnChange(client: QueryClient): () => void {
  return onChange((topics) => topics.forEach((topic) => refresh(client, topic)))
}

function refresh(client: QueryClient, topic: Topic): void {
  client.removeQueries({ queryKey: [topic], type: 'inactive' })
  void client.invalidateQueries({ queryKey: [topic] })
}
