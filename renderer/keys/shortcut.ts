import type { ParseKeys } from 'i18next'

/** A key that does something, in one place only: what works, what the status bar shows and what `?` lists cannot differ. */
export interface Shortcut {
  readonly id: string
  /** `j`, `?`, `ArrowDown`, `F6`, `mod+k`, `mod+plus`, `alt+ArrowLeft`; `mod` is Ctrl, on macOS Command. */
  readonly combos: readonly string[]
  /** As a person reads it: `J K`. `Ctrl` becomes ⌘ on macOS. */
  readonly shown: string
  readonly label: ParseKeys
  /** Works in front of an open dialog too. */
  readonly always?: boolean
}

export interface ShortcutGroup {
  readonly title: ParseKeys
  readonly shortcuts: readonly Shortcut[]
}

export interface KeyStroke {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey?: boolean
}

/** True for keys that type a character: they work outside fields only, and can be switched off (WCAG 2.1.4). */
export const isSingleCharacter = (combo: string): boolean => combo.length === 1

export function matchesCombo(stroke: KeyStroke, combo: string, isMac: boolean): boolean {
  const parts = combo.split('+')
  const key = parts.at(-1) ?? ''
  const mod = isMac ? stroke.metaKey : stroke.ctrlKey
  const other = isMac ? stroke.ctrlKey : stroke.metaKey
  if (mod !== parts.includes('mod') || stroke.altKey !== parts.includes('alt') || other) return false
  // Ctrl Shift Z is not Ctrl Z. Without Ctrl, Shift only makes another character.
  if (mod && (stroke.shiftKey ?? false) !== parts.includes('shift')) return false
  return characterOf(stroke) === key.toLowerCase()
}

/** A Chinese input method reports `Process` for letters; the key's place then says which one it was. */
function characterOf({ key, code }: KeyStroke): string {
  // The sign joins the parts of a combination.
  if (key === '+') return 'plus'
  if (key !== 'Process' && key !== 'Unidentified') return key.toLowerCase()
  return code.startsWith('Key')
    ? code.slice(3).toLowerCase()
    : code.startsWith('Digit')
      ? code.slice(5)
      : code.toLowerCase()
}

/** The parts to draw, one box each: `Ctrl Enter` is pressed together and stays one box. */
export const shownKeys = (shown: string, isMac: boolean): string => (isMac ? shown.replace('Ctrl', '⌘') : shown)
