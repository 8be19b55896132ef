import { useCallback } from 'react'
import { stepOf } from '../keys/shortcuts.ts'

// A list is one stop of the Tab key; arrows (and J K) move inside it, and the row that is chosen has the focus.

export interface RovingRows<Id extends string> {
  /** Moves by a key of the `move` shortcut. */
  readonly move: (combo: string) => void
  /** 0 for the one row that Tab reaches. */
  readonly tabIndexOf: (id: Id) => 0 | -1
}

export function useRovingRows<Id extends string>(
  ids: readonly Id[],
  chosen: Id | null,
  choose: (id: Id) => void,
): RovingRows<Id> {
  const entry = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null)
  const move = useCallback(
    (combo: string) => {
      const next = neighbour(ids, chosen, stepOf(combo))
      if (next === null) return
      choose(next)
      requestAnimationFrame(() => focusRow(next))
    },
    [ids, chosen, choose],
  )
  return { move, tabIndexOf: (id) => (id === entry ? 0 : -1) }
}

/** The next row down or up; stops at the ends. With none chosen: the first, or the last. */
export function neighbour<Id>(ids: readonly Id[], chosen: Id | null, step: 1 | -1): Id | null {
  const index = chosen === null ? -1 : ids.indexOf(chosen)
  if (index === -1) return (step === 1 ? ids[0] : ids.at(-1)) ?? null
  return ids[Math.min(ids.length - 1, Math.max(0, index + step))] ?? null
}

/** Rows mark their chief control with `data-row`. */
export function focusRow(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
  row?.focus({ preventScroll: true })
  row?.closest('tr')?.scrollIntoView({ block: 'nearest' })
}
