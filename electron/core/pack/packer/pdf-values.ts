import { PdfArray, PdfDict, PdfName, PdfNumber, PdfRef, PdfString, type PDF } from '@libpdf/core'

// Short ways to write and read the objects of a PDF.

export type Value = NonNullable<ReturnType<PdfDict['get']>>

export const name = (text: string): PdfName => PdfName.of(text)
export const number = (value: number): PdfNumber => PdfNumber.of(Math.round(value * 1_000) / 1_000)
export const numbers = (values: readonly number[]): PdfArray => new PdfArray(values.map(number))
export const text = (value: string): PdfString => PdfString.fromString(value)
export const dict = (entries: Readonly<Record<string, Value>>): PdfDict => PdfDict.of({ ...entries })
export const refKey = ({ objectNumber, generation }: PdfRef): string => `${objectNumber} ${generation}`
export const ascii = (content: string): Uint8Array => new Uint8Array(Buffer.from(content, 'latin1'))

/** What a reference points at; null for what is not there. */
export const resolved = (pdf: PDF, value: Value | undefined): Value | null =>
  value instanceof PdfRef ? pdf.getObject(value) : (value ?? null)

/** The four corners of a rectangle as it stands in the file; null when it is none. */
export function toNumbers(value: Value | null, pdf: PDF): readonly [number, number, number, number] | null {
  if (!(value instanceof PdfArray) || value.length < 4) return null
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => {
    const item = resolved(pdf, value.at(i))
    return item instanceof PdfNumber ? item.value : Number.NaN
  })
  return a === undefined || b === undefined || c === undefined || d === undefined || Number.isNaN(a + b + c + d)
    ? null
    : [a, b, c, d]
}
