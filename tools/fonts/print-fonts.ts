import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'vite'
import { withoutRadicals } from './without-radicals.ts'

// The fonts that packs are printed with: whole, because a name may need any character of them.

const require = createRequire(import.meta.url)
const files = {
  regular: '400Regular/NotoSansHK_400Regular.ttf',
  bold: '700Bold/NotoSansHK_700Bold.ttf',
} as const

export const printFont = (weight: keyof typeof files): Uint8Array =>
  withoutRadicals(readFileSync(require.resolve(`@expo-google-fonts/noto-sans-hk/${files[weight]}`)))

/** `out/fonts/regular.ttf` and `bold.ttf`. */
export const writePrintFonts = (): Plugin => ({
  name: 'print-fonts',
  apply: 'build',
  closeBundle() {
    mkdirSync('out/fonts', { recursive: true })
    for (const weight of ['regular', 'bold'] as const)
      writeFileSync(path.join('out/fonts', `${weight}.ttf`), printFont(weight))
  },
})
