import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface CheckLineProps {
  readonly tone: 'good' | 'amber' | 'red'
  readonly text: string
  readonly action?: ReactNode
}

/** What figures come to, and whether that is within what is allowed. */
export function CheckLine({ tone, text, action }: CheckLineProps) {
  const Mark = tone === 'good' ? IconCheck : IconAlertTriangle
  return (
    <p className="check-line meta sub" role={tone === 'red' ? 'alert' : undefined}>
      <Mark size={15} className={tone === 'good' ? 'dim' : tone} aria-hidden />
      <span>
        {text} {action}
      </span>
    </p>
  )
}
