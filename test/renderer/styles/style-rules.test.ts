import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { describe, expect, test } from 'vitest'
import { dark, light, variableName } from '../../../renderer/theme/palette.ts'
import { theme } from '../../../renderer/theme/theme.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))
const renderer = path.join(project, 'renderer')

const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(css|tsx?)$/.test(name) && !name.endsWith('noto-sans-hk.css'))
  .map((name) => ({ name, text: readFileSync(path.join(renderer, name), 'utf8') }))
const styles = files.filter(({ name }) => name.endsWith('.css'))

/** What lies on a document's white paper has the paper's colours in both schemes, and pdf.js's own measures. */
const isPaper = (name: string): boolean => name.startsWith(`pdf${path.sep}`)

const interfaceStyles = styles.filter(({ name }) => !isPaper(name))

const mantine = ['core', 'dates', 'spotlight'].map((part) =>
  readFileSync(path.join(project, `node_modules/@mantine/${part}/styles.css`), 'utf8'),
)
const resolved = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))

/** Written on elements by pdf.js at run time. */
const setByPdfjs = ['--scale-factor', '--user-unit', '--scale-x', '--rotate', '--font-height', '--min-font-size']

const known = new Set([
  ...Object.keys(light).map(variableName),
  ...Object.keys(resolved.variables),
  ...Object.keys(resolved.light),
  ...[...styles.map(({ text }) => text), ...mantine].flatMap((text) => text.match(/--[\w-]+(?=\s*:)/g) ?? []),
  ...setByPdfjs,
])

const found = (pattern: RegExp, among = files): readonly string[] =>
  among.flatMap(({ name, text }) => (text.match(pattern) ?? []).map((match) => `${name}: ${match}`))

describe('styles', () => {
  test('use no variable that nobody defines: a missing one is invisible', () => {
    const unknown = found(/var\(--[\w-]*\w(?=[,)])/g).filter((use) => !known.has(use.slice(use.indexOf('--'))))
    expect(unknown).toEqual([])
  })

  test('name no colour outside the palette', () => {
    const outside = files.filter(({ name }) => !isPaper(name) && !name.startsWith(`theme${path.sep}`))
    expect(found(/#[0-9a-f]{3,8}\b(?![^\n]*<)|\brgba?\(|\bhsla?\(/gi, outside)).toEqual([])
  })

  test('keep to the sizes and weights of the type table', () => {
    const sizes = found(/font-size: (?!var\(--t1[23]\)|(12|13|14|16|20|28)px|inherit)[^;]+/g, interfaceStyles)
    const weights = found(/font-weight: (?!400|500|600|inherit|100 900)[^;]+/g, interfaceStyles)
    expect([...sizes, ...weights]).toEqual([])
  })

  test('have the same tokens in the dark scheme as in the light one', () => {
    expect(Object.keys(dark).toSorted()).toEqual(Object.keys(light).toSorted())
  })
})

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (bright + 0.05) / (dim + 0.05)
}

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s palette', (_name, palette) => {
  test.each(['text', 'text2', 'text3', 'ink', 'amber', 'red', 'green'] as const)(
    '%s is readable on every ground',
    (token) => {
      for (const ground of ['surface', 'chrome', 'sunken'] as const)
        expect(contrast(palette[token], palette[ground]), ground).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each([
    ['amber', 'amberSoft'],
    ['red', 'redSoft'],
    ['green', 'greenSoft'],
    ['ink', 'inkSoft'],
    ['text3', 'inkSoft'],
    ['onInk', 'inkFill'],
    ['onInk', 'inkHover'],
    ['onRed', 'redFill'],
  ] as const)('%s is readable on %s', (token, ground) => {
    expect(contrast(palette[token], palette[ground])).toBeGreaterThanOrEqual(4.5)
  })

  test('borders of fields are seen', () => {
    for (const ground of ['surface', 'chrome', 'sunken'] as const)
      expect(contrast(palette.edge, palette[ground]), ground).toBeGreaterThanOrEqual(3)
  })
})
