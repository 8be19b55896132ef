import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'

/** Draws a small page; twice the pixels on a dense screen. Stops quietly when `signal` is aborted. */
export async function drawThumbnail(
  document: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  widthPx: number,
  signal: AbortSignal,
): Promise<PDFPageProxy | null> {
  const page = await document.getPage(number)
  if (signal.aborted) return null
  const unscaled = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: (widthPx * Math.min(2, window.devicePixelRatio)) / unscaled.width })
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  const task = page.render({ canvas, viewport })
  const stop = (): void => task.cancel()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await task.promise
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return page
}

/** Draws one page after another, newest wish first, so that thumbnails never hold up the page being read. */
export function createDrawingQueue(): (draw: () => Promise<void>, signal: AbortSignal) => void {
  const waiting: { readonly draw: () => Promise<void>; readonly signal: AbortSignal }[] = []
  let busy = false
  const next = async (): Promise<void> => {
    if (busy) return
    busy = true
    for (let wish = waiting.pop(); wish !== undefined; wish = waiting.pop()) {
      if (!wish.signal.aborted) await wish.draw().catch(() => undefined)
    }
    busy = false
  }
  return (draw, signal) => {
    waiting.push({ draw, signal })
    void next()
  }
}
