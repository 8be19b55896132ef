import { expect, test } from 'vitest'
import { parseByteRange } from '../../electron/shell/byte-range.ts'

test.each([
  [null, { kind: 'whole' }],
  ['bytes=0-0', { kind: 'part', from: 0, to: 0 }],
  ['bytes=0-99', { kind: 'part', from: 0, to: 99 }],
  ['bytes=90-200', { kind: 'part', from: 90, to: 99 }],
  ['bytes=40-', { kind: 'part', from: 40, to: 99 }],
  ['bytes=-10', { kind: 'part', from: 90, to: 99 }],
  ['bytes=-1000', { kind: 'part', from: 0, to: 99 }],
  ['bytes=-0', { kind: 'unsatisfiable' }],
  ['bytes=100-', { kind: 'unsatisfiable' }],
  ['bytes=5-4', { kind: 'unsatisfiable' }],
  ['bytes=0-1,5-6', { kind: 'whole' }],
  ['lines=0-1', { kind: 'whole' }],
  ['bytes=-', { kind: 'whole' }],
  ['bytes=a-b', { kind: 'whole' }],
])('the range header %s of a 100-byte document is %o', (header, range) => {
  expect(parseByteRange(header, 100)).toEqual(range)
})
