import { useState } from 'react'
import type { AgendaView } from '../../../shared/api/pack.ts'
import { useCommand } from '../../api.ts'
import { usePackState } from './pack-state.ts'

export type Titles = readonly string[]
export interface AgendaTitles {
  readonly before: Titles
  readonly after: Titles
}
export const mostTitles = 20

/** What is typed here goes to the desk at every change, so a lock or a kill loses none of it. */
export function useAgendaDraft(agenda: AgendaView): {
  readonly typed: AgendaTitles
  readonly put: (typed: AgendaTitles) => void
} {
  const draftAgenda = useCommand('draftAgenda')
  // The desk's answer to an earlier keystroke must not take back a later one.
  const [typed, setTyped] = useState<AgendaTitles>({ before: agenda.before, after: agenda.after })
  return {
    typed,
    put: (next) => {
      setTyped(next)
      void draftAgenda.run({ before: [...next.before], after: [...next.after] }).then((result) => {
        usePackState.setState({ draftError: result.ok ? null : result.error })
        return null
      })
    },
  }
}
