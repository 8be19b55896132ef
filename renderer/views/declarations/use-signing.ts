import { useState } from 'react'
import type { DeclarationRow } from '../../../shared/api/batch.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import { useCommand } from '../../api.ts'
import { flushDeclarationDrafts, forgetEdits, useDrafts } from './declaration-drafts.ts'
import { isComplete } from './declaration-rows.ts'

export interface Signing {
  /** What would be signed now: every complete answer. */
  readonly ready: readonly ApplicationId[]
  readonly pending: boolean
  readonly outcome:
    | { readonly kind: 'none' }
    | { readonly kind: 'signed'; readonly count: number; readonly at: number }
    | { readonly kind: 'failed'; readonly error: AppError }
  readonly sign: () => Promise<void>
}

/** Signs every complete answer at once, after all of them are on disk. */
export function useSigning(rows: readonly DeclarationRow[]): Signing {
  const command = useCommand('signDeclarations')
  const draftOf = useDrafts()
  const [outcome, setOutcome] = useState<Signing['outcome']>({ kind: 'none' })
  const ready = rows.flatMap((row) => {
    if (row.state !== 'to-answer') return []
    const draft = draftOf(row)
    return draft !== null && isComplete(draft) ? [row.applicationId] : []
  })

  const sign = async (): Promise<void> => {
    if (ready.length === 0 || command.pending) return
    // A draft that cannot be kept stays red in the foot; signing waits for it.
    if (!(await flushDeclarationDrafts())) return
    const result = await command.run({ applicationIds: [...ready] })
    if (!result.ok) return setOutcome({ kind: 'failed', error: result.error })
    forgetEdits()
    setOutcome({ kind: 'signed', count: result.value.signed, at: Date.now() })
  }
  return { ready, pending: command.pending, outcome, sign }
}
