import { createDrawingQueue } from './thumbnail.ts'

type Draw = (page: number, canvas: HTMLCanvasElement, widthPx: number, signal: AbortSignal) => Promise<void>

/** Drawn when they are within this of the list's edges, so that a scroll seldom shows a blank one. */
const nearPx = '400px'

/**
 * Draws the canvases marked `data-page` in a scrolling list as they come near and empties them when they are far: a
 * document of 350 pages would otherwise hold 350 pictures.
 */
export function createThumbnailWatch(root: HTMLElement, draw: Draw): { readonly stop: () => void } {
  const inTurn = createDrawingQueue()
  const drawing = new Map<HTMLCanvasElement, AbortController>()
  const begin = (canvas: HTMLCanvasElement): void => {
    const stop = new AbortController()
    drawing.set(canvas, stop)
    inTurn(() => draw(Number(canvas.dataset['page']), canvas, canvas.clientWidth, stop.signal), stop.signal)
  }
  const end = (canvas: HTMLCanvasElement): void => {
    drawing.get(canvas)?.abort()
    drawing.delete(canvas)
    // Writing the width empties a canvas and gives its memory back; the height keeps its place in the list.
    const ratio = canvas.height / canvas.width
    canvas.width = 10
    canvas.height = Math.round(10 * ratio)
  }
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const canvas = target as HTMLCanvasElement
        if (isIntersecting && !drawing.has(canvas)) begin(canvas)
        if (!isIntersecting && drawing.has(canvas)) end(canvas)
      }
    },
    { root, rootMargin: nearPx },
  )
  root.querySelectorAll<HTMLCanvasElement>('canvas[data-page]').forEach((canvas) => watcher.observe(canvas))
  return {
    stop: () => {
      watcher.disconnect()
      drawing.forEach((stop) => stop.abort())
    },
  }
}
