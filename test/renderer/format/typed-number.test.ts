import { expect, test } from 'vitest'
import { typedHundredths } from '../../../renderer/format/typed-number.ts'

test.each([
  [9400.5, 940_050],
  ['9400.50', 940_050],
  ['9400.0', 940_000],
  ['9400.', 940_000],
  ['1226400.50', 122_640_050],
  [62.5, 6_250],
  ['62.50', 6_250],
  ['', null],
  ['-', null],
  ['.', null],
  ['99999999999999999', null],
] as const)('a field that says %j holds %j hundredths', (value, hundredths) => {
  expect(typedHundredths(value)).toBe(hundredths)
})
