import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  PDF,
  PdfArray,
  PdfRef,
  PdfStream,
  PdfString,
  rgb,
  type Color,
  type EmbeddedFont,
  type PDFPage,
} from '@libpdf/core'
import type { Bilingual } from '../../../shared/ids.ts'
import { breakLines } from './break-lines.ts'
import { writeOutline, type OutlineEntry } from './outline.ts'

export type Rgb = readonly [red: number, green: number, blue: number]
export type Weight = 'regular' | 'bold'
export interface TextStyle {
  readonly size: number
  readonly lead: number
  readonly weight?: Weight
  readonly colour?: Rgb
}

/** Points. A4, with room in the margins for a reader's notes. */
export const paper = { width: 595.28, height: 841.89, left: 68, right: 68, top: 84, bottom: 74 } as const
export const bodyWidth = paper.width - paper.left - paper.right
export const grey: Rgb = [0.36, 0.37, 0.39]
export const black: Rgb = [0.1, 0.11, 0.12]
export const colour = ([red, green, blue]: Rgb): Color => rgb(red, green, blue)
/** Mixes a colour with white: 0 is the colour, 1 is white. */
export const tint = ([r, g, b]: Rgb, white: number): Rgb => [
  r + (1 - r) * white,
  g + (1 - g) * white,
  b + (1 - b) * white,
]

/** One document under construction: a cursor that moves down the page and on to the next. */
export interface Sheet {
  readonly first: 'en' | 'zh'
  readonly accent: Rgb
  readonly page: () => PDFPage
  /** Distance from the page's lower edge to where the next thing's top goes. */
  readonly y: () => number
  readonly moveDown: (points: number) => void
  /** Starts a page when less than this is left. True when it did. */
  readonly need: (points: number) => boolean
  readonly newPage: () => void
  readonly textAt: (text: string, x: number, y: number, style: TextStyle) => void
  readonly widthOf: (text: string, style: TextStyle) => number
  readonly linesOf: (text: string, style: TextStyle, width: number) => string[]
  readonly mark: (title: string, level: 1 | 2) => void
  readonly figureNumber: () => number
  readonly tableNumber: () => number
  readonly pageCount: () => number
  readonly save: (furniture: Furniture) => Promise<{ readonly bytes: Uint8Array; readonly pages: number }>
}
export interface Furniture {
  readonly title: Bilingual
  readonly author: string
  readonly running: string
  readonly at: Date
  /** Pages before this one carry no running lines. */
  readonly from: number
  /** The page that was left free for the contents, if there is one. */
  readonly contentsPage: number | null
}

/** This font draws curly quotes a full em wide, for Chinese; English set in it needs the straight ones. */
const plainQuotes = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

const require = createRequire(import.meta.url)
const fontBytes = (name: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-hk/${name}`))
let loaded: Readonly<Record<Weight, Uint8Array>> | null = null
const fontFiles = (): Readonly<Record<Weight, Uint8Array>> =>
  (loaded ??= {
    regular: fontBytes('400Regular/NotoSansHK_400Regular.ttf'),
    bold: fontBytes('700Bold/NotoSansHK_700Bold.ttf'),
  })

// Widths a thousandth of the size, by character: asking the font for every line would take most of the time.
const widths: Record<Weight, Map<string, number>> = { regular: new Map(), bold: new Map() }
function charWidth(font: EmbeddedFont, weight: Weight, char: string): number {
  const known = widths[weight].get(char)
  if (known !== undefined) return known
  const width = font.widthOfTextAtSize(char, 1_000)
  widths[weight].set(char, width)
  return width
}

export function createSheet(first: 'en' | 'zh', accent: Rgb): Sheet {
  const pdf = PDF.create()
  const files = fontFiles()
  const fonts = { regular: pdf.embedFont(files.regular), bold: pdf.embedFont(files.bold) }
  const entries: OutlineEntry[] = []
  let page = pdf.addPage({ size: 'a4' })
  let y: number = paper.height - paper.top
  let figures = 0
  let tables = 0

  const newPage = () => {
    page = pdf.addPage({ size: 'a4' })
    y = paper.height - paper.top
  }
  const widthOf = (text: string, { size, weight = 'regular' }: TextStyle) => {
    let sum = 0
    for (const char of plainQuotes(text)) sum += charWidth(fonts[weight], weight, char)
    return (sum * size) / 1_000
  }
  const write = (on: PDFPage, text: string, x: number, at: number, style: TextStyle) => {
    on.drawText(plainQuotes(text), {
      x,
      y: at,
      size: style.size,
      font: fonts[style.weight ?? 'regular'],
      color: colour(style.colour ?? black),
    })
  }
  return {
    first,
    accent,
    page: () => page,
    y: () => y,
    moveDown: (points) => {
      y -= points
    },
    need: (points) => {
      if (y - points >= paper.bottom) return false
      newPage()
      return true
    },
    newPage,
    textAt: (text, x, at, style) => write(page, text, x, at, style),
    widthOf,
    linesOf: (text, style, width) => breakLines(text, (piece) => widthOf(piece, style), width),
    mark: (title, level) => entries.push({ title, level, page: pdf.getPageCount() - 1, y: y + 24 }),
    figureNumber: () => ++figures,
    tableNumber: () => ++tables,
    pageCount: () => pdf.getPageCount(),
    save: async (furniture) => {
      drawFurniture(pdf, furniture, accent, write, widthOf)
      if (furniture.contentsPage !== null) drawContents(pdf, furniture.contentsPage, entries, accent, write, widthOf)
      writeOutline(pdf, entries)
      const digest = joinContents(pdf)
      return { bytes: await saveSame(pdf, furniture, digest), pages: pdf.getPageCount() }
    },
  }
}

type Write = (on: PDFPage, text: string, x: number, at: number, style: TextStyle) => void
type WidthOf = Sheet['widthOf']

function drawFurniture(pdf: PDF, furniture: Furniture, accent: Rgb, write: Write, widthOf: WidthOf): void {
  const style: TextStyle = { size: 8, lead: 12, colour: grey }
  const pages = pdf.getPageCount()
  for (let index = furniture.from; index < pages; index += 1) {
    const page = pdf.getPage(index)
    if (page === null) continue
    const top = paper.height - 48
    write(page, furniture.running, paper.left, top, style)
    page.drawLine({
      start: { x: paper.left, y: top - 8 },
      end: { x: paper.width - paper.right, y: top - 8 },
      thickness: 0.6,
      color: colour(tint(accent, 0.5)),
    })
    write(page, `${furniture.title.en}　${furniture.title.zh}`, paper.left, 40, style)
    const place = `${index + 1} / ${pages}`
    write(page, place, paper.width - paper.right - widthOf(place, style), 40, style)
  }
}

function drawContents(
  pdf: PDF,
  pageIndex: number,
  entries: readonly OutlineEntry[],
  accent: Rgb,
  write: Write,
  widthOf: WidthOf,
): void {
  const page = pdf.getPage(pageIndex)
  if (page === null) return
  let y = paper.height - paper.top - 20
  write(page, 'Contents　目錄', paper.left, y, { size: 15, lead: 20, weight: 'bold', colour: accent })
  y -= 30
  for (const { title, level, page: target } of entries) {
    const style: TextStyle = {
      size: level === 1 ? 10 : 9,
      lead: 18,
      weight: level === 1 ? 'bold' : 'regular',
      colour: level === 1 ? black : grey,
    }
    const x = paper.left + (level - 1) * 18
    const number = `${target + 1}`
    const numberX = paper.width - paper.right - widthOf(number, style)
    write(page, title, x, y, style)
    write(page, number, numberX, y, style)
    const from = x + widthOf(title, style) + 6
    if (from < numberX - 8)
      page.drawLine({
        start: { x: from, y: y + 2 },
        end: { x: numberX - 6, y: y + 2 },
        thickness: 0.5,
        dashArray: [0.8, 2.4],
        color: colour(tint(grey, 0.3)),
      })
    y -= style.lead
    if (y < paper.bottom) return
  }
}

/** The writer makes a stream of every drawn line; one a page is a third of the size and opens faster. Gives the digest of all. */
function joinContents(pdf: PDF): Uint8Array {
  const hash = createHash('sha256')
  for (const page of pdf.getPages()) {
    const contents = page.dict.get('Contents')
    if (!(contents instanceof PdfArray)) continue
    const parts: Uint8Array[] = []
    for (let index = 0; index < contents.length; index += 1) {
      const item = contents.at(index)
      const stream = item instanceof PdfRef ? pdf.getObject(item) : item
      if (stream instanceof PdfStream) parts.push(stream.getDecodedData())
    }
    const whole = Buffer.concat(parts)
    hash.update(whole)
    page.dict.set('Contents', pdf.createStream({}, whole))
  }
  return hash.digest()
}

/** The writer draws its subset tag and file id from chance; held still, the same input gives the same bytes. */
async function saveSame(pdf: PDF, { title, author, at }: Furniture, digest: Uint8Array): Promise<Uint8Array> {
  pdf.setTitle(`${title.en} ${title.zh}`, { showInWindowTitleBar: true })
  pdf.setAuthor(author)
  pdf.setLanguage('zh-HK')
  pdf.setCreationDate(at)
  pdf.setModificationDate(at)
  const id = new PdfString(digest.slice(0, 16), 'hex')
  pdf.context.info.trailer.set('ID', new PdfArray([id, id]))
  const { random } = Math
  let seed = 1
  Math.random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  try {
    return await pdf.save({ subsetFonts: true })
  } finally {
    Math.random = random
  }
}
