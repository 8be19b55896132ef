import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfString } from '@libpdf/core'
import { makeTinyPdf } from '../../support/tiny-pdf.ts'

// Papers as they come: turned, cropped, linked, and with everything in them that must not reach a pack.

const name = (text: string) => PdfName.of(text)
const numbers = (...values: number[]) => new PdfArray(values.map((value) => PdfNumber.of(value)))
const loaded = (pages: number, words: string) => PDF.load(makeTinyPdf(pages, words))
const saved = (pdf: PDF) => pdf.save({ useXRefStream: false })

/** One page for each way that a page can be turned and cut. */
export const shapes = [
  { rotate: 0 },
  { rotate: 90 },
  { rotate: 180 },
  { rotate: 270 },
  { rotate: -90 },
  { rotate: 450 },
  { rotate: 0, crop: [100, 120, 500, 700] },
  { rotate: 90, crop: [100, 120, 500, 700] },
  { rotate: 0, media: [595, 842, 0, 0] },
  { rotate: 0, crop: [-50, -50, 2_000, 2_000] },
  { rotate: 180, media: [-200, -300, 395, 542] },
] as const satisfies readonly { rotate: number; crop?: readonly number[]; media?: readonly number[] }[]

export async function shapedPaper(): Promise<Uint8Array> {
  const pdf = await loaded(shapes.length, 'shaped')
  pdf.getPages().forEach(({ dict }, index) => {
    const shape: { readonly rotate: number; readonly crop?: readonly number[]; readonly media?: readonly number[] } =
      shapes[index] ?? { rotate: 0 }
    dict.set('Rotate', PdfNumber.of(shape.rotate))
    if (shape.crop !== undefined) dict.set('CropBox', numbers(...shape.crop))
    if (shape.media !== undefined) dict.set('MediaBox', numbers(...shape.media))
  })
  return saved(pdf)
}

/** Page 1 links to page 3 by its page, page 2 to page 1 by a name; page 1 also to the outside. */
export async function linkedPaper(): Promise<Uint8Array> {
  const pdf = await loaded(3, 'linked')
  const [first, second, third] = pdf.getPages()
  if (first === undefined || second === undefined || third === undefined) throw new Error('three pages')
  const link = (entries: Record<string, PdfDict | PdfArray | PdfName | PdfString>) =>
    pdf.register(PdfDict.of({ Type: name('Annot'), Subtype: name('Link'), Rect: numbers(50, 50, 150, 80), ...entries }))
  const out = PdfDict.of({ S: name('URI'), URI: PdfString.fromString('https://example.invalid/') })
  first.dict.set('Annots', new PdfArray([link({ Dest: new PdfArray([third.ref, name('Fit')]) }), link({ A: out })]))
  second.dict.set('Annots', new PdfArray([link({ Dest: PdfString.fromString('start') })]))
  const names = new PdfArray([PdfString.fromString('start'), new PdfArray([first.ref, name('Fit')])])
  pdf.getCatalog().set('Names', PdfDict.of({ Dests: PdfDict.of({ Names: names }) }))
  return saved(pdf)
}

/** What `activePaper` plants; none of it may be in a pack. */
export const planted = ['PLANTED-JS', 'PLANTED-LAUNCH', 'PLANTED-SUBMIT', 'PLANTED-URI', 'PLANTED-FILE', 'PLANTED-META']

export async function activePaper(): Promise<Uint8Array> {
  const pdf = await loaded(2, 'active')
  const [page] = pdf.getPages()
  if (page === undefined) throw new Error('a page')
  const js = PdfDict.of({ S: name('JavaScript'), JS: PdfString.fromString('PLANTED-JS') })
  const launch = PdfDict.of({ S: name('Launch'), F: PdfString.fromString('PLANTED-LAUNCH') })
  const submit = PdfDict.of({ S: name('SubmitForm'), F: PdfString.fromString('PLANTED-SUBMIT') })
  const uri = PdfDict.of({ S: name('URI'), URI: PdfString.fromString('PLANTED-URI') })
  const file = pdf.createStream({ Type: name('EmbeddedFile') }, Buffer.from('PLANTED-FILE'))
  const spec = PdfDict.of({ Type: name('Filespec'), F: PdfString.fromString('x'), EF: PdfDict.of({ F: file }) })
  const annotation = (entries: Record<string, PdfDict | PdfArray | PdfName>) =>
    pdf.register(PdfDict.of({ Type: name('Annot'), Rect: numbers(10, 10, 40, 40), ...entries }))
  page.dict.set('AA', PdfDict.of({ O: js }))
  page.dict.set('PieceInfo', PdfDict.of({ X: launch }))
  page.dict.set('Metadata', pdf.createStream({}, Buffer.from('PLANTED-META')))
  page.dict.set(
    'Annots',
    new PdfArray([
      annotation({ Subtype: name('Link'), A: launch }),
      annotation({ Subtype: name('Link'), A: uri, PA: submit }),
      annotation({ Subtype: name('FileAttachment'), FS: spec }),
    ]),
  )
  pdf.getCatalog().set('OpenAction', js)
  pdf.getCatalog().set('AF', new PdfArray([spec]))
  // A font may be called /JS, and must survive.
  const resources = page.dict.get('Resources')
  const fonts = resources instanceof PdfDict ? resources.get('Font') : null
  const font = fonts instanceof PdfDict ? fonts.get('F1') : undefined
  if (fonts instanceof PdfDict && font !== undefined) fonts.set('JS', font)
  return saved(pdf)
}
