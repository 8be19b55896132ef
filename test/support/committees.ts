import { afterEach } from 'vitest'
import type { TestCommittee } from './committee-acts.ts'
import { committee, type CommitteeOptions } from './desks.ts'

/** Makes committees that are closed when the test ends, whichever way it ends. */
export function createCommittees(): (options?: CommitteeOptions) => Promise<TestCommittee> {
  const open: TestCommittee[] = []
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close()
  })
  return async (options) => {
    const made = await committee(options)
    open.push(made)
    return made
  }
}
