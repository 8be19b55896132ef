import type { Field } from './columns.ts'
import type { Grid, GridRow } from './grid.ts'
import { parseCategory, parseLetter, parseYesNo } from './parse-choice.ts'
import { digitsIn, parseCards, parseCount, parseMillions, parseMonths } from './parse-count.ts'
import { parseDate } from './parse-date.ts'
import { parseList, parseText } from './parse-text.ts'
import { must, type Note, type Parsed, quote, read } from './parsed.ts'
import type { Problems } from './problems.ts'
import { assertNever } from '../../../shared/result.ts'
import type { Mark } from './raw.ts'

// One cell at a time: its text, read by the kind of its column.

export interface CellContext {
  readonly today: string
  readonly hoursPerMonth: number
  readonly problems: Problems
}
/** Values of a row by field; null: not given, or wrong and said so. */
export type Values = Readonly<Record<string, unknown>>

const maxCount = 10_000_000

/** Reads the given fields of a row; every problem goes to `problems`. */
export function readRow(grid: Grid, row: GridRow, fields: readonly Field[], context: CellContext): Values {
  const values: Record<string, unknown> = {}
  // Cards may be given in hours, which takes the months.
  for (const field of [...fields].sort((a, b) => Number(a.kind === 'cards') - Number(b.kind === 'cards')))
    values[field.key] = readCell(grid, row, field, values, context)
  checkPairs(grid, row, fields, context)
  return values
}

function readCell(grid: Grid, row: GridRow, field: Field, before: Values, context: CellContext): unknown {
  const column = grid.columnOf(field.key)
  if (column === undefined) return emptyValue(field)
  const text = row.texts[column] ?? ''
  const mark = row.marks[column]
  const parsed = special(text, mark, grid, row, column, context) ?? parseCell(text, mark, field, grid, before, context)
  if (parsed === 'said') return null
  for (const note of parsed.notes) addNote(grid, row, column, text, note, context.problems)
  return parsed.value
}

const emptyValue = ({ kind, need }: Field): unknown => {
  if (need === 'blank-is-0') return 0
  return kind === 'text' || kind === 'short-text' || kind === 'list' ? '' : null
}

export function addNote(
  { sheet }: Grid,
  { row }: GridRow,
  column: number,
  text: string,
  note: Note,
  problems: Problems,
): void {
  const { code, severity, sentence, use } = note
  const fix = use === undefined ? {} : { fix: { said: use.said, edits: [{ sheet, row, column, text: use.text }] } }
  problems.add({ code, severity, sentence, sheet, row, column, text, ...fix })
}

/** What the workbook itself says is no value. */
function special(
  text: string,
  mark: Mark | undefined,
  grid: Grid,
  row: GridRow,
  column: number,
  { problems }: CellContext,
): Parsed<never> | 'said' | null {
  if (mark === undefined) return null
  if (mark.kind === 'no-result')
    return must({
      code: 'no-result',
      en: 'This cell holds a formula that was never worked out. Open the workbook in Excel and save it, or type the value.',
      zh: '此儲存格為未經計算的公式。請在 Excel 開啟工作簿並儲存，或直接輸入數值。',
    })
  if (mark.kind === 'error')
    return must({
      code: 'cell-error',
      en: `“${quote(text)}” is an error of the spreadsheet, not a value. Correct the formula, or type the value.`,
      zh: `「${quote(text)}」是試算表的錯誤訊息，並非數值。請更正公式或直接輸入數值。`,
    })
  if (mark.kind !== 'merged') return null
  problems.add({
    code: 'merged',
    severity: 'must',
    sheet: grid.sheet,
    row: row.row,
    column,
    text: mark.range,
    sentence: {
      en: `This cell is merged into ${mark.range}, so it has no value of its own. Unmerge it, or use “${quote(mark.text)}” here too.`,
      zh: `此儲存格已併入 ${mark.range}，本身沒有數值。請取消合併，或同樣填上「${quote(mark.text)}」。`,
    },
    fix: {
      said: { en: `Use “${quote(mark.text)}” here too`, zh: `同樣填上「${quote(mark.text)}」` },
      edits: [{ sheet: grid.sheet, row: row.row, column, text: mark.text }],
    },
  })
  return 'said'
}

function parseCell(
  text: string,
  mark: Mark | undefined,
  field: Field,
  grid: Grid,
  before: Values,
  context: CellContext,
): Parsed<unknown> {
  if (text.trim() === '') return isRequired(field) ? must(blank(field)) : read(emptyValue(field))
  switch (field.kind) {
    case 'reference':
    case 'file':
    case 'short-text':
      return roundedNumber(text, mark) ?? parseText(text, { maxLength: field.maxLength, isOneLine: true })
    case 'text':
      return parseText(text, { maxLength: field.maxLength, isOneLine: field.maxLength <= 500 })
    case 'list':
      return listText(text, field)
    case 'category':
      return parseCategory(text)
    case 'letter':
      return parseLetter(text)
    case 'yes-no':
      return parseYesNo(text)
    case 'date':
      return parseDate(text, mark, { today: context.today, is1904: grid.layout.table.is1904 })
    case 'count':
      return parseCount(text, mark, { min: 0, max: maxCount })
    case 'millions':
      return parseMillions(text, mark)
    case 'months':
      return parseMonths(text, mark)
    case 'cards':
      return parseCards(text, mark, {
        months: (before['months'] as number | null | undefined) ?? null,
        hoursPerMonth: context.hoursPerMonth,
      })
    default:
      return assertNever(field.kind)
  }
}

/** With its ends: an empty first line is a name that the other language alone has. */
function listText(text: string, { maxLength }: Field): Parsed<string> {
  const parsed = parseText(text, { maxLength, isOneLine: false })
  return parsed.value === null ? parsed : read(text)
}

/** A text in two languages needs one of them, and is asked for as a pair. */
const isRequired = ({ need, language }: Field): boolean => need === 'must' && language === null

const blank = ({ header, kind }: Field) => ({
  code: 'blank',
  en: `“${header.en}” is empty. Fill it in${kind === 'count' ? '; write 0 if there are none' : ''}.`,
  zh: `「${header.zh}」未有填寫，請補上${kind === 'count' ? '；如沒有請填 0' : ''}。`,
  ...(kind === 'count' && { use: '0' }),
})

const safeDigits = 15
/** A number in a column of text has lost what came after its 15th digit, and nobody can tell. */
function roundedNumber(text: string, mark: Mark | undefined): Parsed<never> | null {
  if (mark?.kind === 'percent' || mark?.kind === 'date')
    return must({
      code: 'not-text',
      en: `“${quote(text)}” was turned into another kind of value by the spreadsheet. Store the cell as text and type it again.`,
      zh: `「${quote(text)}」已被試算表轉成另一種數值。請將儲存格設為文字格式後重新輸入。`,
    })
  if (mark?.kind !== 'number' || digitsIn(text) < safeDigits) return null
  return must({
    code: 'digits',
    en: `“${quote(text)}” is stored as a number, and spreadsheets keep only 15 digits of one, so its end may be wrong. Store the cell as text and type it again.`,
    zh: `「${quote(text)}」以數字格式儲存，而試算表只保留 15 位數字，末尾可能有誤。請將儲存格設為文字格式後重新輸入。`,
  })
}

/** Names and titles: neither language is an error, one of the two is worth knowing. */
function checkPairs(grid: Grid, row: GridRow, fields: readonly Field[], { problems }: CellContext): void {
  for (const field of fields) {
    if (field.language !== 'en' || field.need !== 'must') continue
    const zhKey = field.key.replace(/\.en$/, '.zh')
    const [en, zh] = [field.key, zhKey].map((key) => grid.columnOf(key))
    const column = en ?? zh
    if (column === undefined) continue
    const [hasEn, hasZh] = [en, zh].map((at) => at !== undefined && (row.texts[at] ?? '').trim() !== '')
    const isMarked = [en, zh].some((at) => at !== undefined && row.marks[at] !== undefined)
    if (hasEn === true && hasZh === true) continue
    const name = { en: field.header.en.replace(', English', ''), zh: field.header.zh.replace('（英文）', '') }
    if (hasEn !== true && hasZh !== true) {
      if (isMarked) continue
      problems.add({
        code: 'blank-pair',
        severity: 'must',
        sheet: grid.sheet,
        row: row.row,
        column,
        text: '',
        sentence: {
          en: `“${name.en}” is empty in both languages. Fill in at least one.`,
          zh: `「${name.zh}」中英文均未填寫，請最少填寫一項。`,
        },
      })
    } else if (en !== undefined && zh !== undefined && field.key !== 'person.en') {
      const [missingEn, missingZh] = hasEn === true ? ['Chinese', '中文'] : ['English', '英文']
      problems.add({
        code: 'one-language',
        severity: 'know',
        sheet: grid.sheet,
        row: row.row,
        column: hasEn === true ? zh : en,
        text: '',
        sentence: {
          en: `“${name.en}” has no ${missingEn}; members see the other language.`,
          zh: `「${name.zh}」沒有${missingZh}；委員會看到另一語文。`,
        },
      })
    }
  }
}

/** Pairs two lists of names by their order. */
export function pairLists(en: string, zh: string): readonly { readonly en: string; readonly zh: string }[] {
  const [english, chinese] = [parseList(en), parseList(zh)]
  return Array.from({ length: Math.max(english.length, chinese.length) }, (_, i) => ({
    en: english[i] ?? '',
    zh: chinese[i] ?? '',
  })).filter((name) => name.en !== '' || name.zh !== '')
}
