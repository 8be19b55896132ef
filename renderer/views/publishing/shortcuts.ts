import type { Shortcut, ShortcutGroup } from '../../keys/shortcut.ts'

export const publishing = {
  shift: {
    id: 'plan-shift',
    combos: ['alt+ArrowUp', 'alt+ArrowDown'],
    shown: 'Alt ↑ ↓',
    label: 'publishing.keys.shift',
  },
  choose: { id: 'plan-choose', combos: ['x'], shown: 'X', label: 'publishing.keys.choose' },
  cells: {
    id: 'board-cells',
    combos: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
    shown: '← ↑ ↓ →',
    label: 'publishing.keys.cells',
  },
  papers: { id: 'board-papers', combos: ['p'], shown: 'P', label: 'publishing.keys.papers' },
  grant: { id: 'board-grant', combos: ['g'], shown: 'G', label: 'publishing.keys.grant' },
  remind: { id: 'board-remind', combos: ['r'], shown: 'R', label: 'publishing.keys.remind' },
} as const satisfies Readonly<Record<string, Shortcut>>

export const publishingShortcuts: readonly ShortcutGroup[] = [
  { title: 'publishing.keys.group', shortcuts: Object.values(publishing) },
]
