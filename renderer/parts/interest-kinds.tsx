import { Radio } from '@mantine/core'
import type { InterestKind } from '../../shared/records.ts'
import { useText } from '../i18n/use-text.ts'

// Named here and not taken from the parser, which would bring its library into the page.
export const interestKinds = Object.keys({
  employment: true,
  honorary: true,
  money: true,
  family: true,
  'student-or-co-author': true,
  other: true,
} satisfies Readonly<Record<InterestKind, true>>) as readonly InterestKind[]

interface InterestKindsProps {
  readonly label: string
  readonly value: InterestKind | null
  readonly onChange: (kind: InterestKind) => void
}

export function InterestKinds({ label, value, onChange }: InterestKindsProps) {
  const { t } = useText()
  return (
    <Radio.Group className="kinds" label={label} value={value} onChange={(kind) => onChange(kind)}>
      <div className="kinds-grid">
        {interestKinds.map((kind) => (
          <Radio key={kind} value={kind} label={t(`declarations.kinds.${kind}`)} />
        ))}
      </div>
    </Radio.Group>
  )
}
