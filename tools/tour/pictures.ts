import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Language } from '../../shared/ids.ts'
import { resizeDeskWindow, sizes, type DeskWindow } from './desk-window.ts'
import { createWords } from './words.ts'

export interface Album {
  /** Takes the screen as it stands, in both languages and sizes, and puts it back as it was. */
  readonly take: (desk: DeskWindow, name: string) => Promise<void>
  /** The screen on which a step failed, if there is one. */
  readonly takeFailure: (window: () => DeskWindow) => Promise<void>
  readonly files: () => readonly string[]
}

const languages: readonly Language[] = ['zh-HK', 'en-HK']

export function createAlbum(folder: string): Album {
  mkdirSync(folder, { recursive: true })
  const files: string[] = []
  return {
    files: () => files,
    take: async (desk, name) => {
      const before = await languageOf(desk)
      for (const language of languages) {
        await switchLanguage(desk, language)
        for (const size of [...sizes].reverse()) {
          await resizeDeskWindow(desk, size)
          const file = `${name}-${size.width}-${language === 'zh-HK' ? 'zh' : 'en'}.png`
          await desk.page.screenshot({ path: path.join(folder, file), animations: 'disabled' })
          files.push(file)
        }
      }
      await switchLanguage(desk, before)
    },
    takeFailure: async (window) => {
      try {
        await window().page.screenshot({
          path: path.join(folder, 'failed.png'),
          animations: 'disabled',
          timeout: 5_000,
        })
        files.push('failed.png')
      } catch {
        // No window, or none that answers: the step's own sentence must do.
      }
    },
  }
}

const languageOf = async ({ page }: Pick<DeskWindow, 'page'>): Promise<Language> =>
  (await page.locator('html').getAttribute('lang')) as Language

/** By the button of the window; does nothing where the page speaks it already. */
export async function switchLanguage({ page }: DeskWindow, language: Language): Promise<void> {
  const now = await languageOf({ page })
  if (now === language) return
  const name = createWords(now).t(language === 'zh-HK' ? 'frame.toChinese' : 'frame.toEnglish')
  await page.getByRole('button', { name, exact: true }).click()
  await page.locator(`html[lang="${language}"]`).waitFor()
}
