const narrowest = 44
const widest = 264
/** Padding of both sides, and the line between two cells. */
const edges = 15
const latinPx = 7.3
const hanPx = 13.2

/** How wide to draw a column, in px: its usual value and its whole head, within reason. */
export function columnPixels(usualCharacters: number, header: string): number {
  const value = usualCharacters * latinPx
  return Math.round(Math.min(widest, Math.max(narrowest, edges + Math.max(value, textPixels(header)))))
}

const textPixels = (text: string): number =>
  Array.from(text).reduce(
    (sum, character) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u.test(character) ? hanPx : latinPx),
    0,
  )
