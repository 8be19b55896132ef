/** Beside the page when it is fitted, and above the first one; the grey canvas shows through. */
export const gutterPx = 22
/** Wider than this a line of text is too long to read; a wide window gets margins instead. */
const widestPx = 780

/** Scale at which a page of this width (CSS px at 100 %) fills the pane. */
export function fitScale(paneWidthPx: number, pageWidthPx: number): number {
  const width = Math.min(Math.max(paneWidthPx - 2 * gutterPx, 120), widestPx)
  return Math.round((width / pageWidthPx) * 1_000) / 1_000
}

const stops = [0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5]
export const leastScale = 0.25
export const mostScale = 5
// A fitted scale seldom falls on a stop; one that is almost the next would not look like a step.
const tooCloseRatio = 1.03

export const zoomIn = (scale: number): number => stops.find((stop) => stop > scale * tooCloseRatio) ?? mostScale
export const zoomOut = (scale: number): number => stops.findLast((stop) => stop < scale / tooCloseRatio) ?? leastScale
