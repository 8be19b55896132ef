import type { ShortcutGroup } from '../../keys/shortcut.ts'

/** What `?` lists for an open application. */
export const applicationShortcuts: readonly ShortcutGroup[] = []
