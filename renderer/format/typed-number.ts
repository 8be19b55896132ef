/**
 * What a number field says it holds, in hundredths. Mantine gives a number as text while it could go on (`9400.5` as a
 * number, `9400.50` and `9400.` as text); null where it is none, or more than can be counted exactly.
 */
export function typedHundredths(value: string | number): number | null {
  const number = typeof value === 'number' ? value : /^-?\d+(\.\d*)?$/.test(value) ? Number(value) : null
  if (number === null) return null
  const hundredths = Math.round(number * 100)
  return Number.isSafeInteger(hundredths) ? hundredths : null
}
