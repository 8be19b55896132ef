import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type AppError, describeError } from '../../shared/errors.ts'
import type { Bilingual, Language } from '../../shared/ids.ts'

export interface Text {
  readonly t: TFunction
  readonly language: Language
  /** Between two sentences: a space, which a full-width stop already carries. */
  readonly space: string
  /** What a person wrote in both languages, in the reader's one; the other where that is empty. */
  readonly say: (text: Bilingual) => string
  readonly explain: (error: AppError) => string
}

export function useText(): Text {
  const { t, i18n } = useTranslation('desk')
  const language = i18n.language as Language
  return {
    t,
    language,
    space: language === 'zh-HK' ? '' : ' ',
    say: (text) => inLanguage(text, language).text,
    explain: (error) => inLanguage(describeError(error), language).text,
  }
}

/** The text to show and the language that it is in. */
export function inLanguage(text: Bilingual, language: Language): { readonly text: string; readonly lang: Language } {
  const [first, second] = language === 'zh-HK' ? [text.zh, text.en] : [text.en, text.zh]
  if (first !== '') return { text: first, lang: language }
  return { text: second, lang: language === 'zh-HK' ? 'en-HK' : 'zh-HK' }
}
