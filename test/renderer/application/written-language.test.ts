import { expect, test } from 'vitest'
import { writtenLanguage } from '../../../renderer/views/application/written-language.ts'

test.each([
  ['Reserves cover the share twice.', 'en-HK'],
  ['儲備足付兩次', 'zh-HK'],
  ['可支持 48 張卡 (GPU)', 'zh-HK'],
  ['48 × 9', undefined],
  ['', undefined],
])('"%s" is written in %s', (text, language) => expect(writtenLanguage(text)).toBe(language))
