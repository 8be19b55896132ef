const narrowest = 44
const widest = 264
/** Padding of both sides, and the line between two cells. */
const edges = 15
const latinPx = 7.3
const hanPx = 13.2

/** The icon before a cell with a problem. */
const mark = 19

/**
 * How wide to draw a column, in px: its usual value, its whole head, and what is wrong in it, which must be read before
 * it can be put right; all within reason.
 */
export function columnPixels(usualCharacters: number, header: string, wrong: readonly string[] = []): number {
  const value = Math.max(usualCharacters * latinPx, ...wrong.map((text) => mark + textPixels(text)))
  return Math.round(Math.min(widest, Math.max(narrowest, edges + Math.max(value, textPixels(header)))))
}

const textPixels = (text: string): number =>
  Array.from(text).reduce(
    (sum, character) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u.test(character) ? hanPx : latinPx),
    0,
  )
