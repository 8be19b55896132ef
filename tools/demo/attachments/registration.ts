import { both, dayInWords } from '../bilingual.ts'
import type { DemoApplication } from '../demo-application.ts'
import { firstOf, heading, paragraph, plain, secondOf } from '../pdf/blocks.ts'
import { masthead } from '../pdf/cover.ts'
import { bodyWidth, colour, grey, paper, tint, type Sheet, type TextStyle } from '../pdf/sheet.ts'
import { table } from '../pdf/table.ts'
import { partOf, type Attachment } from './attachment.ts'

export const registration: Attachment = {
  letter: 'E',
  title: both('Incorporation and registration', '註冊及登記文件'),
  hasCover: false,
  draw: drawRegistration,
}

function drawRegistration(sheet: Sheet, { dossier, form }: DemoApplication): void {
  if (dossier.registration === null) return
  const { title, rows, note } = dossier.registration
  masthead(sheet, partOf('E'), registration.title, form.applicant.name)
  heading(sheet, '1', title)
  table(
    sheet,
    [
      { head: both('Particular', '項目'), share: 4 },
      { head: both('As registered', '登記內容'), share: 6 },
    ],
    rows.map(({ name, value }) => [name, value]),
  )
  paragraph(
    sheet,
    both(
      'Certified to be a true copy of the original held by the applicant at its registered office.',
      '茲證明此為申請機構於註冊辦事處所存正本的真實副本。',
    ),
  )
  plain(sheet, dayInWords(form.declaration.signedOn))
  sheet.newPage()
  drawCertificate(sheet, form.applicant.name)
  plain(sheet, note)
}

function drawCertificate(sheet: Sheet, name: { readonly en: string; readonly zh: string }): void {
  const height = 330
  const bottom = sheet.y() - height
  const page = sheet.page()
  for (const [inset, width] of [
    [0, 2.2],
    [7, 0.7],
  ] as const)
    page.drawRectangle({
      x: paper.left + inset,
      y: bottom + inset,
      width: bodyWidth - inset * 2,
      height: height - inset * 2,
      borderColor: colour(sheet.accent),
      borderWidth: width,
    })
  const centred = (text: string, y: number, style: TextStyle) =>
    sheet.textAt(text, paper.left + (bodyWidth - sheet.widthOf(text, style)) / 2, y, style)
  sheet.mark('2　Certificate 證明書', 1)
  centred('SPECIMEN　樣本', bottom + height - 60, {
    size: 24,
    lead: 30,
    weight: 'bold',
    colour: tint(sheet.accent, 0.2),
  })
  centred('Certificate of registration', bottom + height - 110, { size: 16, lead: 22 })
  centred('註冊證明書', bottom + height - 134, { size: 14, lead: 20, colour: grey })
  const style: TextStyle = { size: 12, lead: 18, weight: 'bold' }
  let y = bottom + height - 184
  for (const text of [firstOf(sheet, name), secondOf(sheet, name)])
    for (const line of sheet.linesOf(text, style, bodyWidth - 60)) {
      centred(line, y, style)
      y -= style.lead
    }
  page.drawCircle({
    x: paper.left + bodyWidth / 2,
    y: bottom + 72,
    radius: 36,
    borderColor: colour(tint(sheet.accent, 0.3)),
    borderWidth: 1.4,
  })
  page.drawCircle({
    x: paper.left + bodyWidth / 2,
    y: bottom + 72,
    radius: 29,
    borderColor: colour(tint(sheet.accent, 0.3)),
    borderWidth: 0.6,
  })
  centred('DEMO', bottom + 69, { size: 11, lead: 14, weight: 'bold', colour: tint(sheet.accent, 0.3) })
  sheet.moveDown(height + 28)
}
