import i18next from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/ids.ts'
import { messages, type Messages } from '../../shared/messages/messages.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'desk'
    resources: { desk: Messages }
  }
}

/** No fallback language: a sentence that is missing is a fault to be found, never one in the wrong language. */
export async function startLanguage(language: Language): Promise<void> {
  if (i18next.isInitialized) return changeLanguage(language)
  await i18next
    .use(new ICU({ parseErrorHandler: reportBrokenMessage }))
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      defaultNS: 'desk',
      resources: { 'en-HK': { desk: messages['en-HK'] }, 'zh-HK': { desk: messages['zh-HK'] } },
      interpolation: { escapeValue: false },
      initAsync: false,
    })
  setDocumentLanguage(language)
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language)
  setDocumentLanguage(language)
}

/** Glyphs, line heights and screen readers all go by this. */
function setDocumentLanguage(language: Language): void {
  document.documentElement.lang = language
  document.title = i18next.t('common.appName')
}

/** A message whose argument is missing is shown as it stands, and told to whoever runs the tests. */
function reportBrokenMessage(error: Error, key: string, message: string): string {
  console.error(`message ${key}: ${error.message}`)
  return message
}
