import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react'
import type { TFunction } from 'i18next'
import { useText } from '../../i18n/use-text.ts'
import type { ReaderNames } from '../../pdf/page-names.ts'
import { releaseWorker, takeWorker } from '../../pdf/pdf-worker.ts'
import { createReader, type Reader, type ReaderView } from '../../pdf/reader.ts'

const noView: ReaderView = {
  page: 0,
  pages: 0,
  seenPage: 0,
  fitted: true,
  scale: 1,
  firstPageMs: null,
  find: { query: '', state: 'idle', current: 0, total: 0 },
}
const nothing = (): (() => void) => () => undefined

/** One reader for as long as the pane is on screen. Null before the first paint. */
export function useReader(container: RefObject<HTMLDivElement | null>): Reader | null {
  const { t } = useText()
  const [reader, setReader] = useState<Reader | null>(null)
  useEffect(() => {
    if (container.current === null) return undefined
    // Its start runs while the application itself is still being asked for.
    takeWorker()
    const made = createReader(container.current, toNames(t))
    setReader(made)
    return () => {
      made.destroy()
      releaseWorker()
    }
    // The names follow below; a new language must not close the document.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [container])
  useEffect(() => reader?.rename(toNames(t)), [reader, t])
  return reader
}

export const useReaderView = (reader: Reader | null): ReaderView =>
  useSyncExternalStore(reader?.subscribe ?? nothing, reader?.view ?? (() => noView))

const toNames = (t: TFunction): ReaderNames => ({
  page: (page) => t('reader.page.name', { page: String(page) }),
  pageFailed: (page) => t('reader.page.failed', { page: String(page) }),
  outsideLink: (url) => t('reader.page.outsideLink', { url }),
  insideLink: t('reader.page.insideLink'),
  comment: t('reader.page.comment'),
})
