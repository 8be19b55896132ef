import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface EmptyProps {
  readonly icon: Icon
  readonly title: string
  /** One sentence with a fact in it. */
  readonly text: string
  readonly tone?: 'plain' | 'red'
  /** At most two buttons. */
  readonly children?: ReactNode
}

/** A place that has nothing to show, and why. */
export function Empty({ icon: Mark, title, text, tone = 'plain', children }: EmptyProps) {
  return (
    <div className="empty" role={tone === 'red' ? 'alert' : undefined}>
      <Mark size={22} className={tone === 'red' ? 'red' : 'dim'} aria-hidden />
      <h2 className="empty-title">{title}</h2>
      <p className="small sub">{text}</p>
      {children !== undefined && <div className="empty-actions">{children}</div>}
    </div>
  )
}
