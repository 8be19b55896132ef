import { Fragment, type ReactNode } from 'react'

export interface Pair {
  readonly name: string
  /** Left out when it is null or empty. */
  readonly value: ReactNode
}

/** Names and values, two columns. What the applicant left empty is not shown as an empty line. */
export function Pairs({ pairs }: { readonly pairs: readonly Pair[] }) {
  return (
    <dl className="pairs case-pairs">
      {pairs
        .filter(({ value }) => value !== null && value !== '')
        .map(({ name, value }) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
