import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { call } from '../../renderer/api.ts'
import { createQueryClient, refreshOnChange } from '../../renderer/query-client.ts'
import type { PageApi } from '../../shared/api.ts'
import type { Topic } from '../../shared/api/topic.ts'

const listeners = new Set<(topics: readonly Topic[]) => void>()
const announce = (...topics: readonly Topic[]): void => listeners.forEach((listener) => listener(topics))

const api: PageApi = {
  platform: 'linux',
  call: () => Promise.reject(new Error('the channel broke')),
  onChange: (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

beforeEach(() => Object.assign(globalThis, { window: { api } }))
afterEach(() => listeners.clear())

describe('answers of the desk', () => {
  test('that are on screen are asked for again when their topic changes, and no others', async () => {
    const client = createQueryClient()
    refreshOnChange(client)
    const asked = { batch: 0, outbox: 0 }
    for (const topic of ['batch', 'outbox'] as const) {
      const queryFn = (): number => (asked[topic] += 1)
      new QueryObserver(client, { queryKey: [topic, topic, null], queryFn }).subscribe(() => {})
    }
    await expect.poll(() => asked).toEqual({ batch: 1, outbox: 1 })
    announce('batch')
    await expect.poll(() => asked).toEqual({ batch: 2, outbox: 1 })
  })

  test('that nobody looks at are forgotten, so that an erased application leaves nothing behind', () => {
    const client = createQueryClient()
    refreshOnChange(client)
    client.setQueryData(['application', 'application', { applicationId: 'a' }], 'papers')
    announce('application')
    expect(client.getQueryCache().getAll()).toEqual([])
  })

  test('come while the network is off', async () => {
    const client = createQueryClient()
    expect(client.getDefaultOptions().queries).toMatchObject({
      networkMode: 'always',
      staleTime: Infinity,
      retry: false,
    })
  })

  test('never reject: a call that breaks is an error with a sentence', async () => {
    expect(await call('batch', undefined)).toEqual({ ok: false, error: { kind: 'unexpected' } })
  })
})
