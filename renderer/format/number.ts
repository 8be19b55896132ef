const counts = new Intl.NumberFormat('en-HK', { maximumFractionDigits: 0 })
const cents = new Intl.NumberFormat('en-HK', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** `1,284`; a real minus sign. The same in both languages. */
export const formatCount = (count: number): string => counts.format(count).replace('-', '−')

/** `HK$5,518,800` from cents; cents are shown only where there are any. */
export function formatMoney(amountCents: number): string {
  const whole = amountCents % 100 === 0
  const digits = whole ? counts.format(Math.abs(amountCents) / 100) : cents.format(Math.abs(amountCents) / 100)
  return `${amountCents < 0 ? '−' : ''}HK$${digits}`
}

/** `70%`, `62.5%` from basis points. */
export const formatBasisPoints = (basisPoints: number): string =>
  `${new Intl.NumberFormat('en-HK', { maximumFractionDigits: 2 }).format(basisPoints / 100).replace('-', '−')}%`

/** `7.2` from tenths of a mark. */
export const formatTenths = (tenths: number): string => `${Math.trunc(tenths / 10)}.${tenths % 10}`

/** `02`: numbers of applications line up. */
export const formatNumber = (number: number): string => String(number).padStart(2, '0')

/** kB below a megabyte, MB below ten gigabytes; one decimal under ten of a unit. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${counts.format(Math.ceil(bytes / 1_000))} kB`
  if (bytes < 10_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  if (bytes < 10_000_000_000) return `${counts.format(Math.round(bytes / 1_000_000))} MB`
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`
}

/** Both in the unit of the whole, named once: `168` and `412 MB`. */
export function formatBytePair(doneBytes: number, totalBytes: number): readonly [done: string, total: string] {
  const total = formatBytes(totalBytes)
  const unit = total.slice(-2)
  const divisor = unit === 'GB' ? 1_000_000_000 : unit === 'MB' ? 1_000_000 : 1_000
  const done = doneBytes / divisor
  return [total.includes('.') ? done.toFixed(1) : counts.format(Math.floor(done)), total]
}
