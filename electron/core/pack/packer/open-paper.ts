import { PDF, PdfArray, PdfDict, PdfName } from '@libpdf/core'
import { readInnerLinks, type InnerLink } from './links.ts'
import { resolved } from './pdf-values.ts'
import { paperLimits, type Refusal } from './protocol.ts'
import { strip } from './strip.ts'

/** A paper that is ready to be joined: nothing acts in it, and only its pages and what they show are there. */
export interface Paper {
  readonly pdf: PDF
  readonly pages: number
  readonly links: readonly InnerLink[]
  readonly repaired: boolean
  readonly clearBytes: number
}
export type OpenedPaper = { readonly ok: true; readonly paper: Paper } | { readonly ok: false; readonly why: Refusal }

const refused = (why: Refusal): OpenedPaper => ({ ok: false, why })

/** Never throws, whatever the bytes are; `Refusal` says why a paper cannot be joined. */
export async function openPaper(bytes: Uint8Array): Promise<OpenedPaper> {
  if (bytes.length > paperLimits.bytes) return refused('too-large')
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2_048)).indexOf('%PDF-') < 0)
    return refused('not-a-pdf')
  const first = await tryOpen(bytes, false)
  if (first.ok || first.why !== 'damaged') return first
  // Loaded only when it is needed: it is the larger part of this thread's program.
  const { repair } = await import('./repair.ts')
  const mended = await repair(bytes)
  return mended === null ? first : tryOpen(mended, true)
}

async function tryOpen(bytes: Uint8Array, repaired: boolean): Promise<OpenedPaper> {
  try {
    const pdf = await PDF.load(bytes)
    // Without the password the pages would come out blank, and without an error.
    if (pdf.isEncrypted && !pdf.isAuthenticated) return refused('password')
    const pages = pdf.getPageCount()
    if (pages < 1) return refused('damaged')
    if (pages > paperLimits.pages) return refused('too-long')
    if (hasXfa(pdf)) return refused('xfa')
    const links = readInnerLinks(pdf)
    if (!flatten(pdf)) return refused('form-without-appearance')
    strip(pdf)
    const clean = PDF.create()
    await clean.copyPagesFrom(
      pdf,
      Array.from({ length: pages }, (_, index) => index),
      { includeAnnotations: false },
    )
    return {
      ok: true,
      paper: { pdf: clean, pages, links, repaired: repaired || pdf.recoveredViaBruteForce, clearBytes: bytes.length },
    }
  } catch {
    return refused('damaged')
  }
}

function hasXfa(pdf: PDF): boolean {
  const form = resolved(pdf, pdf.getCatalog().get('AcroForm'))
  return form instanceof PdfDict && form.has('XFA')
}

/** Draws form fields and comments into their pages. False: a field has a value that nothing draws. */
function flatten(pdf: PDF): boolean {
  for (const page of pdf.getPages()) {
    // Flattening a page without contents would leave a stray operator behind.
    if (!page.dict.has('Contents') && page.dict.has('Annots'))
      page.dict.set('Contents', pdf.createStream({}, new Uint8Array()))
  }
  const form = pdf.getCatalog().has('AcroForm') ? pdf.getForm() : null
  form?.flatten()
  if (pdf.warnings.some((warning) => /widget without appearance/i.test(warning))) return false
  if (pdf.getPages().some(({ dict }) => hasComments(pdf, dict))) pdf.flattenAnnotations({ removeLinks: true })
  return true
}

function hasComments(pdf: PDF, page: PdfDict): boolean {
  const annotations = resolved(pdf, page.get('Annots'))
  if (!(annotations instanceof PdfArray)) return false
  return annotations.toArray().some((item) => {
    const annotation = resolved(pdf, item)
    const kind = annotation instanceof PdfDict ? annotation.get('Subtype') : null
    return kind instanceof PdfName && kind.value !== 'Link' && kind.value !== 'Popup'
  })
}
