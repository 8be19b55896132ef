import { Radio } from '@mantine/core'
import { InterestKind } from '../../shared/records.ts'
import { useText } from '../i18n/use-text.ts'

interface InterestKindsProps {
  readonly label: string
  readonly value: InterestKind | null
  readonly onChange: (kind: InterestKind) => void
}

export function InterestKinds({ label, value, onChange }: InterestKindsProps) {
  const { t } = useText()
  return (
    <Radio.Group className="kinds" label={label} value={value} onChange={(kind) => onChange(InterestKind.parse(kind))}>
      <div className="kinds-grid">
        {InterestKind.options.map((kind) => (
          <Radio key={kind} value={kind} label={t(`declarations.kinds.${kind}`)} />
        ))}
      </div>
    </Radio.Group>
  )
}
