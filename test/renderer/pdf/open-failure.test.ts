import { describe, expect, test } from 'vitest'
import { beginsAsPdf, classify, endsAsPdf, formatOf, refusal, statedBytes } from '../../../renderer/pdf/open-failure.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const edges = (head: string, tail: string, size = 1_200_000) => ({ head: bytes(head), tail: bytes(tail), bytes: size })

describe('what the edges of a file say', () => {
  test.each([
    ['empty', new Uint8Array(), 'empty'],
    ['a Word or ZIP file', new Uint8Array([0x50, 0x4b, 3, 4, 9]), 'word-or-zip'],
    ['an old Office file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-office'],
    ['a JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'image'],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]), 'image'],
    ['a web page', bytes('\n<!DOCTYPE html><html>'), 'web-page'],
    ['plain text in Chinese', bytes('財政證明\r\n'), 'text'],
    ['bytes of no known kind', new Uint8Array([1, 2, 3, 0]), 'unknown'],
  ])('%s', (_name, head, format) => expect(formatOf(head)).toBe(format))

  test('a header may stand behind up to a kilobyte of other bytes, an end mark before as many', () => {
    expect(beginsAsPdf(bytes(`${' '.repeat(1000)}%PDF-1.4`))).toBe(true)
    expect(beginsAsPdf(bytes(`${' '.repeat(1020)}%PDF-1.4`))).toBe(false)
    expect(endsAsPdf(bytes(`%%EOF${' '.repeat(1000)}`))).toBe(true)
    expect(endsAsPdf(bytes(`%%EOF${' '.repeat(1020)}`))).toBe(false)
  })

  test('only a linearised file states its length', () => {
    expect(statedBytes(bytes('%PDF-1.5\n1 0 obj\n<</Linearized 1/L 4800000/O 3>>'))).toBe(4_800_000)
    expect(statedBytes(bytes('%PDF-1.5\n1 0 obj\n<</L 4800000>>'))).toBeNull()
  })

  test('a refusal to open is named after them', () => {
    expect(classify(edges('PK', 'x', 4))).toEqual({ kind: 'not-pdf', found: 'text', bytes: 4 })
    expect(classify(edges('%PDF-1.7', '%%EOF'))).toEqual({ kind: 'damaged', bytes: 1_200_000 })
    expect(classify(edges('%PDF-1.7', 'endobj'))).toEqual({ kind: 'truncated', bytes: 1_200_000, expectedBytes: null })
    expect(classify(edges('%PDF-1.7 /Linearized 1 /L 4800000', '%%EOF'))).toEqual({
      kind: 'truncated',
      bytes: 1_200_000,
      expectedBytes: 4_800_000,
    })
  })
})

describe('the desk’s refusal', () => {
  test('is repeated by its kind, and anything unknown is unexpected', () => {
    expect(refusal({ kind: 'document-damaged' })).toEqual({ kind: 'refused', reason: 'document-damaged' })
    expect(refusal({ kind: 'wrong-passphrase' })).toEqual({ kind: 'refused', reason: 'unexpected' })
    expect(refusal('<html>')).toEqual({ kind: 'refused', reason: 'unexpected' })
    expect(refusal(null)).toEqual({ kind: 'refused', reason: 'unexpected' })
  })
})
