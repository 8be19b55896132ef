/** Where a page number goes once the reader has rested on it. */
export interface ProgressSink {
  readonly save: (page: number) => void
  readonly delayMs: number
}
export interface ReadingProgress {
  readonly at: (page: number) => void
  /** Saves what still waits, at once: on switching documents, unmounting, locking. */
  readonly flush: () => void
  /** Drops what still waits: its application has left the laptop. */
  readonly discard: () => void
}

/** Saves a page after 400 ms of rest on it, so that scrolling through 300 pages is one save and not 300. */
export function createReadingProgress({ save, delayMs }: ProgressSink): ReadingProgress {
  let saved = 0
  let waiting: number | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (waiting === null) return
    saved = waiting
    waiting = null
    save(saved)
  }
  return {
    at: (page) => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      waiting = page === saved ? null : page
      if (waiting !== null) timer = setTimeout(flush, delayMs)
    },
    flush,
    discard: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      waiting = null
    },
  }
}

/** What the list shows: nothing read, some, or to the end. */
export type ReadState = 'unread' | 'part' | 'read'
export const readState = (readToPage: number, pages: number): ReadState =>
  readToPage <= 0 ? 'unread' : readToPage >= pages ? 'read' : 'part'
