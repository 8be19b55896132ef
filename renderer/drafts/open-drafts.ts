import { onForget } from '../state/forgettable.ts'
import { createDraftQueue, type DraftQueue, type DraftQueueOptions } from './draft-queue.ts'

// Drafts outlive the screen that shows them: a save that fails while the tab closes is tried again, and the screen that
// opens next begins with what was typed, not with what was last on disk.

const queues = new Map<string, DraftQueue<unknown>>()

/** Something of the open screen that waits a moment before it is saved. */
export interface Unsaved {
  readonly flush: () => void
  readonly discard: () => void
}
const unsaved = new Map<string, Unsaved>()

// Locked means that nothing typed stays in the page; locking has saved it first.
onForget(() => {
  queues.forEach((queue) => queue.discard())
  queues.clear()
  unsaved.forEach((each) => each.discard())
  unsaved.clear()
})

/** The one queue of this draft, e.g. `score:<application>`. `options` count only when it is made. */
export function openDraft<T>(key: string, options: DraftQueueOptions<T>): DraftQueue<T> {
  const known = queues.get(key)
  if (known !== undefined) return known as DraftQueue<T>
  const queue = createDraftQueue(options)
  queues.set(key, queue as DraftQueue<unknown>)
  return queue
}

/**
 * Saved and dropped together with the drafts for as long as its screen is there, e.g. `reading:<application>`. What this
 * gives ends that.
 */
export function keepUnsaved(key: string, one: Unsaved): () => void {
  unsaved.set(key, one)
  return () => {
    if (unsaved.get(key) === one) unsaved.delete(key)
  }
}

/** Called before locking, on hiding and closing the window: resolves when every draft is saved or has failed to. */
export async function flushDrafts(): Promise<void> {
  unsaved.forEach((each) => each.flush())
  await Promise.all([...queues.values()].map((queue) => queue.flush()))
}

/** After a withdrawal: nothing of this application may be written again. */
export function forgetDrafts(applicationId: string): void {
  for (const [key, queue] of queues) {
    if (!key.endsWith(`:${applicationId}`)) continue
    queue.discard()
    queues.delete(key)
  }
  for (const [key, each] of unsaved) if (key.endsWith(`:${applicationId}`)) each.discard()
}
