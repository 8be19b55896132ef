import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url))
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(renderer, name), 'utf8') }))

const filesWith = (pattern: RegExp): readonly string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)

describe('the page', () => {
  test('reaches the desk through one file', () => {
    expect(filesWith(/window\.api\b/)).toEqual(['api.ts'])
  })

  test('keeps nothing in the browser', () => {
    expect(filesWith(/\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches\.)/)).toEqual([])
  })

  test('never writes markup from text', () => {
    expect(filesWith(/dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML/)).toEqual([])
  })

  test('takes its language pairs from the messages, never from the source', () => {
    // What a date picker writes is a format, not a sentence.
    const withChinese = sources.filter(({ text }) =>
      /['"`>][^'"`<\n]*\p{Script=Han}[^'"`<\n]*['"`<]/u.test(text.replaceAll('YYYY年M月D日', '')),
    )
    // Forms of dates are the formats themselves.
    expect(withChinese.map(({ name }) => name).filter((name) => !name.startsWith(`format${path.sep}`))).toEqual([])
  })
})
