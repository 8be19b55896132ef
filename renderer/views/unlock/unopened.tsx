import type { AppError } from '../../../shared/errors.ts'

export function Unopened({ error, again }: { readonly error: AppError; readonly again: () => void }) {
  return <button onClick={again}>{error.kind}</button>
}
