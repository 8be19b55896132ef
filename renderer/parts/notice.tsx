import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/use-text.ts'

interface NoticeProps {
  readonly icon: Icon
  /** Amber waits for this person, red failed or is refused, calm only tells. */
  readonly tone: 'amber' | 'red' | 'calm'
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** One thing to know before the rest of the screen. */
export function Notice({ icon: Mark, tone, title, children, action }: NoticeProps) {
  const { space } = useText()
  return (
    <div className="notice" data-tone={tone} role={tone === 'red' ? 'alert' : undefined}>
      <Mark size={17} aria-hidden className={tone === 'calm' ? 'sub' : tone} />
      <p className="grow">
        <span className="strong">{title}</span>
        {space}
        <span className="sub">{children}</span>
      </p>
      {action}
    </div>
  )
}
