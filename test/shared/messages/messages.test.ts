import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { messages } from '../../../shared/messages/messages.ts'

const flatten = (value: unknown, path: string): readonly (readonly [key: string, message: string])[] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`))

const english = new Map(flatten(messages['en-HK'], ''))
const chinese = new Map(flatten(messages['zh-HK'], ''))
const all = [...english].map(([key, message]) => [key, message, chinese.get(key) ?? ''] as const)

const argumentNames = (elements: readonly MessageFormatElement[]): readonly string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.tag) return argumentNames(element.children)
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [element.value]
    return [element.value, ...Object.values(element.options).flatMap((option) => argumentNames(option.value))]
  })

const distinct = (message: string): readonly string[] => [...new Set(argumentNames(parse(message)))].toSorted()

describe('messages', () => {
  test('exist in both languages under the same keys', () => {
    expect([...chinese.keys()]).toEqual([...english.keys()])
    expect(all.length).toBeGreaterThan(300)
  })

  test.each(all)('%s parses and takes the same arguments in both languages', (_key, en, zh) => {
    expect(distinct(zh)).toEqual(distinct(en))
  })

  test('no English one begs, exclaims or reports success', () => {
    const found = all.filter(([, en]) => /!|\bplease\b|\bsuccessfully\b|\bare you sure\b/i.test(en))
    expect(found.map(([key]) => key)).toEqual([])
  })

  test('quotation marks and apostrophes are typographic', () => {
    const found = all.filter(([, en, zh]) => /["']/.test(en) || /["'“”‘’]/.test(zh))
    expect(found.map(([key]) => key)).toEqual([])
  })

  test('Chinese says 你, and its punctuation is full-width', () => {
    const found = all.filter(([, , zh]) => /您|！/.test(zh) || /\p{Script=Han}[,;:?!.]|[,;?!]\p{Script=Han}/u.test(zh))
    expect(found.map(([key]) => key)).toEqual([])
  })
})
