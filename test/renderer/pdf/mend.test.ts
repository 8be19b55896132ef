import { describe, expect, test } from 'vitest'
import { withTrailer } from '../../../renderer/pdf/mend.ts'
import { cutBefore, writePdf } from './samples.ts'

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)
const added = (bytes: Uint8Array): string | undefined =>
  /\/Root \d+ \d+ R/.exec(new TextDecoder('latin1').decode(withTrailer(bytes) ?? new Uint8Array()))?.[0]

describe('a file without its trailer', () => {
  test('gets one that points to its catalog', () => {
    const cut = cutBefore(writePdf({ pages: 4 }), 3)
    expect(added(cut)).toBe('/Root 1 0 R')
    expect(withTrailer(cut)?.subarray(0, cut.length), 'what was there stays').toEqual(cut)
  })
  test('takes the last catalog, which a later save has put in place of the first', () => {
    expect(added(ascii('1 0 obj\n<</Type/Catalog>>\nendobj\n17 2 obj <</Pages 2 0 R /Type /Catalog>>'))).toBe(
      '/Root 17 2 R',
    )
  })
  test('is left alone when the catalog is not to be seen', () => {
    expect(withTrailer(ascii('%PDF-1.7\n4 0 obj <</Type /ObjStm>>'))).toBeNull()
    expect(withTrailer(ascii('4 0 obj <</Kind /Catalog>>'))).toBeNull()
  })
  test('is left alone when it is encrypted: its objects would come out as noise', () => {
    expect(withTrailer(ascii('1 0 obj <</Type /Catalog>> endobj <</Encrypt 9 0 R>>'))).toBeNull()
  })
})
