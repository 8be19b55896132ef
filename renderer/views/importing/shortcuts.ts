import type { Shortcut, ShortcutGroup } from '../../keys/shortcut.ts'

export const importing = {
  problem: { id: 'import-problem', combos: ['n', 'p'], shown: 'N P', label: 'importing.keys.problem' },
  fix: { id: 'import-fix', combos: ['Enter'], shown: 'Enter', label: 'importing.keys.fix' },
  edit: { id: 'import-edit', combos: ['e', 'F2', 'Enter'], shown: 'E', label: 'importing.keys.edit' },
  undo: { id: 'import-undo', combos: ['mod+z'], shown: 'Ctrl Z', label: 'importing.keys.undo' },
  cell: {
    id: 'import-cell',
    combos: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
    shown: '← ↑ ↓ →',
    label: 'importing.keys.cell',
  },
} as const satisfies Readonly<Record<string, Shortcut>>

/** What `?` lists for the import. */
export const importingShortcuts: readonly ShortcutGroup[] = [
  { title: 'importing.keys.group', shortcuts: Object.values(importing) },
]
