import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useState } from 'react'
import { typedHundredths } from '../format/typed-number.ts'

interface HundredthsInputProps extends Pick<
  NumberInputProps,
  'className' | 'min' | 'max' | 'prefix' | 'suffix' | 'thousandSeparator'
> {
  readonly 'aria-label': string
  /** Cents of a dollar, basis points of a per cent; null: empty. */
  readonly value: number | null
  readonly onChange: (hundredths: number | null) => void
}

/**
 * A number with two decimals. While it is typed it stays as typed: `9400.0` is not a number to Mantine, and shown back as
 * `9400` nobody could go on to `9400.05`.
 */
export function HundredthsInput({ value, onChange, ...rest }: HundredthsInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <NumberInput
      {...rest}
      decimalScale={2}
      value={typed ?? (value === null ? '' : value / 100)}
      onChange={(next) => {
        setTyped(typeof next === 'string' ? next : null)
        onChange(typedHundredths(next))
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
