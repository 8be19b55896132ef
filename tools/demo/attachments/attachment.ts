import type { DocumentLetter } from '../../../shared/application-form.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import { both } from '../bilingual.ts'
import type { DemoApplication } from '../demo-application.ts'
import { createSheet, type Sheet } from '../pdf/sheet.ts'

export interface Attachment {
  readonly letter: DocumentLetter
  readonly title: Bilingual
  readonly draw: (sheet: Sheet, application: DemoApplication) => void
  /** Its first page is a cover and its second the contents. */
  readonly hasCover: boolean
}
export interface MadeDocument {
  readonly letter: DocumentLetter
  readonly title: Bilingual
  readonly pages: number
  readonly bytes: Uint8Array
}

export const partOf = (letter: DocumentLetter): Bilingual => both(`Part C, attachment ${letter}`, `丙部　附件${letter}`)

export async function makeAttachment(
  application: DemoApplication,
  { letter, title, draw, hasCover }: Attachment,
): Promise<MadeDocument> {
  const { applicant, declaration } = application.form
  const { first, colour } = application.dossier
  const sheet = createSheet(first, colour)
  draw(sheet, application)
  const made = await sheet.save({
    title,
    author: applicant.name[first],
    running: applicant.name[first],
    at: new Date(`${declaration.signedOn}T04:00:00Z`),
    from: hasCover ? 1 : 0,
    contentsPage: hasCover ? 1 : null,
  })
  return { letter, title, ...made }
}
