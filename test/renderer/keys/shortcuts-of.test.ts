import { describe, expect, test } from 'vitest'
import { allShortcuts, shortcutsOf } from '../../../renderer/keys/shortcuts.ts'

const titles = (role: string): readonly string[] => shortcutsOf(role).map(({ title }) => title)

describe('the keys that are listed', () => {
  test('are those of the rooms that a person has', () => {
    expect(titles('member')).toContain('keys.groupApplication')
    expect(titles('member')).toContain('keys.groupDeclarations')
    expect(titles('member').some((title) => /rulings|importing|preparing|publishing|register/.test(title))).toBe(false)
    expect(titles('chairman')).toContain('rulings.keys.group')
    expect(titles('vice-chairman')).toEqual(titles('chairman'))
    expect(titles('secretary')).not.toContain('keys.groupApplication')
  })

  test('leave none out that works for somebody', () => {
    const listed = new Set(['member', 'chairman', 'secretary'].flatMap(titles))
    expect(allShortcuts.map(({ title }) => title).filter((title) => !listed.has(title))).toEqual([])
  })
})
