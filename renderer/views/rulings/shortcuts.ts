import type { Shortcut, ShortcutGroup } from '../../keys/shortcut.ts'

export const rulings = {
  choose: { id: 'ruling-choose', combos: ['1', '2', '3', '4'], shown: '1–4', label: 'rulings.keys.choose' },
  sign: { id: 'ruling-sign', combos: ['mod+Enter'], shown: 'Ctrl Enter', label: 'rulings.keys.sign' },
} as const satisfies Readonly<Record<string, Shortcut>>

/** What `?` lists for the rulings. */
export const rulingsShortcuts: readonly ShortcutGroup[] = [
  { title: 'rulings.keys.group', shortcuts: Object.values(rulings) },
]
