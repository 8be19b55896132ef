import type { DemoApplication, ExtraDocument } from '../demo-application.ts'
import { dayInWords } from '../bilingual.ts'
import { heading, paragraph, plain } from '../pdf/blocks.ts'
import { masthead } from '../pdf/cover.ts'
import type { Sheet } from '../pdf/sheet.ts'
import { table } from '../pdf/table.ts'
import { partOf, type Attachment } from './attachment.ts'

/** Attachments F to H, each as its case describes it. */
export const extra = ({ letter, title, sections, table: figures }: ExtraDocument): Attachment => ({
  letter,
  title,
  hasCover: false,
  draw: (sheet: Sheet, { form }: DemoApplication) => {
    masthead(sheet, partOf(letter), title, form.applicant.name)
    sections.forEach((section, index) => {
      // A letter of support starts its own page, as it would if it had come by post.
      if (index > 0) sheet.newPage()
      heading(sheet, `${index + 1}`, section.title)
      for (const text of section.paragraphs) paragraph(sheet, text)
      plain(sheet, dayInWords(form.declaration.signedOn))
    })
    if (figures === undefined) return
    sheet.newPage()
    table(
      sheet,
      figures.head.map((head, index) => ({
        head,
        share: index === 0 ? 5 : 2,
        ...(index === 0 ? {} : { align: 'right' as const }),
      })),
      figures.rows,
      { title },
    )
  },
})
