import type { Shortcut, ShortcutGroup } from '../../keys/shortcut.ts'

export const preparing = {
  undo: { id: 'preparing-undo', combos: ['mod+z'], shown: 'Ctrl Z', label: 'keys.undo' },
  redo: { id: 'preparing-redo', combos: ['mod+shift+z', 'mod+y'], shown: 'Ctrl Y', label: 'keys.redo' },
  problem: { id: 'preparing-problem', combos: ['n'], shown: 'N', label: 'preparing.nextProblemKey' },
} as const satisfies Readonly<Record<string, Shortcut>>

export const preparingShortcuts: readonly ShortcutGroup[] = [
  { title: 'preparing.title', shortcuts: Object.values(preparing) },
]
