import { useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { Ruling } from '../../../shared/records.ts'
import { useCommand } from '../../api.ts'
import { markedRuling, type RulingRow } from './ruling-rows.ts'
import { forgetChoice, useRulingsState } from './rulings-state.ts'

export interface RulingAct {
  /** What would be signed now; null: nothing is chosen, or it is in force already. */
  readonly next: Ruling | null
  readonly pending: boolean
  readonly error: AppError | null
  /** Asked before a ruling takes another's place. */
  readonly asks: boolean
  /** Signs, or asks first where a ruling is in force. */
  readonly begin: () => void
  readonly sign: () => Promise<void>
  readonly giveUp: () => void
}

export function useRuling(row: RulingRow | null): RulingAct {
  const command = useCommand('signRuling')
  const [asksOf, setAsksOf] = useState<string | null>(null)
  const [failed, setFailed] = useState<{ readonly of: string; readonly error: AppError } | null>(null)
  const choices = useRulingsState((state) => state.choices)
  const open = row === null || row.state === 'withdrew' ? null : row
  const marked = open === null ? null : markedRuling(open, choices.get(open.interest.declaration))
  const next = open?.state === 'made' && marked === open.interest.ruling ? null : marked
  const id = open?.interest.declaration ?? null

  const sign = async (): Promise<void> => {
    if (open === null || next === null || command.pending) return
    const { application, member, declaration } = open.interest
    const result = await command.run({ application, member, declaration, ruling: next })
    setAsksOf(null)
    if (!result.ok) return setFailed({ of: declaration, error: result.error })
    setFailed(null)
    forgetChoice(declaration)
    useRulingsState.setState({ signed: { declaration, at: result.value.ruledAt } })
  }
  return {
    next,
    pending: command.pending,
    error: failed !== null && failed.of === id ? failed.error : null,
    asks: asksOf !== null && asksOf === id,
    begin: () => {
      if (open === null || next === null) return
      if (open.state === 'made') setAsksOf(id)
      else void sign()
    },
    sign,
    giveUp: () => setAsksOf(null),
  }
}
