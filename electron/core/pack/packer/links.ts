import { PdfArray, PdfDict, PdfName, PdfNumber, PdfRef, PdfString, type PDF } from '@libpdf/core'
import { refKey, resolved, toNumbers } from './pdf-values.ts'

/** A link inside one paper, by pages counted from 0. */
export interface InnerLink {
  readonly page: number
  readonly target: number
  readonly rect: readonly number[]
}
type Value = NonNullable<ReturnType<PdfDict['get']>>

const treeDepth = 30

/** Links from page to page. Those to other files and addresses are left out: nothing in a pack leads outside it. */
export function readInnerLinks(pdf: PDF): readonly InnerLink[] {
  const pages = pdf.getPages()
  const places = new Map(pages.map((page, index) => [refKey(page.ref), index]))
  const found: InnerLink[] = []
  pages.forEach(({ dict }, page) => {
    const annotations = resolved(pdf, dict.get('Annots'))
    if (!(annotations instanceof PdfArray)) return
    for (const item of annotations) {
      const annotation = resolved(pdf, item)
      if (!(annotation instanceof PdfDict) || nameOf(annotation.get('Subtype')) !== 'Link') continue
      const rect = toNumbers(resolved(pdf, annotation.get('Rect')), pdf)
      const target = targetOf(pdf, annotation, places)
      if (rect !== null && target !== null) found.push({ page, target, rect })
    }
  })
  return found
}

const nameOf = (value: unknown): string => (value instanceof PdfName ? value.value : '')

function targetOf(pdf: PDF, annotation: PdfDict, places: ReadonlyMap<string, number>): number | null {
  const action = resolved(pdf, annotation.get('A'))
  const isGoTo = action instanceof PdfDict && nameOf(action.get('S')) === 'GoTo'
  const named = annotation.get('Dest') ?? (isGoTo ? action.get('D') : undefined)
  const destination = toDestination(pdf, resolved(pdf, named))
  const first = destination?.at(0)
  if (first instanceof PdfRef) return places.get(refKey(first)) ?? null
  return first instanceof PdfNumber && first.value >= 0 && first.value < places.size ? Math.floor(first.value) : null
}

/** A destination stands as an array, in a dictionary, or under a name. */
function toDestination(pdf: PDF, value: Value | null): PdfArray | null {
  if (value instanceof PdfArray) return value
  const isName = value instanceof PdfString || value instanceof PdfName
  const found = isName ? lookUp(pdf, value) : value
  if (found instanceof PdfArray) return found
  const inner = found instanceof PdfDict ? resolved(pdf, found.get('D')) : null
  return inner instanceof PdfArray ? inner : null
}

function lookUp(pdf: PDF, named: PdfString | PdfName): Value | null {
  const catalog = pdf.getCatalog()
  if (named instanceof PdfName) {
    const old = resolved(pdf, catalog.get('Dests'))
    return old instanceof PdfDict ? resolved(pdf, old.get(named.value)) : null
  }
  const names = resolved(pdf, catalog.get('Names'))
  const tree = names instanceof PdfDict ? resolved(pdf, names.get('Dests')) : null
  return tree instanceof PdfDict ? inTree(pdf, tree, Buffer.from(named.bytes), treeDepth) : null
}

function inTree(pdf: PDF, node: PdfDict, wanted: Buffer, depth: number): Value | null {
  if (depth === 0 || isOutside(pdf, node, wanted)) return null
  const names = resolved(pdf, node.get('Names'))
  if (names instanceof PdfArray) {
    for (let i = 0; i + 1 < names.length; i += 2) {
      const key = resolved(pdf, names.at(i))
      if (key instanceof PdfString && wanted.equals(key.bytes)) return resolved(pdf, names.at(i + 1))
    }
  }
  const kids = resolved(pdf, node.get('Kids'))
  if (!(kids instanceof PdfArray)) return null
  for (const kid of kids) {
    const child = resolved(pdf, kid)
    const found = child instanceof PdfDict ? inTree(pdf, child, wanted, depth - 1) : null
    if (found !== null) return found
  }
  return null
}

function isOutside(pdf: PDF, node: PdfDict, wanted: Buffer): boolean {
  const limits = resolved(pdf, node.get('Limits'))
  if (!(limits instanceof PdfArray)) return false
  const [low, high] = [resolved(pdf, limits.at(0)), resolved(pdf, limits.at(1))]
  if (!(low instanceof PdfString) || !(high instanceof PdfString)) return false
  return Buffer.compare(wanted, low.bytes) < 0 || Buffer.compare(wanted, high.bytes) > 0
}
