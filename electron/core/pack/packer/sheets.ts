import { PDF, PdfArray, PdfDict, PdfString } from '@libpdf/core'
import { anchorHost } from './anchor-host.ts'
import { resolved, toNumbers } from './pdf-values.ts'
import type { Measured } from './protocol.ts'

// Cover, agenda and sheets come printed from HTML. Where something stands, and where it leads to, is told by links to an
// address that does not exist: `at/KEY` marks a place, `to/KEY` is a link to one. Neither reaches the pack as it is.

export interface Anchor {
  readonly kind: 'at' | 'to'
  readonly key: string
  /** From 0, in the printed file. */
  readonly page: number
  readonly rect: readonly [number, number, number, number]
}

export function readAnchors(sheets: PDF): readonly Anchor[] {
  return sheets.getPages().flatMap(({ dict }, page) => {
    const annotations = resolved(sheets, dict.get('Annots'))
    if (!(annotations instanceof PdfArray)) return []
    return annotations.toArray().flatMap((item) => {
      const annotation = resolved(sheets, item)
      const anchor = annotation instanceof PdfDict ? toAnchor(sheets, annotation, page) : null
      return anchor ?? []
    })
  })
}

function toAnchor(sheets: PDF, annotation: PdfDict, page: number): Anchor | null {
  const action = resolved(sheets, annotation.get('A'))
  const address = action instanceof PdfDict ? resolved(sheets, action.get('URI')) : null
  const rect = toNumbers(resolved(sheets, annotation.get('Rect')), sheets)
  if (!(address instanceof PdfString) || rect === null) return null
  const link = address.asString()
  const path = link.startsWith(anchorHost) ? link.slice(anchorHost.length) : ''
  const [, kind, key] = /^(at|to)\/([a-z0-9-]+)$/.exec(path) ?? []
  return key === undefined ? null : { kind: kind === 'at' ? 'at' : 'to', key, page, rect }
}

/** A sheet goes from its mark to the next one; what comes before the first is cover and agenda. */
export function measure(sheets: PDF): Measured {
  const pages = sheets.getPageCount()
  const starts = readAnchors(sheets).filter(({ kind, key }) => kind === 'at' && key.startsWith('sheet-'))
  starts.sort((a, b) => a.page - b.page)
  const entries = starts.map(
    ({ key, page }, index) => [key, { start: page, pages: (starts[index + 1]?.page ?? pages) - page }] as const,
  )
  return { front: starts[0]?.page ?? pages, sheets: Object.fromEntries(entries) }
}
