/** Width of a piece of text in points, at the size in hand. */
export type Measure = (text: string) => number

// Marks that may not begin a line, and those that may not end one (kinsoku; JIS X 4051 and CLREQ 3.1.3 agree on these).
const notAtStart = new Set('、。，．：；！？）」』】》〉〕”’…—～%％‰℃,.:;!?)]}')
const notAtEnd = new Set('（「『【《〈〔“‘([{$')

const isIdeographic = (char: string): boolean =>
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u{20000}-\u{3ffff}]/u.test(char)

interface Unit {
  text: string
  spaceAfter: boolean
}

/** Pieces between which a line may break: a Latin word, or one ideograph with the marks that cling to it. */
function toUnits(text: string): Unit[] {
  const units: Unit[] = []
  let joins = false
  for (const char of text) {
    const last = units.at(-1)
    if (/\s/.test(char)) {
      if (last) last.spaceAfter = true
      joins = false
      continue
    }
    const clings =
      last !== undefined && !last.spaceAfter && (joins || notAtStart.has(char) || continuesWord(last, char))
    if (clings) last.text += char
    else units.push({ text: char, spaceAfter: false })
    joins = notAtEnd.has(char)
  }
  return units
}

function continuesWord(last: Unit, char: string): boolean {
  if (isIdeographic(char)) return false
  const end = Array.from(last.text).at(-1) ?? ''
  // A hyphen inside a word is a place to break: card-|months. A minus before a figure is not.
  if (end === '-' && last.text.length > 2 && /[a-z]/i.test(char)) return false
  return !isIdeographic(end)
}

/**
 * Lines no wider than `maxWidth`. The PDF writer breaks at spaces only, so a Chinese paragraph would run off the page.
 * A single piece that is wider than a line (a long URL) is cut between characters.
 */
export function breakLines(text: string, measure: Measure, maxWidth: number): string[] {
  const lines: string[] = []
  let line = ''
  let gap = ''
  for (const unit of toUnits(text)) {
    const joined = line + gap + unit.text
    if (line === '' || measure(joined) <= maxWidth) line = joined
    else {
      lines.push(line)
      line = unit.text
    }
    while (measure(line) > maxWidth && Array.from(line).length > 1) {
      const cut = fitting(line, measure, maxWidth)
      lines.push(line.slice(0, cut))
      line = line.slice(cut)
    }
    gap = unit.spaceAfter ? ' ' : ''
  }
  if (line !== '') lines.push(line)
  return lines
}

function fitting(text: string, measure: Measure, maxWidth: number): number {
  let cut = 0
  for (const char of text) {
    if (cut > 0 && measure(text.slice(0, cut + char.length)) > maxWidth) break
    cut += char.length
  }
  return cut
}
