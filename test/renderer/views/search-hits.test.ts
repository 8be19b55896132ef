import { describe, expect, test } from 'vitest'
import { cutExcerpt, groupHits, languageOf } from '../../../renderer/views/search/search-hits.ts'
import { sampleHits } from '../preview/sample-outbox.ts'

describe('search hits', () => {
  test('are grouped by application in the order of the best one', () => {
    expect(groupHits(sampleHits).map(({ number, hits }) => [number, hits.length])).toEqual([
      [7, 3],
      [10, 1],
    ])
  })

  test('show a match near the beginning of the line', () => {
    const excerpt = 'The corpus is smaller than the form says and the cards are therefore too many for it'
    const from = excerpt.indexOf('cards')
    const cut = cutExcerpt({ excerpt, from, to: from + 5 }, 20)
    expect(cut).toEqual({ before: '…form says and the ', match: 'cards', after: ' are therefore too many for it' })
  })

  test('keep a short text whole', () => {
    expect(cutExcerpt({ excerpt: '算力需求', from: 0, to: 2 })).toEqual({ before: '', match: '算力', after: '需求' })
  })

  test('never cut a character in two', () => {
    const excerpt = `${'𨋢'.repeat(30)}算力`
    // A lone half of a character cannot be encoded.
    expect(() => encodeURIComponent(cutExcerpt({ excerpt, from: 60, to: 62 }, 41).before)).not.toThrow()
  })

  test('are marked with the language they are in', () => {
    expect(languageOf('GPU 算力')).toBe('zh-HK')
    expect(languageOf('GPU hours')).toBe('en-HK')
  })
})
