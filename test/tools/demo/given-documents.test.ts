import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { deal, readGivenDocuments } from '../../../tools/demo/given-documents.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'review-desk-given-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('documents given for the demo', () => {
  it.each([
    ['one file goes to every application', ['a'], 3, [['a'], ['a'], ['a']]],
    [
      'few files go to all, each time beginning with another',
      ['a', 'b', 'c'],
      2,
      [
        ['a', 'b', 'c'],
        ['b', 'c', 'a'],
      ],
    ],
    [
      'more than eight are dealt in turn',
      Array.from('abcdefghi'),
      2,
      [
        ['a', 'c', 'e', 'g', 'i'],
        ['b', 'd', 'f', 'h'],
      ],
    ],
  ])('%s', (_name, files, hands, dealt) => {
    expect(deal(files, hands)).toEqual(dealt)
  })

  it('keeps a PDF that does not open, with no pages, and leaves other files alone', async () => {
    writeFileSync(path.join(folder, 'broken.PDF'), 'this is not a PDF')
    writeFileSync(path.join(folder, 'notes.txt'), 'left alone')
    const [documents] = await readGivenDocuments(folder, 1)
    expect(documents?.map(({ letter, title, pages }) => [letter, title.en, pages])).toEqual([['A', 'broken', 0]])
  })

  it('says where there is none', async () => {
    const empty = mkdtempSync(path.join(folder, 'empty-'))
    await expect(readGivenDocuments(empty, 1)).rejects.toThrow(`There is no PDF in ${empty}.`)
  })
})
