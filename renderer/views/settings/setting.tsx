import type { ReactNode } from 'react'

interface PartProps {
  readonly title: string
  readonly saved?: ReactNode
  readonly children: ReactNode
}

export function Part({ title, saved, children }: PartProps) {
  return (
    <section className="settings-part">
      <div className="line">
        <h2 className="grow">{title}</h2>
        {saved}
      </div>
      {children}
    </section>
  )
}

interface SettingProps {
  /** Of the control; names it for screen readers too. */
  readonly id: string
  readonly name: string
  readonly text?: string
  readonly children: ReactNode
}

/** Name and meaning at the left, the control at the right. The control points at both by `id`. */
export function Setting({ id, name, text, children }: SettingProps) {
  return (
    <div className="setting">
      <div className="grow">
        <p className="small strong" id={`${id}-name`}>
          {name}
        </p>
        {text !== undefined && (
          <p className="meta dim" id={`${id}-text`}>
            {text}
          </p>
        )}
      </div>
      <div className="setting-control">{children}</div>
    </div>
  )
}

export const namedBy = (id: string, withText = true): Readonly<Record<string, string>> => ({
  'aria-labelledby': `${id}-name`,
  ...(withText ? { 'aria-describedby': `${id}-text` } : {}),
})
