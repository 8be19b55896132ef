import { PdfArray, PdfDict, PdfName, PdfRef, PdfStream, type PDF } from '@libpdf/core'

// Takes out of a paper what acts, what is hidden and what is attached, along everything that its pages reach.

/** Dictionaries whose keys are names that the paper chose: `/JS` may be a font there. */
const nameKeyed = new Set([
  'Font',
  'XObject',
  'ExtGState',
  'ColorSpace',
  'Pattern',
  'Shading',
  'Properties',
  'CharProcs',
  'Colorants',
])
const everywhere = [
  'AA',
  'OpenAction',
  'JS',
  'JavaScript',
  'EF',
  'AF',
  'XFA',
  'PieceInfo',
  'Metadata',
  'Ref',
  'OPI',
  'URI',
]
const onPages = [...everywhere, 'A', 'B', 'Thumb', 'StructParents', 'Annots', 'PresSteps', 'DPart']
const actions = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'ResetForm',
  'GoToR',
  'GoToE',
  'URI',
  'Rendition',
  'RichMediaExecute',
  'Movie',
  'Sound',
])

/** Changes the paper in memory. Annotations are dropped: flatten first what must stay on the page. */
export function strip(pdf: PDF): void {
  const seen = new Set<object>()
  const waiting: { readonly value: unknown; readonly isNameKeyed: boolean }[] = []
  for (const { dict } of pdf.getPages()) {
    for (const key of onPages) dict.delete(key)
    seen.add(dict)
    follow(dict, waiting, new Set(['Parent']))
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const value = next.value instanceof PdfRef ? pdf.getObject(next.value) : next.value
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (value instanceof PdfArray) for (const item of value) waiting.push({ value: item, isNameKeyed: false })
    else if (value instanceof PdfDict) {
      if (!next.isNameKeyed) clean(value)
      follow(value, waiting, new Set())
    }
  }
}

function follow(
  dict: PdfDict,
  waiting: { readonly value: unknown; readonly isNameKeyed: boolean }[],
  except: ReadonlySet<string>,
): void {
  for (const [key, value] of dict) {
    if (!except.has(key.value)) waiting.push({ value, isNameKeyed: nameKeyed.has(key.value) })
  }
}

function clean(dict: PdfDict): void {
  const kind = dict.get('S')
  const type = dict.get('Type')
  const isAction = kind instanceof PdfName && actions.has(kind.value)
  const isFile = type instanceof PdfName && (type.value === 'EmbeddedFile' || type.value === 'Filespec')
  if (isAction || isFile) {
    for (const key of Array.from(dict.keys())) dict.delete(key)
    if (dict instanceof PdfStream) dict.setData(new Uint8Array())
  } else for (const key of everywhere) dict.delete(key)
}
