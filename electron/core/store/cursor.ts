import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import type { Store } from './store.ts'
import { transact } from './transact.ts'

/** Everything up to and with this number has been taken over, kept unopened or refused; 0 before the first pull. */
export const pulledTo = (store: Store): number =>
  store.get<{ pulledTo: number }>('SELECT pulled_to AS pulledTo FROM cursor')?.pulledTo ?? 0

/** Call it inside the `transact` that also takes the page over. */
export function setPulledTo(store: Store, number: number): Result<null, AppError> {
  return transact(store, () => {
    store.run(
      `INSERT INTO cursor (one, pulled_to) VALUES (1, ?)
       ON CONFLICT (one) DO UPDATE SET pulled_to = excluded.pulled_to`,
      number,
    )
    return null
  })
}
