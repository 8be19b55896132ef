import iconv from 'iconv-lite'
import pairs from 'opencc-js/dict/STCharacters'

// Characters that only simplified Chinese has. Many simplified forms are also traditional characters of their own (后, 里,
// 云): those that Big5 has are left alone.

const simplified: ReadonlyMap<string, string> = new Map(
  pairs.split('|').flatMap((pair) => {
    const [from = '', to = ''] = pair.split(' ')
    return from !== to && !isInBig5(from) ? [[from, to] as const] : []
  }),
)

function isInBig5(character: string): boolean {
  const bytes = iconv.encode(character, 'cp950')
  return bytes.length === 2
}

/** One simplified form of several characters: which is meant only a reader can say. */
const several = new Set('发历钟脏获饥尽纤当汇团坛复签弥摆苏恶'.split(''))

export interface Simplified {
  /** Each once, in order. */
  readonly characters: readonly string[]
  /** The text in traditional characters; null where one of them has several. */
  readonly traditional: string | null
}
/** Null: none. */
export function findSimplified(text: string): Simplified | null {
  const characters = [...new Set(Array.from(text).filter((character) => simplified.has(character)))]
  if (characters.length === 0) return null
  const isSure = characters.every((character) => !several.has(character))
  const traditional = Array.from(text, (character) => simplified.get(character) ?? character).join('')
  return { characters, traditional: isSure ? traditional : null }
}
