import type { Bilingual } from '../ids.ts'
import { foldName, foldText } from './fold.ts'

/** Shorter names stand in any text by chance. */
const shortestInText = 3

/** Those of the names that stand in the text, in either language and whatever their spelling; each once. */
export function namesInText(text: string, names: readonly Bilingual[]): readonly Bilingual[] {
  const folded = foldText(text).replaceAll(' ', '')
  const stands = (name: string): boolean => {
    const key = foldName(name)
    return Array.from(key).length >= shortestInText && folded.includes(key)
  }
  const found = names.filter(({ en, zh }) => stands(en) || stands(zh))
  return found.filter((name, place) => found.findIndex(({ en, zh }) => en === name.en && zh === name.zh) === place)
}
