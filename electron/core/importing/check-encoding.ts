import type { ImportSheet } from '../../../shared/api/importing.ts'
import { unreadIn } from './decode-text.ts'
import type { Grid } from './grid.ts'
import type { Problems } from './problems.ts'
import { columnLetter, type RawSource } from './raw.ts'

const encodingNames = {
  'utf-8': 'UTF-8',
  'big5-hkscs': 'Big5-HKSCS',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
} as const

/** What was decoded: a guess is said to be one, and what could not be read is counted, with its first place. */
export function decodeProblems(source: RawSource, grids: ReadonlyMap<ImportSheet, Grid>, problems: Problems): void {
  const { encoding } = source
  if (encoding === null) return
  const name = encodingNames[encoding.chosen]
  const cells = source.tables.flatMap(({ rows }) =>
    rows.flatMap(({ row, texts }) =>
      texts.map((text, column) => ({ place: `${columnLetter(column)}${row}`, unread: unreadIn(text) })),
    ),
  )
  const unread = cells.filter((cell) => cell.unread > 0)
  const [first] = unread
  // Once its cells have been written by hand nothing of it is left to say.
  const isLeft =
    [...grids.values()].some((grid) => grid.rows.some(({ texts }) => texts.some((text) => text.includes('\ufffd')))) ||
    grids.size === 0
  if (first !== undefined && isLeft) {
    const sum = unread.reduce((total, cell) => total + cell.unread, 0)
    problems.add({
      code: 'unread',
      severity: 'must',
      place: '',
      text: `${encoding.chosen} ${sum}`,
      sentence: {
        en: `Read as ${name}, ${sum === 1 ? 'one character' : `${sum} characters`} could not be told, the first in ${first.place}. Choose another encoding, or write those cells by hand.`,
        zh: `以 ${name} 讀取時有 ${sum} 個字元無法辨認，首個位於 ${first.place}。請選擇另一編碼，或自行填寫該等儲存格。`,
      },
    })
  }
  if (!encoding.isCertain)
    problems.add({
      code: 'guessed',
      severity: 'know',
      place: '',
      text: encoding.chosen,
      sentence: {
        en: `The file does not say how its characters are written; it is read as ${name}. Check the names, or choose another encoding.`,
        zh: `檔案沒有註明文字編碼，現以 ${name} 讀取。請核對名稱，或選擇另一編碼。`,
      },
    })
}
