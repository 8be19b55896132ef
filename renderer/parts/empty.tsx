import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface EmptyProps {
  readonly icon: Icon
  readonly title: string
  /** One sentence with a fact in it. */
  readonly text: string
  readonly tone?: 'plain' | 'red'
  /** `h1` where the page has no other title. */
  readonly heading?: 'h1' | 'h2'
  /** At most two buttons. */
  readonly children?: ReactNode
}

/** A place that has nothing to show, and why. */
export function Empty({ icon: Mark, title, text, tone = 'plain', heading: Heading = 'h2', children }: EmptyProps) {
  return (
    <div className="empty" role={tone === 'red' ? 'alert' : undefined}>
      <Mark size={22} className={tone === 'red' ? 'red' : 'dim'} aria-hidden />
      <Heading className="empty-title">{title}</Heading>
      <p className="small sub">{text}</p>
      {children !== undefined && <div className="empty-actions">{children}</div>}
    </div>
  )
}
