import { applicationShortcuts } from '../views/application/shortcuts.ts'
import { registerShortcuts } from '../views/register/shortcuts.ts'
import { rulingsShortcuts } from '../views/rulings/shortcuts.ts'
import { importingShortcuts } from '../views/importing/shortcuts.ts'
import { preparingShortcuts } from '../views/preparing/shortcuts.ts'
import { publishingShortcuts } from '../views/publishing/shortcuts.ts'
import type { Shortcut, ShortcutGroup } from './shortcut.ts'

export const everywhere = {
  search: { id: 'search', combos: ['mod+k'], shown: 'Ctrl K', label: 'keys.search' },
  help: { id: 'help', combos: ['?'], shown: '?', label: 'keys.help' },
  tab: {
    id: 'tab',
    combos: ['mod+1', 'mod+2', 'mod+3', 'mod+4', 'mod+5', 'mod+6', 'mod+7', 'mod+8', 'mod+9'],
    shown: 'Ctrl 1–9',
    label: 'keys.tab',
  },
  close: { id: 'close', combos: ['mod+w'], shown: 'Ctrl W', label: 'keys.close' },
  lock: { id: 'lock', combos: ['mod+l'], shown: 'Ctrl L', label: 'keys.lock', always: true },
  pane: { id: 'pane', combos: ['F6'], shown: 'F6', label: 'keys.pane' },
  back: { id: 'back', combos: ['Escape'], shown: 'Esc', label: 'keys.back' },
} as const satisfies Readonly<Record<string, Shortcut>>

export const lists = {
  move: { id: 'move', combos: ['j', 'ArrowDown', 'k', 'ArrowUp'], shown: 'J K', label: 'keys.move' },
  open: { id: 'open', combos: ['Enter'], shown: 'Enter', label: 'keys.open' },
  declare: { id: 'declare', combos: ['d'], shown: 'D', label: 'keys.declare' },
  filter: { id: 'filter', combos: ['f'], shown: 'F', label: 'keys.filter' },
} as const satisfies Readonly<Record<string, Shortcut>>

export const declarations = {
  noInterest: { id: 'no-interest', combos: ['n'], shown: 'N', label: 'keys.noInterest' },
  interest: { id: 'interest', combos: ['i'], shown: 'I', label: 'keys.interest' },
  undo: { id: 'undo', combos: ['u'], shown: 'U', label: 'keys.undo' },
  sign: { id: 'sign', combos: ['mod+Enter'], shown: 'Ctrl Enter', label: 'keys.signAll' },
} as const satisfies Readonly<Record<string, Shortcut>>

export const outbox = {
  copy: { id: 'copy', combos: ['c'], shown: 'C', label: 'keys.copyCode' },
  sync: { id: 'sync', combos: ['s'], shown: 'S', label: 'keys.sync' },
} as const satisfies Readonly<Record<string, Shortcut>>

/** Every key of the desk. */
export const allShortcuts: readonly ShortcutGroup[] = [
  { title: 'keys.groupEverywhere', shortcuts: Object.values(everywhere) },
  { title: 'keys.groupLists', shortcuts: Object.values(lists) },
  { title: 'keys.groupDeclarations', shortcuts: Object.values(declarations) },
  { title: 'keys.groupOutbox', shortcuts: Object.values(outbox) },
  ...applicationShortcuts,
  ...rulingsShortcuts,
  ...registerShortcuts,
  ...importingShortcuts,
  ...preparingShortcuts,
  ...publishingShortcuts,
]

const chairing: readonly ShortcutGroup[] = rulingsShortcuts
const preparing: readonly ShortcutGroup[] = [
  ...registerShortcuts,
  ...importingShortcuts,
  ...preparingShortcuts,
  ...publishingShortcuts,
]

/** What `?` lists for this person: the keys of rooms that somebody else has would only be in the way. */
export function shortcutsOf(role: string): readonly ShortcutGroup[] {
  const reviewing = ({ title }: ShortcutGroup): boolean =>
    title === 'keys.groupDeclarations' || applicationShortcuts.some((group) => group.title === title)
  if (role === 'secretary') return allShortcuts.filter((group) => !reviewing(group) && !chairing.includes(group))
  const rules = role === 'chairman' || role === 'vice-chairman'
  return allShortcuts.filter((group) => !preparing.includes(group) && (rules || !chairing.includes(group)))
}

/** Whether a `move` key goes down or up. */
export const stepOf = (combo: string): 1 | -1 => (combo === 'j' || combo === 'ArrowDown' ? 1 : -1)
