import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const project = fileURLToPath(new URL('../../..', import.meta.url))
const read = (name: string): string => readFileSync(path.join(project, name), 'utf8')

const faces = (css: string): ReadonlyMap<string, string> =>
  new Map(
    [...css.matchAll(/@font-face \{[^}]*?(noto-sans-hk-\d+-wght-normal\.woff2)[^}]*?unicode-range:([^;]+);/g)].map(
      ([, file = '', range = '']) => [file, range.replaceAll(/\s/g, '')],
    ),
  )

test('the Chinese typeface is cut as its package cuts it, and only the numbered slices are shipped', () => {
  const own = faces(read('renderer/styles/noto-sans-hk.css'))
  expect(own).toEqual(faces(read('node_modules/@fontsource-variable/noto-sans-hk/wght.css')))
  const files = readdirSync(path.join(project, 'node_modules/@fontsource-variable/noto-sans-hk/files'))
  expect([...own.keys()].filter((file) => !files.includes(file))).toEqual([])
  expect(own.size).toBe(105)
})
