import { describe, expect, it } from 'vitest'
import { createWords } from '../../../tools/tour/words.ts'

describe("the app's sentences, as the tour looks for them", () => {
  it.each([
    ['en-HK', '3 records wait to be sent'],
    ['zh-HK', '3 項記錄待傳送'],
  ] as const)('fills in what a sentence takes, in %s', (language, sentence) => {
    expect(createWords(language).t('frame.waiting', { count: 3 })).toBe(sentence)
  })

  it('finds a sentence whose arguments nobody knows, also where they hold braces themselves', () => {
    const { like, t } = createWords('en-HK')
    expect(t('unlock.lease', { when: 'Fri 25 Dec', days: 31 })).toMatch(like('unlock.lease'))
    expect(t('unlock.wrong')).not.toMatch(like('unlock.lease'))
    expect('Saved').not.toMatch(like('common.saved'))
  })

  it('throws for a sentence that the app does not have', () => {
    expect(() => createWords('en-HK').t('unlock.nothing')).toThrow('the app has no message unlock.nothing')
  })
})
