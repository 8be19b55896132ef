import { UnstyledButton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../i18n/use-text.ts'
import type { Reader } from '../../pdf/reader.ts'
import { createDrawingQueue } from '../../pdf/thumbnail.ts'

interface ThumbnailsProps {
  readonly reader: Reader
  readonly page: number
  readonly pages: number
}
const widthPx = 132

/** Small pages, drawn when they come into view. */
export function Thumbnails({ reader, page, pages }: ThumbnailsProps) {
  const [draw] = useState(createDrawingQueue)
  return (
    <ul className="thumbnails">
      {Array.from({ length: pages }, (_, index) => (
        <Thumbnail key={index + 1} reader={reader} number={index + 1} isCurrent={page === index + 1} draw={draw} />
      ))}
    </ul>
  )
}

interface ThumbnailProps {
  readonly reader: Reader
  readonly number: number
  readonly isCurrent: boolean
  readonly draw: ReturnType<typeof createDrawingQueue>
}
function Thumbnail({ reader, number, isCurrent, draw }: ThumbnailProps) {
  const { t } = useText()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    let stop = new AbortController()
    const watcher = new IntersectionObserver(([entry]) => {
      stop.abort()
      if (entry?.isIntersecting !== true || element.dataset['drawn'] === 'yes') return
      stop = new AbortController()
      const { signal } = stop
      draw(async () => {
        await reader.drawThumbnail(number, element, widthPx, signal)
        if (!signal.aborted) element.dataset['drawn'] = 'yes'
      }, signal)
    })
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      stop.abort()
    }
  }, [reader, number, draw])
  return (
    <li>
      <UnstyledButton
        className="thumbnail"
        data-on={isCurrent || undefined}
        aria-current={isCurrent || undefined}
        aria-label={t('reader.documents.page', { page: String(number) })}
        onClick={() => reader.goToPage(number)}
      >
        <canvas ref={canvas} width={widthPx} height={Math.round((widthPx * 297) / 210)} />
        <span className="meta num" aria-hidden>
          {number}
        </span>
      </UnstyledButton>
    </li>
  )
}
