import { UnstyledButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import type { Reader } from '../../pdf/reader.ts'
import { createThumbnailWatch } from '../../pdf/thumbnail-watch.ts'

interface ThumbnailsProps {
  readonly reader: Reader
  readonly page: number
  readonly pages: number
}

/** Small pages, two a row; drawn when they come near, let go when they are far. */
export function Thumbnails({ reader, page, pages }: ThumbnailsProps) {
  const { t } = useText()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const root = list.current
    if (root === null || pages === 0) return undefined
    const watch = createThumbnailWatch(root, reader.drawThumbnail)
    return watch.stop
  }, [reader, pages])
  useEffect(() => {
    list.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [page])
  return (
    <ul className="thumbnails" ref={list}>
      {Array.from({ length: pages }, (_, index) => index + 1).map((number) => (
        <li key={number}>
          <UnstyledButton
            className="thumbnail"
            data-on={page === number || undefined}
            aria-current={page === number || undefined}
            aria-label={t('reader.documents.page', { page: formatCount(number) })}
            onClick={() => reader.goToPage(number)}
          >
            <canvas data-page={number} width={90} height={127} />
            <span className="meta num" aria-hidden>
              {formatCount(number)}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
