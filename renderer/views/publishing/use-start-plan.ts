import { useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import { useCommand } from '../../api.ts'
import { showBatch } from './publishing-state.ts'

/** Begins a plan and shows it. */
export function useStartPlan() {
  const command = useCommand('startBatchPlan')
  const [error, setError] = useState<AppError | null>(null)
  const run = async (): Promise<void> => {
    const started = await command.run(undefined)
    setError(started.ok ? null : started.error)
    if (started.ok) showBatch(started.value.batch)
  }
  return { run, pending: command.pending, error }
}
