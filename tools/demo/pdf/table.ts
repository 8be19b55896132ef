import type { Bilingual } from '../../../shared/ids.ts'
import { caption, firstOf, secondOf } from './blocks.ts'
import { black, bodyWidth, colour, grey, paper, tint, type Rgb, type Sheet, type TextStyle } from './sheet.ts'

export type Cell = string | Bilingual
export interface Column {
  readonly head: Bilingual
  /** Share of the width. */
  readonly share: number
  readonly align?: 'left' | 'right'
}
export interface TableOptions {
  readonly title?: Bilingual
  /** Prints the last row in bold over a line. */
  readonly hasTotal?: boolean
  readonly pad?: number
}

interface Line {
  readonly text: string
  readonly style: TextStyle
}
const inset = 6

/** Columns of text in both languages; the head comes again on every page, and no row is cut in two. */
export function table(
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  options: TableOptions = {},
): void {
  const all = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => (column.share / all) * bodyWidth)
  const pad = options.pad ?? 4
  sheet.need(90)
  if (options.title) caption(sheet, 'table', options.title)
  const head = columns.map((column, index) =>
    cellLines(sheet, column.head, widths[index] ?? 0, { bold: true, accent: sheet.accent }),
  )
  const drawHead = () => drawRow(sheet, columns, widths, head, pad, { ground: tint(sheet.accent, 0.88) })
  drawHead()
  rows.forEach((row, rowIndex) => {
    const isTotal = options.hasTotal === true && rowIndex === rows.length - 1
    const cells = row.map((cell, index) => cellLines(sheet, cell, widths[index] ?? 0, { bold: isTotal, accent: black }))
    if (sheet.need(heightOf(cells, pad))) drawHead()
    drawRow(sheet, columns, widths, cells, pad, isTotal ? { ruleAbove: true } : {})
  })
  sheet.moveDown(16)
}

function cellLines(
  sheet: Sheet,
  cell: Cell,
  width: number,
  { bold, accent }: { readonly bold: boolean; readonly accent: Rgb },
): readonly Line[] {
  const main: TextStyle = { size: 9, lead: 13, colour: accent, ...(bold ? { weight: 'bold' } : {}) }
  const small: TextStyle = { size: 8, lead: 11.6, colour: grey }
  const of = (text: string, style: TextStyle) =>
    sheet.linesOf(text, style, width - inset * 2).map((line) => ({ text: line, style }))
  if (typeof cell === 'string') return of(cell, main)
  const under = secondOf(sheet, cell)
  return [...of(firstOf(sheet, cell), main), ...(under === firstOf(sheet, cell) ? [] : of(under, small))]
}

const cellHeight = (cell: readonly Line[]): number => cell.reduce((sum, line) => sum + line.style.lead, 0)
const heightOf = (cells: readonly (readonly Line[])[], pad: number): number =>
  Math.max(...cells.map(cellHeight)) + pad * 2

function drawRow(
  sheet: Sheet,
  columns: readonly Column[],
  widths: readonly number[],
  cells: readonly (readonly Line[])[],
  pad: number,
  look: { readonly ground?: Rgb; readonly ruleAbove?: boolean },
): void {
  const height = heightOf(cells, pad)
  const top = sheet.y() + 10
  const page = sheet.page()
  if (look.ground)
    page.drawRectangle({ x: paper.left, y: top - height, width: bodyWidth, height, color: colour(look.ground) })
  if (look.ruleAbove) rule(sheet, top, 0.9)
  let x: number = paper.left
  cells.forEach((cell, index) => {
    const width = widths[index] ?? 0
    let y = top - pad
    for (const { text, style } of cell) {
      y -= style.lead
      const at = columns[index]?.align === 'right' ? x + width - inset - sheet.widthOf(text, style) : x + inset
      sheet.textAt(text, at, y + style.lead * 0.28, style)
    }
    x += width
  })
  rule(sheet, top - height, 0.4)
  sheet.moveDown(height)
}

const rule = (sheet: Sheet, y: number, thickness: number) =>
  sheet.page().drawLine({
    start: { x: paper.left, y },
    end: { x: paper.width - paper.right, y },
    thickness,
    color: colour(tint(sheet.accent, 0.55)),
  })
