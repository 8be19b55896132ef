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
  const [isTyping, setIsTyping] = useState(false)
  return (
    <NumberInput
      {...rest}
      decimalScale={2}
      // `HK$9,400.50`, once nobody is on the way to it.
      fixedDecimalScale={!isTyping && rest.prefix !== undefined && value !== null && value % 100 !== 0}
      value={typed ?? (value === null ? '' : value / 100)}
      onChange={(next) => {
        setTyped(typeof next === 'string' ? next : null)
        onChange(typedHundredths(next))
      }}
      onFocus={() => setIsTyping(true)}
      onBlur={() => {
        setTyped(null)
        setIsTyping(false)
      }}
    />
  )
}
