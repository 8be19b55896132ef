import type { Bilingual } from '../../../shared/ids.ts'
import { caption, firstOf } from './blocks.ts'
import { bodyWidth, colour, grey, paper, tint, type Rgb, type Sheet, type TextStyle } from './sheet.ts'

/** The least round number, in quarters of 1, 2, 2.5 or 5 times a power of ten, that holds the tallest value. */
function roundTop(most: number): number {
  const quarter = most / 4
  const power = 10 ** Math.floor(Math.log10(quarter))
  return 4 * power * ([1, 2, 2.5, 5, 10].find((step) => step * power >= quarter) ?? 10)
}

const label: TextStyle = { size: 8, lead: 11, colour: grey }

/** Shades of the applicant's colour, dark to light, so that a series stays apart on a black-and-white print too. */
const shade = (sheet: Sheet, index: number, of: number): Rgb => tint(sheet.accent, of <= 1 ? 0 : (index / of) * 0.82)

export interface Span {
  readonly name: Bilingual
  /** From 1. */
  readonly from: number
  readonly months: number
  readonly cards: number
}

/** Cards in use by month, stacked by work package. */
export function cardsByMonth(sheet: Sheet, title: Bilingual, spans: readonly Span[]): void {
  const months = Math.max(...spans.map(({ from, months }) => from + months - 1))
  const usedIn = (month: number) => spans.filter(({ from, months }) => month >= from && month < from + months)
  const most = roundTop(
    Math.max(
      ...Array.from({ length: months }, (_, index) => usedIn(index + 1).reduce((sum, { cards }) => sum + cards, 0)),
    ),
  )
  const height = 120
  const frame = openFigure(sheet, height + spans.length * 14 + 12)
  const step = (bodyWidth - 60) / months
  axis(sheet, frame.bottom + spans.length * 14 + 22, height, most, frame.left)
  const base = frame.bottom + spans.length * 14 + 22
  for (let month = 1; month <= months; month += 1) {
    let y = base
    for (const span of usedIn(month)) {
      const tall = (span.cards / most) * height
      sheet.page().drawRectangle({
        x: frame.left + 44 + (month - 1) * step,
        y,
        width: step * 0.72,
        height: tall,
        color: colour(shade(sheet, spans.indexOf(span), spans.length)),
        borderColor: colour([1, 1, 1]),
        borderWidth: 0.7,
      })
      y += tall
    }
    const text = `${month}`
    sheet.textAt(
      text,
      frame.left + 44 + (month - 1) * step + step * 0.36 - sheet.widthOf(text, label) / 2,
      base - 12,
      label,
    )
  }
  legend(
    sheet,
    spans.map(({ name, cards, months }) => `${firstOf(sheet, name)}　${cards} × ${months}`),
    frame.left + 44,
    base - 28,
  )
  closeFigure(sheet, title)
}

function legend(sheet: Sheet, names: readonly string[], x: number, top: number): void {
  names.forEach((name, index) => {
    const y = top - index * 14
    sheet.page().drawRectangle({ x, y: y - 1, width: 9, height: 9, color: colour(shade(sheet, index, names.length)) })
    sheet.textAt(name, x + 15, y, label)
  })
}

function axis(sheet: Sheet, base: number, height: number, most: number, left: number): void {
  for (let part = 0; part <= 4; part += 1) {
    const y = base + (part / 4) * height
    const text = `${Math.round((most * part) / 4)}`
    sheet.textAt(text, left + 36 - sheet.widthOf(text, label), y - 3, label)
    sheet.page().drawLine({
      start: { x: left + 42, y },
      end: { x: left + bodyWidth, y },
      thickness: part === 0 ? 0.8 : 0.3,
      color: colour(tint(grey, part === 0 ? 0.3 : 0.7)),
    })
  }
}

export interface Bar {
  readonly name: string
  readonly value: number
}
/** Horizontal bars with the number beside each. */
export function bars(sheet: Sheet, title: Bilingual, items: readonly Bar[], unit: string): void {
  const rowHeight = 30
  const frame = openFigure(sheet, items.length * rowHeight + 8)
  const most = Math.max(...items.map(({ value }) => value))
  items.forEach(({ name, value }, index) => {
    const y = frame.top - (index + 1) * rowHeight + 6
    const width = (value / most) * (bodyWidth - 110)
    sheet.textAt(name, frame.left, y + 13, label)
    sheet.page().drawRectangle({ x: frame.left, y, width, height: 9, color: colour(shade(sheet, 0, 1)) })
    sheet.textAt(`${value.toLocaleString('en-GB')} ${unit}`, frame.left + width + 6, y + 1, label)
  })
  closeFigure(sheet, title)
}

/** Pairs of columns a year: money in, money out. */
export function pairs(
  sheet: Sheet,
  title: Bilingual,
  years: readonly string[],
  series: readonly { readonly name: Bilingual; readonly values: readonly number[] }[],
): void {
  const height = 110
  const frame = openFigure(sheet, height + 46)
  const base = frame.bottom + 42
  const most = roundTop(Math.max(...series.flatMap(({ values }) => values)))
  axis(sheet, base, height, most, frame.left)
  const step = (bodyWidth - 60) / years.length
  years.forEach((year, index) => {
    series.forEach(({ values }, at) => {
      const tall = ((values[index] ?? 0) / most) * height
      sheet.page().drawRectangle({
        x: frame.left + 60 + index * step + at * 34,
        y: base,
        width: 30,
        height: tall,
        color: colour(shade(sheet, at, series.length)),
      })
    })
    sheet.textAt(year, frame.left + 66 + index * step, base - 13, label)
  })
  series.forEach(({ name }, at) => {
    const x = frame.left + 60 + at * 170
    sheet.page().drawRectangle({ x, y: base - 32, width: 9, height: 9, color: colour(shade(sheet, at, series.length)) })
    sheet.textAt(`${name.en}　${name.zh}`, x + 15, base - 31, label)
  })
  closeFigure(sheet, title)
}

/** A measured curve: error against size, points joined by lines, sizes by powers of two. */
export function curve(
  sheet: Sheet,
  title: Bilingual,
  points: readonly { readonly x: string; readonly y: number }[],
  unit: string,
): void {
  const height = 120
  const frame = openFigure(sheet, height + 24)
  const base = frame.bottom + 20
  const most = roundTop(Math.max(...points.map(({ y }) => y)) * 1.1)
  const step = (bodyWidth - 80) / Math.max(1, points.length - 1)
  axis(sheet, base, height, most, frame.left)
  const at = (index: number) => ({
    x: frame.left + 60 + index * step,
    y: base + ((points[index]?.y ?? 0) / most) * height,
  })
  points.forEach((point, index) => {
    const here = at(index)
    if (index > 0)
      sheet.page().drawLine({ start: at(index - 1), end: here, thickness: 1.4, color: colour(sheet.accent) })
    sheet.page().drawCircle({ ...here, radius: 2.6, color: colour(sheet.accent) })
    sheet.textAt(`${point.y}${unit}`, here.x - 8, here.y + 7, label)
    sheet.textAt(point.x, here.x - sheet.widthOf(point.x, label) / 2, base - 13, label)
  })
  closeFigure(sheet, title)
}

/** Boxes from left to right with arrows: how the work flows. */
export function flow(sheet: Sheet, title: Bilingual, steps: readonly Bilingual[]): void {
  const gap = 18
  const width = (bodyWidth - gap * (steps.length - 1)) / steps.length
  const style: TextStyle = { size: 8.4, lead: 11.5 }
  const wrapped = steps.map((step) => sheet.linesOf(firstOf(sheet, step), style, width - 14))
  const tall = Math.max(...wrapped.map(({ length }) => length)) * style.lead + 18
  const frame = openFigure(sheet, tall + 8)
  wrapped.forEach((lines, index) => {
    const x = frame.left + index * (width + gap)
    const y = frame.bottom + 4
    sheet.page().drawRectangle({
      x,
      y,
      width,
      height: tall,
      cornerRadius: 4,
      color: colour(tint(sheet.accent, 0.9)),
      borderColor: colour(tint(sheet.accent, 0.4)),
      borderWidth: 0.8,
    })
    lines.forEach((line, at) => sheet.textAt(line, x + 7, y + tall - 17 - at * style.lead, style))
    if (index > 0) arrow(sheet, x - gap + 3, x - 3, y + tall / 2)
  })
  closeFigure(sheet, title)
}

function arrow(sheet: Sheet, from: number, to: number, y: number): void {
  sheet.page().drawLine({ start: { x: from, y }, end: { x: to, y }, thickness: 1, color: colour(sheet.accent) })
  const head = sheet
    .page()
    .drawPath()
    .moveTo(to - 4, y + 3)
    .lineTo(to + 1, y)
    .lineTo(to - 4, y - 3)
    .close()
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- fills a path, not an array
  head.fill({ color: colour(sheet.accent) })
}

function openFigure(
  sheet: Sheet,
  height: number,
): { readonly left: number; readonly top: number; readonly bottom: number } {
  sheet.need(height + 40)
  sheet.moveDown(4)
  const top = sheet.y() + 8
  sheet.moveDown(height)
  return { left: paper.left, top, bottom: top - height }
}

function closeFigure(sheet: Sheet, title: Bilingual): void {
  sheet.moveDown(6)
  caption(sheet, 'figure', title)
  sheet.moveDown(14)
}
