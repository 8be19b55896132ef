import { useState } from 'react'
import type { Reply } from '../../../shared/api.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { usePackState } from './pack-state.ts'

/** What became of the last try in this room. `stopped`: given up, in the dialog or later. */
export type MakingOutcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'made'; readonly made: NonNullable<Reply<'makePack'>> }
  | { readonly kind: 'failed'; readonly error: AppError }

export interface Making {
  readonly outcome: MakingOutcome
  readonly pending: boolean
  readonly make: () => Promise<void>
  readonly stop: () => Promise<void>
}

export function useMaking(): Making {
  const { language } = useText()
  const copyFor = usePackState(({ copyFor: chosen }) => chosen)
  const makePack = useCommand('makePack')
  const cancelPack = useCommand('cancelPack')
  const [last, setLast] = useState<{ readonly of: typeof copyFor; readonly outcome: MakingOutcome } | null>(null)
  const setOutcome = (outcome: MakingOutcome): void => setLast({ of: copyFor, outcome })
  return {
    // What became of one person's copy says nothing of the next one's.
    outcome: last?.of === copyFor ? last.outcome : { kind: 'none' },
    pending: makePack.pending,
    make: async () => {
      setOutcome({ kind: 'none' })
      const result = await makePack.run({ copyFor, language })
      if (!result.ok) setOutcome({ kind: 'failed', error: result.error })
      else setOutcome(result.value === null ? { kind: 'stopped' } : { kind: 'made', made: result.value })
    },
    stop: async () => {
      await cancelPack.run(undefined)
    },
  }
}
