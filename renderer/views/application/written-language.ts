import type { Language } from '../../../shared/ids.ts'

/**
 * The language of what somebody typed in one field: glyphs, quotation marks and screen readers go by it, whatever
 * language the screen is in. Undefined while there is nothing to tell by.
 */
export function writtenLanguage(text: string): Language | undefined {
  if (/\p{Script=Han}/u.test(text)) return 'zh-HK'
  return /\p{Script=Latin}/u.test(text) ? 'en-HK' : undefined
}
