import { PDF } from '@libpdf/core'

// PDFs written by hand, so that a test knows every byte: where a page lies, what a cut takes away.

const encoder = new TextEncoder()

interface SampleOptions {
  readonly pages: number
  /** Chapter titles, one to a page from the first. */
  readonly outline?: readonly string[]
  /** This page's content is an object that does not exist. */
  readonly brokenPage?: number
  /** On page 1: a link to the outside, one to page 2, and a comment. */
  readonly links?: boolean
  readonly comment?: string
  readonly widthPt?: number
  /** Pages in groups, so that one is found without reading all those before it; the groups come last. */
  readonly grouped?: boolean
}

const textOf = (page: number): string => `Page ${page} tells of culture and compute`

/** A classic cross-reference file in page order: catalog, page tree, then each page followed by its content. */
export function writePdf(options: SampleOptions): Uint8Array {
  const { pages, outline = [], brokenPage, links = false, comment = '', widthPt = 595, grouped = false } = options
  const objects: string[] = []
  const pageObject = (page: number): number => 4 + (page - 1) * 2
  const afterPages = 4 + pages * 2
  const refs = Array.from({ length: pages }, (_, index) => `${pageObject(index + 1)} 0 R`)
  const groups = grouped ? Array.from({ length: Math.ceil(pages / perGroup) }, (_, index) => index) : []
  const firstGroup = afterPages + (outline.length > 0 ? outline.length + 1 : 0)
  const kids = grouped ? groups.map((group) => `${firstGroup + group} 0 R`) : refs
  const outlineRef = outline.length > 0 ? ` /Outlines ${afterPages} 0 R` : ''
  objects.push(`<< /Type /Catalog /Pages 2 0 R${outlineRef} >>`)
  objects.push(`<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`)
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  for (let page = 1; page <= pages; page += 1) {
    const content = brokenPage === page ? 9_999 : pageObject(page) + 1
    const annots = links && page === 1 && pages > 1 ? ` /Annots [${linkAnnotations(pageObject(2))}]` : ''
    objects.push(
      `<< /Type /Page /Parent ${grouped ? firstGroup + Math.floor((page - 1) / perGroup) : 2} 0 R /MediaBox [0 0 ${widthPt} 842] /Resources << /Font << /F1 3 0 R >> >>${annots} /Contents ${content} 0 R >>`,
    )
    objects.push(stream(`BT /F1 18 Tf 60 760 Td (${textOf(page)}) Tj 0 -30 Td (${comment}) Tj ET`))
  }
  if (outline.length > 0) objects.push(...outlineObjects(outline, afterPages, pageObject))
  for (const group of groups) {
    const own = refs.slice(group * perGroup, (group + 1) * perGroup)
    objects.push(`<< /Type /Pages /Parent 2 0 R /Count ${own.length} /Kids [${own.join(' ')}] >>`)
  }
  return assemble(objects)
}

const perGroup = 10

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`

const linkAnnotations = (target: number): string =>
  `<< /Type /Annot /Subtype /Link /Rect [60 700 260 720] /A << /S /URI /URI (https://example.invalid/paper) >> >> ` +
  `<< /Type /Annot /Subtype /Link /Rect [60 660 260 680] /Dest [${target} 0 R /Fit] >> ` +
  `<< /Type /Annot /Subtype /Text /Name /Note /Rect [300 660 320 680] /Contents (Where does this figure come from?) >>`

function outlineObjects(titles: readonly string[], first: number, pageObject: (page: number) => number): string[] {
  const items = titles.map((title, index) => {
    const previous = index > 0 ? ` /Prev ${first + index} 0 R` : ''
    const next = index < titles.length - 1 ? ` /Next ${first + index + 2} 0 R` : ''
    return `<< /Title (${title}) /Parent ${first} 0 R${previous}${next} /Dest [${pageObject(index + 1)} 0 R /Fit] >>`
  })
  const root = `<< /Type /Outlines /First ${first + 1} 0 R /Last ${first + titles.length} 0 R /Count ${titles.length} >>`
  return [root, ...items]
}

function assemble(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((body, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = text.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return encoder.encode(text)
}

/** Cut in front of this page's object: all earlier pages are whole. */
export function cutBefore(pdf: Uint8Array, page: number): Uint8Array {
  const at = new TextDecoder('latin1').decode(pdf).indexOf(`\n${4 + (page - 1) * 2} 0 obj`)
  if (at < 0) throw new Error('no such page')
  return pdf.subarray(0, at)
}

/** Puts the first object of a linearised file in front, which states the length that the whole file had. */
export function statingLength(pdf: Uint8Array, bytes: number): Uint8Array {
  const text = new TextDecoder('latin1').decode(pdf)
  return encoder.encode(
    text.replace(
      '%PDF-1.7\n',
      `%PDF-1.7\n90000 0 obj\n<< /Linearized 1 /L ${bytes} /H [0 0] /O 4 /E 900 /N 9 /T 900 >>\nendobj\n`,
    ),
  )
}

export async function encrypted(pdf: Uint8Array, password: string): Promise<Uint8Array> {
  const loaded = await PDF.load(pdf)
  loaded.setProtection({ userPassword: password, ownerPassword: `${password}-owner`, algorithm: 'AES-256' })
  return loaded.save()
}

/** Header and end mark in place, everything between overwritten. */
export function scrambled(pdf: Uint8Array): Uint8Array {
  const copy = pdf.slice()
  for (let index = 20; index < copy.length - 40; index += 1) copy[index] = 65 + ((index * 7) % 26)
  return copy
}
