import { readXlsx, type Cell, type CellValue, type MergeRange, type Sheet } from 'hucre/xlsx'
import { EncryptedFileError, HucreError } from 'hucre'
import { openArchiveBytes } from './zip-archive.ts'
import {
  columnLetter,
  type Mark,
  maxColumns,
  maxRows,
  maxTableBytes,
  type OrRefused,
  type RawRow,
  type RawSource,
  type RawTable,
  refused,
  taken,
} from './raw.ts'

// Workbooks of strangers, behind two of the three guards: what kind of file it is, and what it unpacks to. The third is
// the thread that this runs in, with its limits of memory and time.

const lastRow = 20_000

/** Never evaluates a formula. Errors are refusals in words. */
export async function readWorkbook(bytes: Uint8Array, name: string): Promise<OrRefused<RawSource>> {
  const kind = checkKind(bytes, name)
  if (!kind.ok) return kind
  const walked = await walk(bytes, name)
  if (!walked.ok) return walked
  try {
    const book = await readXlsx(bytes, { range: `A1:${columnLetter(maxColumns)}${lastRow}`, readStyles: true })
    const is1904 = book.dateSystem === '1904'
    const tables = book.sheets.map((sheet) => toTable(sheet, is1904, walked.value))
    return taken({ kind: 'xlsx', tables, encoding: null })
  } catch (error) {
    if (error instanceof EncryptedFileError) return encrypted(name)
    if (error instanceof HucreError || error instanceof RangeError || error instanceof TypeError) return damaged(name)
    throw error
  }
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

function checkKind(bytes: Uint8Array, name: string): OrRefused<null> {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return taken(null)
  if (bytes.length === 0) return refused('empty', name, 'The file is empty.', '檔案是空的。')
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return refused(
      'old-or-encrypted',
      name,
      'This is an old Excel file (.xls) or a workbook with a password, whatever its name says. Open it in Excel and save it as .xlsx without a password.',
      '不論名稱為何，這是舊式 Excel 檔案（.xls）或設有密碼的工作簿。請在 Excel 開啟，另存為不設密碼的 .xlsx。',
    )
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase()
  if (start.startsWith('<') || start.startsWith('ï»¿<'))
    return refused(
      'html',
      name,
      'This is a web page or XML under the name of a workbook. Open it in Excel and save it as .xlsx.',
      '這是以工作簿為名的網頁或 XML。請在 Excel 開啟，另存為 .xlsx。',
    )
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46))
    return refused(
      'pdf',
      name,
      'This is a PDF under the name of a workbook. Choose the workbook.',
      '這是以工作簿為名的 PDF。請選擇工作簿。',
    )
  return refused(
    'not-a-workbook',
    name,
    'This is not an Excel workbook. If it is a table of text, rename it to .csv; otherwise save it from the spreadsheet as .xlsx.',
    '這不是 Excel 工作簿。如屬文字表格，請改名為 .csv；否則請從試算表另存為 .xlsx。',
  )
}

/** Content beyond the rows that are read, by worksheet part. */
type Cut = ReadonlySet<string>

async function walk(bytes: Uint8Array, name: string): Promise<OrRefused<Cut>> {
  const opened = await openArchiveBytes(bytes, name)
  if (!opened.ok) return { ok: false, refusal: { ...opened.refusal, place: name } }
  const { entries, close } = opened.value
  const cut = new Set<string>()
  let left = maxTableBytes
  try {
    if (!entries.some(({ path }) => path === '[Content_Types].xml')) return notExcel(name)
    if (entries.some(({ path }) => path === 'word/document.xml'))
      return refused(
        'docx',
        name,
        'This is a Word document under the name of a workbook. Choose the workbook.',
        '這是以工作簿為名的 Word 文件。請選擇工作簿。',
      )
    for (const entry of entries) {
      const watch = entry.path.startsWith('xl/worksheets/') ? farRows(() => cut.add(entry.path)) : undefined
      const walked = await entry.walk(left, watch)
      if (!walked.ok)
        return walked.refusal.code === 'zip-bomb'
          ? bomb(name)
          : { ok: false, refusal: { ...walked.refusal, place: name } }
      left -= walked.value
    }
    return taken(cut)
  } finally {
    await close()
  }
}

const overlap = 400
const farCell = /<c [^>]*?r="[A-Z]{1,3}(\d{5,7})"[^>]*[^/]>\s*<(?:v|is|f)\b/g
/** Calls once something stands below the last row that is read. */
function farRows(found: () => void): (piece: Uint8Array) => void {
  let tail = ''
  return (piece) => {
    const text = tail + Buffer.from(piece).toString('latin1')
    tail = text.slice(-overlap)
    for (const [, row] of text.matchAll(farCell)) if (Number(row) > lastRow) found()
  }
}

const notExcel = (name: string) =>
  refused(
    'not-a-workbook',
    name,
    'This is a zip archive, not an Excel workbook. If it holds a workbook and PDFs, rename it to .zip.',
    '這是 zip 壓縮檔，並非 Excel 工作簿。如內含工作簿及 PDF，請改名為 .zip。',
  )
const bomb = (name: string) =>
  refused(
    'workbook-bomb',
    name,
    'The workbook unpacks to more than 64 MB, far more than its text needs, so it was not opened. Copy the cells into the template.',
    '工作簿解壓後超過 64 MB，遠超其文字所需，故沒有開啟。請將儲存格複製到範本。',
  )
const damaged = (name: string) =>
  refused(
    'workbook-damaged',
    name,
    'The workbook is damaged and cannot be read. Open it in Excel, let Excel repair it, and save it again.',
    '工作簿已損壞，無法讀取。請在 Excel 開啟並修復，再重新儲存。',
  )
const encrypted = (name: string) =>
  refused(
    'old-or-encrypted',
    name,
    'The workbook has a password. Save it without one.',
    '工作簿設有密碼。請另存為不設密碼的檔案。',
  )

function toTable(sheet: Sheet, is1904: boolean, cut: Cut): RawTable {
  const merges = sheet.merges ?? []
  const whole = merges.find(isWhole)
  const cells = new Map<string, CellView>()
  const rows: RawRow[] = []
  const covered = coveredCells(merges.filter((merge) => !isWhole(merge)))
  sheet.rows.forEach((values, index) => {
    const row = toRow(sheet, values, index, covered)
    if (row !== null) rows.push(row)
  })
  cells.clear()
  return {
    name: sheet.name,
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: rows.slice(0, maxRows + 20),
    wholeMerge: whole === undefined ? null : rangeName(whole),
    is1904,
    // Parts are not matched to sheets: a sheet too long is a rare thing, and is said of the workbook.
    isCut: cut.size > 0 || rows.length > maxRows + 20,
  }
}
type CellView = Cell

const manyCells = 200_000
const isWhole = ({ startRow, endRow, startCol, endCol }: MergeRange): boolean =>
  (endRow - startRow + 1) * (endCol - startCol + 1) > manyCells
const rangeName = ({ startRow, endRow, startCol, endCol }: MergeRange): string =>
  `${columnLetter(startCol)}${startRow + 1}:${columnLetter(endCol)}${endRow + 1}`

interface Cover {
  readonly range: string
  readonly row: number
  readonly column: number
}
function coveredCells(merges: readonly MergeRange[]): ReadonlyMap<string, Cover> {
  const covered = new Map<string, Cover>()
  for (const merge of merges) {
    const cover = { range: rangeName(merge), row: merge.startRow, column: merge.startCol }
    for (let row = merge.startRow; row <= Math.min(merge.endRow, lastRow); row++)
      for (let column = merge.startCol; column <= Math.min(merge.endCol, maxColumns); column++) {
        if (covered.size > manyCells) return covered
        if (row !== merge.startRow || column !== merge.startCol) covered.set(`${row},${column}`, cover)
      }
  }
  return covered
}

function toRow(
  sheet: Sheet,
  values: readonly CellValue[],
  index: number,
  covered: ReadonlyMap<string, Cover>,
): RawRow | null {
  const texts: string[] = []
  const marks: Record<number, Mark> = {}
  const width = Math.min(values.length, maxColumns)
  let isFilled = false
  for (let column = 0; column < width; column++) {
    const { text, mark } = toCell(values[column] ?? null, sheet.cells?.get(`${index},${column}`))
    const cover = text === '' ? covered.get(`${index},${column}`) : undefined
    texts.push(text)
    if (text.trim() !== '' || mark?.kind === 'no-result') isFilled = true
    if (mark !== undefined) marks[column] = mark
    if (cover !== undefined) {
      const from = toCell(
        sheet.rows[cover.row]?.[cover.column] ?? null,
        sheet.cells?.get(`${cover.row},${cover.column}`),
      ).text
      // A row that lives on a merged cell alone is no row.
      if (from.trim() !== '') marks[column] = { kind: 'merged', range: cover.range, text: from }
    }
  }
  return isFilled ? { row: index + 1, texts, marks } : null
}

function toCell(value: CellValue, cell: Cell | undefined): { readonly text: string; readonly mark?: Mark } {
  if (cell?.type === 'error') return { text: String(value ?? '#'), mark: { kind: 'error' } }
  const isFormula = cell?.formula !== undefined
  if (isFormula && (value === null || value === '')) return { text: '', mark: { kind: 'no-result' } }
  if (value === null) return { text: '' }
  if (value instanceof Date) return { text: dateText(value), mark: { kind: 'date' } }
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' }
  if (typeof value === 'string')
    return {
      text: value,
      ...(/^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/.test(value) && {
        mark: { kind: 'error' } as const,
      }),
    }
  if (cell?.style?.numFmt?.includes('%') === true)
    return { text: `${numberText(value * 100)}%`, mark: { kind: 'percent' } }
  return { text: numberText(value), mark: { kind: 'number' } }
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '#'
  const iso = value.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
}

/** Without an exponent, and without the noise of binary fractions. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString()
  return String(Number(value.toPrecision(15)))
}
