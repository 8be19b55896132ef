import { PdfArray, PdfDict, PdfName, PdfNull, PdfNumber, PdfString, type PDF, type PdfRef } from '@libpdf/core'

export interface OutlineEntry {
  readonly title: string
  readonly level: 1 | 2
  /** From 0. */
  readonly page: number
  readonly y: number
}

const name = (value: string) => PdfName.of(value)

/** Bookmarks, two levels deep, as ISO 32000 12.3.3 wants them: a doubly linked list a level. */
export function writeOutline(pdf: PDF, entries: readonly OutlineEntry[]): void {
  if (entries.length === 0) return
  const root = new PdfDict()
  const rootRef = pdf.register(root)
  const nodes = entries.map((entry) => {
    const dict = new PdfDict()
    dict.set('Title', PdfString.fromString(entry.title))
    const page = pdf.getPage(entry.page)
    if (page)
      dict.set('Dest', new PdfArray([page.ref, name('XYZ'), PdfNull.instance, PdfNumber.of(entry.y), PdfNull.instance]))
    return { entry, dict, ref: pdf.register(dict) }
  })
  const chapters = nodes.filter(({ entry }) => entry.level === 1)
  link(root, rootRef, chapters)
  root.set('Type', name('Outlines'))
  for (const chapter of chapters) {
    const at = nodes.indexOf(chapter)
    const next = nodes.findIndex(({ entry }, index) => index > at && entry.level === 1)
    link(chapter.dict, chapter.ref, nodes.slice(at + 1, next === -1 ? undefined : next))
  }
  pdf.getCatalog().set('Outlines', rootRef)
}

function link(
  parent: PdfDict,
  parentRef: PdfRef,
  children: readonly { readonly dict: PdfDict; readonly ref: PdfRef }[],
): void {
  const [head] = children
  const tail = children.at(-1)
  if (head === undefined || tail === undefined) return
  parent.set('First', head.ref)
  parent.set('Last', tail.ref)
  parent.set('Count', PdfNumber.of(children.length))
  children.forEach(({ dict }, index) => {
    dict.set('Parent', parentRef)
    const before = children[index - 1]
    const after = children[index + 1]
    if (before) dict.set('Prev', before.ref)
    if (after) dict.set('Next', after.ref)
  })
}
