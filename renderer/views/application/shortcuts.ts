import type { Shortcut, ShortcutGroup } from '../../keys/shortcut.ts'

export const application = {
  previous: { id: 'previous', combos: ['alt+ArrowLeft'], shown: 'Alt ←', label: 'keys.previousApplication' },
  next: { id: 'next', combos: ['alt+ArrowRight'], shown: 'Alt →', label: 'keys.nextApplication' },
  panes: { id: 'panes', combos: ['[', ']'], shown: '[ ]', label: 'keys.panes' },
  criterion: { id: 'criterion', combos: ['1', '2', '3', '4'], shown: '1–4', label: 'keys.criterion' },
  page: { id: 'page', combos: ['g'], shown: 'G', label: 'keys.page' },
  find: { id: 'find', combos: ['mod+f'], shown: 'Ctrl F', label: 'keys.find' },
  zoom: {
    id: 'zoom',
    combos: ['mod+=', 'mod+plus', 'mod+shift+plus', 'mod+-', 'mod+0'],
    shown: 'Ctrl + − 0',
    label: 'keys.zoom',
  },
  submit: { id: 'submit', combos: ['mod+Enter'], shown: 'Ctrl Enter', label: 'keys.submit' },
  vote: { id: 'vote', combos: ['a', 'm', 'd', 'r', 'b'], shown: 'A M D R B', label: 'keys.vote' },
} as const satisfies Readonly<Record<string, Shortcut>>

/** What `?` lists for an open application. */
export const applicationShortcuts: readonly ShortcutGroup[] = [
  { title: 'keys.groupApplication', shortcuts: Object.values(application) },
]
