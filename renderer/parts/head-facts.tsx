import type { ReactNode } from 'react'

interface Fact {
  readonly name: string
  readonly value: ReactNode
  readonly waits?: boolean
}

/** Dates and counts at the right of a page's head. */
export function HeadFacts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="head-facts">
      {facts.map(({ name, value, waits = false }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={waits ? 'amber' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
