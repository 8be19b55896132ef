import { PdfArray, PdfDict, PdfNull, type PDF, type PdfRef } from '@libpdf/core'
import { name, number, text } from './pdf-values.ts'

export interface Bookmark {
  readonly title: string
  readonly level: 1 | 2
  readonly page: PdfRef
  /** Distance from the page's lower edge; null: the whole page. */
  readonly top: number | null
}
interface Node {
  readonly mark: Bookmark
  readonly dict: PdfDict
  readonly ref: PdfRef
}

/** Writes bookmarks as ISO 32000-2 12.3.3 wants them: a doubly linked list a level. The second level starts closed. */
export function writeOutline(pdf: PDF, marks: readonly Bookmark[]): void {
  if (marks.length === 0) return
  const nodes = marks.map((mark): Node => {
    const dict = new PdfDict()
    dict.set('Title', text(mark.title))
    const top = mark.top === null ? PdfNull.instance : number(mark.top)
    dict.set('Dest', new PdfArray([mark.page, name('XYZ'), PdfNull.instance, top, PdfNull.instance]))
    return { mark, dict, ref: pdf.register(dict) }
  })
  const root = new PdfDict()
  const rootRef = pdf.register(root)
  root.set('Type', name('Outlines'))
  const items = nodes.filter(({ mark }) => mark.level === 1)
  link(root, rootRef, items, items.length)
  for (const item of items) {
    const at = nodes.indexOf(item)
    const next = nodes.findIndex(({ mark }, index) => index > at && mark.level === 1)
    const children = nodes.slice(at + 1, next === -1 ? undefined : next)
    link(item.dict, item.ref, children, -children.length)
  }
  pdf.getCatalog().set('Outlines', rootRef)
  pdf.getCatalog().set('PageMode', name('UseOutlines'))
}

function link(parent: PdfDict, parentRef: PdfRef, children: readonly Node[], count: number): void {
  const [head] = children
  const tail = children.at(-1)
  if (head === undefined || tail === undefined) return
  parent.set('First', head.ref)
  parent.set('Last', tail.ref)
  parent.set('Count', number(count))
  children.forEach(({ dict }, index) => {
    dict.set('Parent', parentRef)
    const before = children[index - 1]
    const after = children[index + 1]
    if (before !== undefined) dict.set('Prev', before.ref)
    if (after !== undefined) dict.set('Next', after.ref)
  })
}
