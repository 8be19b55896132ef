import type { Bilingual } from '../../../shared/ids.ts'
import { black, bodyWidth, colour, grey, paper, tint, type Sheet, type TextStyle } from './sheet.ts'

const reading = { en: { size: 10.2, lead: 15.6 }, zh: { size: 10.2, lead: 17 } } as const
const second = { en: { size: 9.2, lead: 13.8 }, zh: { size: 9.2, lead: 15 } } as const

export const firstOf = (sheet: Sheet, text: Bilingual): string => text[sheet.first] || text[otherOf(sheet)]
export const secondOf = (sheet: Sheet, text: Bilingual): string =>
  text[sheet.first] === '' ? '' : text[otherOf(sheet)]
const otherOf = (sheet: Sheet): 'en' | 'zh' => (sheet.first === 'en' ? 'zh' : 'en')

export function heading(sheet: Sheet, number: string, title: Bilingual): void {
  sheet.need(200)
  sheet.moveDown(14)
  sheet.mark(`${number}　${firstOf(sheet, title)}`, 1)
  const style: TextStyle = { size: 15, lead: 20, weight: 'bold', colour: sheet.accent }
  const lines = sheet.linesOf(firstOf(sheet, title), style, bodyWidth - 30)
  sheet.textAt(number, paper.left, sheet.y(), style)
  for (const line of lines) {
    sheet.textAt(line, paper.left + 30, sheet.y(), style)
    sheet.moveDown(style.lead)
  }
  const under = secondOf(sheet, title)
  if (under !== '') sheet.textAt(under, paper.left + 30, sheet.y() + 2, { size: 10, lead: 14, colour: grey })
  sheet.moveDown(24)
}

export function subheading(sheet: Sheet, title: Bilingual): void {
  sheet.need(120)
  sheet.moveDown(6)
  sheet.mark(firstOf(sheet, title), 2)
  const style: TextStyle = { size: 11, lead: 16, weight: 'bold' }
  const text = firstOf(sheet, title)
  for (const line of sheet.linesOf(text, style, bodyWidth)) {
    sheet.textAt(line, paper.left, sheet.y(), style)
    sheet.moveDown(style.lead)
  }
  const under = secondOf(sheet, title)
  if (under !== '') {
    sheet.textAt(under, paper.left, sheet.y(), { size: 9, lead: 14, colour: grey })
    sheet.moveDown(14)
  }
  sheet.moveDown(5)
}

/** A paragraph in the applicant's first language, then the same in the other, set smaller beside a rule. */
export function paragraph(sheet: Sheet, text: Bilingual): void {
  lines(sheet, firstOf(sheet, text), reading[sheet.first], 0)
  const under = secondOf(sheet, text)
  if (under !== '') {
    sheet.moveDown(3)
    lines(sheet, under, { ...second[otherOf(sheet)], colour: grey }, 14)
  }
  sheet.moveDown(10)
}

export function plain(sheet: Sheet, text: Bilingual, style: TextStyle = { size: 9, lead: 14, colour: grey }): void {
  lines(sheet, `${firstOf(sheet, text)}　${secondOf(sheet, text)}`, style, 0)
  sheet.moveDown(8)
}

function lines(sheet: Sheet, text: string, style: TextStyle, indent: number): void {
  const broken = sheet.linesOf(text, style, bodyWidth - indent)
  broken.forEach((line, index) => {
    // No paragraph leaves its first line alone at the foot of a page.
    sheet.need(index === 0 && broken.length > 1 ? style.lead * 2 : style.lead)
    if (indent > 0)
      sheet.page().drawRectangle({
        x: paper.left + 2,
        y: sheet.y() - 4,
        width: 1.6,
        height: style.lead,
        color: colour(tint(sheet.accent, 0.7)),
      })
    sheet.textAt(line, paper.left + indent, sheet.y(), style)
    sheet.moveDown(style.lead)
  })
}

export function bullets(sheet: Sheet, items: readonly string[]): void {
  const style: TextStyle = { size: 9.5, lead: 15, colour: black }
  for (const item of items) {
    sheet.need(style.lead)
    sheet.page().drawCircle({ x: paper.left + 6, y: sheet.y() + 3.2, radius: 1.5, color: colour(sheet.accent) })
    for (const line of sheet.linesOf(item, style, bodyWidth - 18)) {
      sheet.textAt(line, paper.left + 16, sheet.y(), style)
      sheet.moveDown(style.lead)
    }
  }
  sheet.moveDown(8)
}

/** Caption above a table or below a figure, numbered by itself. */
export function caption(sheet: Sheet, kind: 'table' | 'figure', title: Bilingual): void {
  const number = kind === 'table' ? sheet.tableNumber() : sheet.figureNumber()
  const label = kind === 'table' ? { en: 'Table', zh: '表' } : { en: 'Figure', zh: '圖' }
  const text = `${label[sheet.first]} ${number}　${firstOf(sheet, title)}　${secondOf(sheet, title)}`
  const style: TextStyle = { size: 8.8, lead: 14, weight: 'bold', colour: grey }
  for (const line of sheet.linesOf(text, style, bodyWidth)) {
    sheet.textAt(line, paper.left, sheet.y(), style)
    sheet.moveDown(style.lead)
  }
}
