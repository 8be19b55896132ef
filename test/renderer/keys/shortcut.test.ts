import { describe, expect, test } from 'vitest'
import { isSingleCharacter, type KeyStroke, matchesCombo, shownKeys } from '../../../renderer/keys/shortcut.ts'
import { allShortcuts, declarations, everywhere, lists, outbox, stepOf } from '../../../renderer/keys/shortcuts.ts'

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

describe('a key stroke', () => {
  test.each([
    [stroke('j'), 'j', true],
    [stroke('J'), 'j', true],
    [stroke('?'), '?', true],
    [stroke('j', { ctrlKey: true }), 'j', false],
    [stroke('k', { ctrlKey: true }), 'mod+k', true],
    [stroke('k', { ctrlKey: true, altKey: true }), 'mod+k', false],
    [stroke('k', { metaKey: true }), 'mod+k', false],
    [stroke('Z', { ctrlKey: true, shiftKey: true }), 'mod+z', false],
    [stroke('Z', { ctrlKey: true, shiftKey: true }), 'mod+shift+z', true],
    [stroke('z', { ctrlKey: true }), 'mod+shift+z', false],
    [stroke('?', { shiftKey: true }), '?', true],
    [stroke('ArrowLeft', { altKey: true }), 'alt+ArrowLeft', true],
    [stroke('Enter', { ctrlKey: true }), 'mod+Enter', true],
    [stroke('F6'), 'F6', true],
    // A Chinese input method hides the letter.
    [stroke('Process', { code: 'KeyN' }), 'n', true],
    [stroke('Process', { code: 'Digit1', ctrlKey: true }), 'mod+1', true],
    [stroke('Process', { code: 'KeyM' }), 'n', false],
  ] as const)('%j is %s: %s', (given, combo, expected) => expect(matchesCombo(given, combo, false)).toBe(expected))

  test('on macOS is held with Command, never with Control', () => {
    expect(matchesCombo(stroke('k', { metaKey: true }), 'mod+k', true)).toBe(true)
    expect(matchesCombo(stroke('k', { ctrlKey: true }), 'mod+k', true)).toBe(false)
    expect(shownKeys('Ctrl K', true)).toBe('⌘ K')
  })
})

describe('the table of keys', () => {
  const combosOf = (...groups: readonly Readonly<Record<string, { readonly combos: readonly string[] }>>[]) =>
    groups.flatMap((group) => Object.values(group).flatMap(({ combos }) => combos))

  test.each([
    ['the batch', [everywhere, lists]],
    ['the declaration list', [everywhere, lists, declarations]],
    ['the outbox', [everywhere, { move: lists.move }, outbox]],
  ] as const)('gives no key two meanings in %s', (_where, groups) => {
    const combos = combosOf(...groups)
    expect(combos.toSorted()).toEqual([...new Set(combos)].toSorted())
  })

  test('names every key once', () => {
    const ids = allShortcuts.flatMap(({ shortcuts }) => shortcuts.map(({ id }) => id))
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
  })

  test('moves with letters and with arrows alike', () => {
    expect(lists.move.combos.map(stepOf)).toEqual([1, 1, -1, -1])
    expect(lists.move.combos.some((combo) => !isSingleCharacter(combo))).toBe(true)
  })
})
