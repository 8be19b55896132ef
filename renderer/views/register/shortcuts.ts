import type { Shortcut, ShortcutGroup } from '../../keys/shortcut.ts'

export const register = {
  add: { id: 'register-add', combos: ['a'], shown: 'A', label: 'register.keys.add' },
  undo: { id: 'register-undo', combos: ['mod+z'], shown: 'Ctrl Z', label: 'register.keys.undo' },
  sign: { id: 'register-sign', combos: ['mod+Enter'], shown: 'Ctrl Enter', label: 'register.keys.sign' },
} as const satisfies Readonly<Record<string, Shortcut>>

/** What `?` lists for the register. */
export const registerShortcuts: readonly ShortcutGroup[] = [
  { title: 'register.keys.group', shortcuts: Object.values(register) },
]
