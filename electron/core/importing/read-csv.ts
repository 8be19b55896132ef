import { CsvError, parse } from 'csv-parse/sync'
import { decode, previews, type Encoding } from './decode-text.ts'
import { guessEncoding } from './guess-encoding.ts'
import { maxColumns, maxRows, type OrRefused, type RawRow, type RawSource, refused, taken } from './raw.ts'

interface Record {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** A table as text. `chosen` is the person's choice of encoding. */
export function readCsv(bytes: Uint8Array, name: string, chosen: Encoding | null): OrRefused<RawSource> {
  const guess = guessEncoding(bytes)
  const encoding = chosen ?? guess.encoding
  const text = decode(bytes, encoding)
  const records = parseRecords(text, name)
  if (!records.ok) return records
  const { rows, isCut } = toRows(records.value)
  const table = { name: '', isHidden: false, rows, wholeMerge: null, is1904: false, isCut }
  const isCertain = guess.isCertain || chosen !== null
  return taken({ kind: 'csv', tables: [table], encoding: { chosen: encoding, isCertain, choices: previews(bytes) } })
}

function parseRecords(text: string, name: string): OrRefused<readonly Record[]> {
  const { body, delimiter } = withoutSeparatorLine(text)
  try {
    // Lines may be of different lengths: a row that ends early is one with empty cells, and is checked as such.
    return taken(
      parse(body, {
        delimiter,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        max_record_size: 1_000_000,
        info: true,
      }) as unknown as readonly Record[],
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refusedCsv(error, name)
  }
}

/** `sep=;` in the first line is Excel's; otherwise the delimiter is what the first line has most of. */
function withoutSeparatorLine(text: string): { readonly body: string; readonly delimiter: string } {
  const given = /^sep=(.)(?:\r\n|\r|\n)/i.exec(text)
  // The line is kept empty, so that rows keep their numbers.
  if (given !== null) return { body: text.slice(given[0].trimEnd().length), delimiter: given[1] ?? ',' }
  const start = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '')
  const firstLine = start.split(/[\r\n]/).find((line) => line.trim() !== '') ?? ''
  const [best = ','] = [',', ';', '\t'].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)
  return { body: text, delimiter: best }
}

/** The row is counted by whole records, for what is wrong began in the one after them; the parser's lines run on. */
function refusedCsv(error: CsvError, name: string): OrRefused<never> {
  const whole = (error as { readonly records?: number }).records
  if (whole === undefined) throw error
  const inEn = ` Look at row ${whole + 1}.`
  const inZh = `請檢查第 ${whole + 1} 列。`
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return refused('csv-quote', name, `A quotation mark is opened and never closed.${inEn}`, `有引號未有關閉。${inZh}`)
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return refused(
      'csv-size',
      name,
      `A row has more than a million characters.${inEn}`,
      `有一列超過一百萬個字元。${inZh}`,
    )
  return refused(
    'csv-form',
    name,
    `Quotation marks are out of place, so its cells cannot be told apart.${inEn} Save it from the spreadsheet again as CSV.`,
    `引號位置不當，無法分辨儲存格。${inZh}請從試算表重新另存為 CSV。`,
  )
}

function toRows(records: readonly Record[]): { readonly rows: readonly RawRow[]; readonly isCut: boolean } {
  const filled = records
    .map(({ record, info }, index) => ({
      row: index + 1,
      texts: record.slice(0, maxColumns),
      lines: info.lines,
      isWide: record.slice(maxColumns).some((text) => text.trim() !== ''),
    }))
    .filter(({ texts }) => texts.some((text) => text.trim() !== ''))
  const rows = filled.slice(0, maxRows + 20).map(({ row, texts }) => ({ row, texts, marks: {} }))
  return { rows, isCut: filled.length > rows.length || filled.some(({ isWide }) => isWide) }
}
