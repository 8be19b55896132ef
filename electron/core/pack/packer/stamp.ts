import { PdfArray, PdfDict, PdfStream, type EmbeddedFont, type PDF, type PDFPage, type PdfRef } from '@libpdf/core'
import { inherited, visiblePage, type Box, type VisiblePage } from './boxes.ts'
import { ascii, dict, name, number, numbers, resolved } from './pdf-values.ts'

// What the pack adds to every page: a line at its foot and the holder's name across it. Both stand in one form of their
// own, so that nothing of the page's own resources can be confused with ours, and are marked as not part of the text.

export interface StampText {
  readonly left: string
  readonly right: string
}
export interface Stamper {
  /** Gives where the left part stands, in the visible page; null when it is empty. */
  readonly stamp: (page: PDFPage, text: StampText) => { readonly visible: VisiblePage; readonly left: Box | null }
}

const size = 8
const edge = 22
const foot = 10
const pad = 3
const watermarkSize = 34
const watermarkOpacity = 0.13
const missing = '〓'

export function createStamper(pdf: PDF, font: EmbeddedFont, watermark: readonly [string, string]): Stamper {
  const write = createWriter(font)
  const state = pdf.register(dict({ ca: number(watermarkOpacity), CA: number(watermarkOpacity) }))
  const before = pdf.createStream({}, ascii('q\n'))
  const watermarks = new Map<string, PdfRef>()
  const watermarkFor = (width: number, height: number): PdfRef => {
    const key = `${Math.round(width)} ${Math.round(height)}`
    const known = watermarks.get(key)
    if (known !== undefined) return known
    const resources = dict({ Font: dict({ F: font.ref }), ExtGState: dict({ G: state }) })
    const made = formOf(pdf, width, height, resources, diagonal(write, watermark, width, height))
    watermarks.set(key, made)
    return made
  }
  return {
    stamp: (page, { left, right }) => {
      const visible = visiblePage(pdf, page.dict)
      const { width, height } = visible
      const resources = dict({ Font: dict({ F: font.ref }), XObject: dict({ W: watermarkFor(width, height) }) })
      const line = write.fit(left, width - 2 * edge - write.width(right, size) - 16)
      const content = `/W Do\n${label(write, line, edge)}${label(write, right, width - edge - write.width(right, size))}`
      const form = formOf(pdf, width, height, resources, content)
      const use = addForm(pdf, page.dict, form)
      const after = `\nQ /Artifact BMC q ${visible.matrix.map(round).join(' ')} cm /${use} Do Q EMC\n`
      const old = contentsOf(pdf, page.dict)
      page.dict.set('Contents', new PdfArray([before, ...old, pdf.createStream({}, ascii(after))]))
      const box = { x: edge - pad, y: foot - pad, width: write.width(line, size) + 2 * pad, height: size + 2 * pad }
      return { visible, left: line === '' ? null : box }
    },
  }
}

const round = (value: number): string => `${Math.round(value * 10_000) / 10_000}`

interface Writer {
  readonly width: (text: string, size: number) => number
  readonly hex: (text: string) => string
  /** Cut at the end to what the width holds. */
  readonly fit: (text: string, width: number) => string
}
function createWriter(font: EmbeddedFont): Writer {
  const printable = (text: string): string => {
    const unknown = new Set(font.getUnencodableCharacters(text))
    return unknown.size === 0 ? text : Array.from(text, (char) => (unknown.has(char) ? missing : char)).join('')
  }
  const width = (text: string, at: number): number => font.getTextWidth(printable(text), at)
  return {
    width,
    hex: (text) =>
      font
        .encodeTextToGids(printable(text))
        .map((gid) => gid.toString(16).padStart(4, '0'))
        .join(''),
    fit: (text, most) => {
      if (text === '' || width(text, size) <= most) return text
      const characters = Array.from(text)
      while (characters.length > 0 && width(`${characters.join('')}…`, size) > most) characters.pop()
      return characters.length === 0 ? '' : `${characters.join('')}…`
    },
  }
}

/** White behind it, because a paper may print there too. */
function label(write: Writer, text: string, x: number): string {
  if (text === '') return ''
  const back = [x - pad, foot - pad, write.width(text, size) + 2 * pad, size + 2 * pad].map(round).join(' ')
  return `1 g ${back} re f 0.2 g BT /F ${size} Tf ${round(x)} ${foot} Td <${write.hex(text)}> Tj ET\n`
}

/** Both lines along the diagonal, as large as it can hold. */
function diagonal(write: Writer, lines: readonly [string, string], width: number, height: number): string {
  const length = Math.hypot(width, height)
  const widest = Math.max(1, ...lines.map((line) => write.width(line, 1)))
  const at = Math.min(watermarkSize, (length * 0.7) / widest)
  const [cos, sin] = [width / length, height / length]
  const text = lines
    .map((line, index) => {
      const x = -write.width(line, at) / 2
      const y = at * (0.25 - index * 1.35)
      return `1 0 0 1 ${round(x)} ${round(y)} Tm <${write.hex(line)}> Tj`
    })
    .join('\n')
  const turn = [cos, sin, -sin, cos, width / 2, height / 2].map(round).join(' ')
  return `q /G gs 0.25 g ${turn} cm BT /F ${round(at)} Tf\n${text}\nET Q\n`
}

const formOf = (pdf: PDF, width: number, height: number, resources: PdfDict, content: string): PdfRef =>
  pdf.createStream(
    { Type: name('XObject'), Subtype: name('Form'), BBox: numbers([0, 0, width, height]), Resources: resources },
    ascii(content),
  )

/** Pages share resources, so ours are added to a copy. Gives the name under which the form stands. */
function addForm(pdf: PDF, page: PdfDict, form: PdfRef): string {
  const old = inherited(pdf, page, 'Resources')
  const resources = old instanceof PdfDict ? old.clone() : new PdfDict()
  const forms = resolved(pdf, resources.get('XObject'))
  const copy = forms instanceof PdfDict ? forms.clone() : new PdfDict()
  let use = 'RDPack'
  while (copy.has(use)) use += 'x'
  copy.set(use, form)
  resources.set('XObject', copy)
  page.set('Resources', resources)
  return use
}

function contentsOf(pdf: PDF, page: PdfDict) {
  const raw = page.get('Contents')
  const contents = resolved(pdf, raw)
  if (contents instanceof PdfArray) return contents.toArray()
  return contents instanceof PdfStream && raw !== undefined ? [raw] : []
}
