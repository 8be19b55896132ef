import { PDF, PdfArray, PdfDict, PdfNull, type PDFPage, type PdfRef } from '@libpdf/core'
import { toPageRect } from './boxes.ts'
import { dict, name, number, numbers, text } from './pdf-values.ts'
import type { Paper } from './open-paper.ts'
import { writeOutline, type Bookmark } from './outline.ts'
import type { JoinJob, PackPart } from './protocol.ts'
import { measure, readAnchors, type Anchor } from './sheets.ts'
import { createStamper } from './stamp.ts'

export interface Joined {
  readonly bytes: Uint8Array
  readonly pages: number
}
/** A stretch of the pack with the pages it has become. */
interface Placed {
  readonly part: PackPart
  readonly pages: readonly PDFPage[]
}
/** What a link can lead to. */
interface Place {
  readonly page: PdfRef
  readonly top: number | null
}
// Compressing what a paper left uncompressed takes longer than everything else together.
const compressBelowBytes = 50_000_000

/** Puts the pack together. Papers are given by their place in the job; each may be used once. */
export async function join(
  job: JoinJob,
  papers: ReadonlyMap<number, Paper>,
  tell: (pages: number) => void,
): Promise<Joined> {
  const sheets = await PDF.load(job.sheets)
  const anchors = readAnchors(sheets)
  const out = PDF.create()
  const printed = await out.copyPagesFrom(sheets, every(sheets.getPageCount()), { includeAnnotations: false })
  const placed = await place(out, job, papers, printed, measure(sheets))
  const all = placed.flatMap(({ pages }) => pages)
  const places = placesOf(placed, printed, anchors)
  linkPapers(out, placed, papers)
  linkSheets(out, printed, anchors, places)
  stampAll(out, job, placed, all.length, places, tell)
  writeOutline(out, bookmarksOf(job, placed, places))
  describe(out, job)
  const bytes = await out.save({
    subsetFonts: true,
    useXRefStream: false,
    compressStreams: sizeOf(papers) < compressBelowBytes,
  })
  return { bytes, pages: all.length }
}

const every = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const sizeOf = (papers: ReadonlyMap<number, Paper>): number =>
  [...papers.values()].reduce((sum, { clearBytes }) => sum + clearBytes, 0)

/** The printed pages are in the file already, in the order of the parts; papers go between them. */
async function place(
  out: PDF,
  { parts }: JoinJob,
  papers: ReadonlyMap<number, Paper>,
  printed: readonly PDFPage[],
  { front, sheets }: ReturnType<typeof measure>,
): Promise<readonly Placed[]> {
  const placed: Placed[] = []
  let at = 0
  for (const part of parts) {
    const pages = await pagesOf(part, at)
    placed.push({ part, pages })
    at += pages.length
  }
  return placed

  async function pagesOf(part: PackPart, insertAt: number): Promise<readonly PDFPage[]> {
    if (part.kind === 'front') return printed.slice(0, front)
    if (part.kind === 'sheet') {
      const sheet = sheets[part.key]
      if (sheet === undefined) throw new Error(`no sheet ${part.key}`)
      return printed.slice(sheet.start, sheet.start + sheet.pages)
    }
    const paper = papers.get(part.paper)
    if (paper === undefined) throw new Error(`no paper ${part.paper}`)
    return out.copyPagesFrom(paper.pdf, every(paper.pages), { includeAnnotations: false, insertAt })
  }
}

function placesOf(
  placed: readonly Placed[],
  printed: readonly PDFPage[],
  anchors: readonly Anchor[],
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const { kind, key, page, rect } of anchors) {
    const ref = printed[page]?.ref
    if (kind === 'at' && ref !== undefined) places.set(key, { page: ref, top: Math.max(rect[1], rect[3]) + 6 })
  }
  for (const { part, pages } of placed) {
    const [first] = pages
    if (part.kind !== 'front' && first !== undefined) places.set(part.key, { page: first.ref, top: null })
  }
  return places
}

function linkPapers(out: PDF, placed: readonly Placed[], papers: ReadonlyMap<number, Paper>): void {
  for (const { part, pages } of placed) {
    if (part.kind !== 'paper') continue
    for (const { page, target, rect } of papers.get(part.paper)?.links ?? []) {
      const to = pages[target]
      if (to !== undefined) addLink(out, pages[page], rect, { page: to.ref, top: null })
    }
  }
}

function linkSheets(
  out: PDF,
  printed: readonly PDFPage[],
  anchors: readonly Anchor[],
  places: ReadonlyMap<string, Place>,
): void {
  for (const { kind, key, page, rect } of anchors) {
    const to = places.get(key)
    if (kind === 'to' && to !== undefined) addLink(out, printed[page], rect, to)
  }
}

function addLink(out: PDF, page: PDFPage | undefined, rect: readonly number[], to: Place): void {
  if (page === undefined) return
  const top = to.top === null ? PdfNull.instance : number(to.top)
  const link = dict({
    Type: name('Annot'),
    Subtype: name('Link'),
    Rect: numbers(rect),
    Border: numbers([0, 0, 0]),
    Dest: new PdfArray([to.page, name('XYZ'), PdfNull.instance, top, PdfNull.instance]),
  })
  const known = page.dict.get('Annots')
  if (known instanceof PdfArray) known.push(out.register(link))
  else page.dict.set('Annots', new PdfArray([out.register(link)]))
}

const tellEvery = 20
function stampAll(
  out: PDF,
  { watermark, pageLabel, font }: JoinJob,
  placed: readonly Placed[],
  total: number,
  places: ReadonlyMap<string, Place>,
  tell: (pages: number) => void,
): void {
  const stamper = createStamper(out, out.embedFont(font), watermark)
  let done = 0
  for (const { part, pages } of placed) {
    for (const page of pages) {
      done += 1
      const right = pageLabel.replace('{page}', `${done}`).replace('{pages}', `${total}`)
      const { visible, left } = stamper.stamp(page, { left: part.stamp, right })
      const back = part.row === null ? undefined : places.get(part.row)
      if (left !== null && back !== undefined) addLink(out, page, toPageRect(visible, left), back)
      if (done % tellEvery === 0) tell(done)
    }
  }
}

function bookmarksOf(
  { rows }: JoinJob,
  placed: readonly Placed[],
  places: ReadonlyMap<string, Place>,
): readonly Bookmark[] {
  const ofParts = placed.flatMap(({ part, pages }) => {
    const [first] = pages
    if (part.bookmark === null || first === undefined) return []
    return [{ ...part.bookmark, row: part.row, page: first.ref, top: null }]
  })
  const before = ofParts.filter(({ row }) => row === null)
  const ofRows = rows.flatMap(({ key, title }): readonly Bookmark[] => {
    const children = ofParts.filter(({ row }) => row === key)
    if (children.some(({ level }) => level === 1)) return children
    const at = places.get(key)
    return at === undefined ? children : [{ title, level: 1, ...at }, ...children]
  })
  return [...before, ...ofRows]
}

function describe(out: PDF, { title, author, language, madeAt }: JoinJob): void {
  const at = new Date(madeAt)
  out.setTitle(title, { showInWindowTitleBar: true })
  out.setAuthor(author)
  out.setLanguage(language)
  out.setCreator('Review Desk')
  out.setProducer('Review Desk')
  out.setCreationDate(at)
  out.setModificationDate(at)
  const catalog = out.getCatalog()
  catalog.set('PageLayout', name('OneColumn'))
  if (!(catalog.get('Lang') instanceof PdfDict)) catalog.set('Lang', text(language))
}
