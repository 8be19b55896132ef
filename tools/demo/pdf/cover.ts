import type { Bilingual } from '../../../shared/ids.ts'
import { both } from '../bilingual.ts'
import { firstOf, secondOf } from './blocks.ts'
import { black, bodyWidth, colour, grey, paper, tint, type Sheet, type TextStyle } from './sheet.ts'

const scheme = both('Application for compute subsidy', '算力資助申請')

/** The first page of a long attachment: a field of the applicant's colour, the title in both languages, key facts. */
export function cover(
  sheet: Sheet,
  part: Bilingual,
  title: Bilingual,
  applicant: Bilingual,
  facts: readonly (readonly [Bilingual, string])[],
): void {
  const field = 300
  const page = sheet.page()
  page.drawRectangle({ x: 0, y: paper.height - field, width: paper.width, height: field, color: colour(sheet.accent) })
  drawMotif(sheet, paper.height - field, field)
  const light = tint(sheet.accent, 0.82)
  sheet.textAt(`${firstOf(sheet, scheme)}　${secondOf(sheet, scheme)}`, paper.left, paper.height - 64, {
    size: 9.5,
    lead: 14,
    colour: light,
  })
  let y = paper.height - 130
  const big: TextStyle = { size: 24, lead: 32, weight: 'bold', colour: [1, 1, 1] }
  for (const line of sheet.linesOf(firstOf(sheet, title), big, bodyWidth)) {
    sheet.textAt(line, paper.left, y, big)
    y -= big.lead
  }
  const less: TextStyle = { size: 14, lead: 21, colour: light }
  y -= 2
  for (const line of sheet.linesOf(secondOf(sheet, title), less, bodyWidth)) {
    sheet.textAt(line, paper.left, y, less)
    y -= less.lead
  }
  y = paper.height - field - 54
  const name: TextStyle = { size: 15, lead: 21, weight: 'bold', colour: sheet.accent }
  for (const line of sheet.linesOf(firstOf(sheet, applicant), name, bodyWidth)) {
    sheet.textAt(line, paper.left, y, name)
    y -= name.lead
  }
  sheet.textAt(secondOf(sheet, applicant), paper.left, y, { size: 11, lead: 16, colour: grey })
  y -= 26
  sheet.textAt(`${firstOf(sheet, part)}　${secondOf(sheet, part)}`, paper.left, y, {
    size: 11,
    lead: 16,
    colour: black,
  })
  y -= 34
  for (const [label, value] of facts) {
    page.drawLine({
      start: { x: paper.left, y: y + 16 },
      end: { x: paper.width - paper.right, y: y + 16 },
      thickness: 0.4,
      color: colour(tint(sheet.accent, 0.6)),
    })
    sheet.textAt(`${label.en}　${label.zh}`, paper.left, y, { size: 9, lead: 13, colour: grey })
    for (const line of sheet.linesOf(value, { size: 9.5, lead: 14 }, bodyWidth - 190)) {
      sheet.textAt(line, paper.left + 190, y, { size: 9.5, lead: 14 })
      y -= 14
    }
    y -= 10
  }
  const foot: TextStyle = { size: 8.5, lead: 13, colour: grey }
  sheet.textAt(
    'Invented for demonstration. No organisation, person or project named here exists.',
    paper.left,
    62,
    foot,
  )
  sheet.textAt('示範用虛構文件，所述機構、人物及項目均不存在。', paper.left, 48, foot)
  sheet.newPage()
}

function drawMotif(sheet: Sheet, bottom: number, height: number): void {
  const page = sheet.page()
  for (let ring = 0; ring < 7; ring += 1)
    page.drawCircle({
      x: paper.width - 30,
      y: bottom + height - 40,
      radius: 40 + ring * 34,
      borderColor: colour(tint(sheet.accent, 0.14)),
      borderWidth: 1.2,
    })
}

/** The head of a short attachment. */
export function masthead(sheet: Sheet, part: Bilingual, title: Bilingual, applicant: Bilingual): void {
  const page = sheet.page()
  page.drawRectangle({ x: 0, y: paper.height - 12, width: paper.width, height: 12, color: colour(sheet.accent) })
  let y = paper.height - 76
  sheet.textAt(`${firstOf(sheet, part)}　${secondOf(sheet, part)}`, paper.left, y, {
    size: 9.5,
    lead: 14,
    colour: grey,
  })
  y -= 30
  const big: TextStyle = { size: 20, lead: 27, weight: 'bold', colour: sheet.accent }
  for (const line of sheet.linesOf(firstOf(sheet, title), big, bodyWidth)) {
    sheet.textAt(line, paper.left, y, big)
    y -= big.lead
  }
  sheet.textAt(secondOf(sheet, title), paper.left, y + 3, { size: 12, lead: 18, colour: grey })
  y -= 22
  for (const line of sheet.linesOf(
    `${firstOf(sheet, applicant)}　${secondOf(sheet, applicant)}`,
    { size: 10, lead: 15 },
    bodyWidth,
  )) {
    sheet.textAt(line, paper.left, y, { size: 10, lead: 15 })
    y -= 15
  }
  sheet.moveDown(sheet.y() - y + 8)
}
