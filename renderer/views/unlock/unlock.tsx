import type { LockedFacts } from '../../../shared/api.ts'

export function Unlock({ facts }: { readonly facts: LockedFacts }) {
  return <h1>{facts.checkPhrase}</h1>
}
