import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { Encoding } from './decode-text.ts'
import {
  gone,
  type FoundFile,
  maxTableBytes,
  type OrRefused,
  type RawSource,
  type Refusal,
  refused,
  taken,
} from './raw.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readWorkbook } from './read-workbook.ts'
import { openArchiveFile, readEntry } from './zip-archive.ts'

// A folder, a zip, or a table with its PDFs beside it: what is in it, and which file is the table.

export interface OpenedSource {
  /** As people call it: the folder's, the archive's or the table's name. */
  readonly name: string
  /** Name of the table; empty where there is none. */
  readonly table: string
  readonly source: RawSource | null
  /** All that is not the table. */
  readonly files: readonly FoundFile[]
  readonly refusals: readonly Refusal[]
}

const maxFiles = 5_000
const maxDepth = 4
const isTable = (name: string): boolean => /\.(xlsx|xlsm|csv|tsv|json)$/i.test(name)
const isOldTable = (name: string): boolean => /\.(xls|ods|xlsb)$/i.test(name)
const isHidden = (name: string): boolean => /^(\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name)

export type Step = (step: 'unpacking' | 'reading') => void

/** Errors are refusals in words; a file that is gone is one of them. */
export async function openSource(path: string, encoding: Encoding | null, step: Step): Promise<OpenedSource> {
  const name = basename(path)
  const none = { name, table: '', source: null, files: [] }
  const kind = await stat(path).catch(() => null)
  if (kind === null) return { ...none, refusals: [gone(name)] }
  step('unpacking')
  if (kind.isFile() && /\.zip$/i.test(name)) return openZip(path, name, encoding, step)
  const folder = kind.isDirectory() ? path : dirname(path)
  const listed = await listFolder(folder, kind.isDirectory() ? maxDepth : 1)
  if (!listed.ok) return { ...none, refusals: [listed.refusal] }
  const chosen = kind.isDirectory() ? chooseTable(listed.value) : chosenTable(listed.value, name)
  if (!chosen.ok) return { ...none, files: documentsOf(listed.value, null), refusals: [chosen.refusal] }
  step('reading')
  const bytes = await readTableFile(chosen.value)
  const source = bytes.ok ? await readTable(bytes.value, chosen.value.name, encoding) : bytes
  return toOpened(name, chosen.value, listed.value, source)
}

function toOpened(
  name: string,
  table: FoundFile,
  files: readonly FoundFile[],
  source: OrRefused<RawSource>,
): OpenedSource {
  return {
    name,
    table: table.name,
    source: source.ok ? source.value : null,
    files: documentsOf(files, table),
    refusals: source.ok ? [] : [source.refusal],
  }
}

/** Other tables in the folder are not documents of anybody. */
const documentsOf = (files: readonly FoundFile[], table: FoundFile | null): readonly FoundFile[] =>
  files.filter((file) => file !== table && !isTable(file.name) && !isOldTable(file.name))

async function listFolder(folder: string, depth: number): Promise<OrRefused<readonly FoundFile[]>> {
  const files: FoundFile[] = []
  const visit = async (at: string, inside: string, left: number): Promise<boolean> => {
    const entries = await readdir(at, { withFileTypes: true })
    for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name, 'en'))) {
      if (isHidden(entry.name)) continue
      // Links may lead anywhere, also round in circles.
      if (entry.isDirectory() && left > 1 && !(await visit(join(at, entry.name), `${inside}${entry.name}/`, left - 1)))
        return false
      if (!entry.isFile()) continue
      const file = join(at, entry.name)
      files.push({
        name: entry.name,
        path: `${inside}${entry.name}`,
        bytes: (await stat(file)).size,
        from: { in: 'folder', file },
      })
      if (files.length > maxFiles) return false
    }
    return true
  }
  try {
    if (await visit(folder, '', depth)) return taken(files)
  } catch {
    return refused(
      'folder',
      basename(folder),
      'This folder cannot be read. Check that it is still there and that you may open it.',
      '無法讀取此資料夾。請檢查它是否仍在，以及你是否有權開啟。',
    )
  }
  return refused(
    'folder-size',
    basename(folder),
    `This folder holds more than ${maxFiles.toLocaleString('en-GB')} files. Put the table and its PDFs into a folder of their own.`,
    `此資料夾有超過 ${maxFiles.toLocaleString('en-GB')} 個檔案。請將表格及其 PDF 放入獨立的資料夾。`,
  )
}

function chosenTable(files: readonly FoundFile[], name: string): OrRefused<FoundFile> {
  const found = files.find((file) => file.path === name)
  if (found === undefined) return { ok: false, refusal: gone(name) }
  return isTable(name) || isOldTable(name)
    ? taken(found)
    : refused(
        'not-a-table',
        name,
        'This is neither a workbook, CSV or JSON nor a zip archive. Choose one of these, or a folder.',
        '這不是工作簿、CSV、JSON 或 zip 壓縮檔。請選擇其中一種，或一個資料夾。',
      )
}

/** The one table of a folder, the uppermost first; two are not guessed between. */
function chooseTable(files: readonly FoundFile[]): OrRefused<FoundFile> {
  const tables = files.filter(({ name }) => isTable(name))
  const least = Math.min(...tables.map(({ path }) => path.split('/').length))
  const top = tables.filter(({ path }) => path.split('/').length === least)
  const named = top.filter(({ name }) => /application|申請/i.test(name))
  const [first, second] = named.length === 1 ? named : top
  if (first !== undefined && second === undefined) return taken(first)
  const old = files.find(({ name }) => isOldTable(name))
  if (first !== undefined && second !== undefined)
    return refused(
      'two-tables',
      '',
      `There are several tables here: “${first.name}”, “${second.name}”. Leave one, or choose it alone.`,
      `這裡有多於一個表格：「${first.name}」、「${second.name}」。請只留一個，或單獨選擇。`,
    )
  if (old !== undefined)
    return refused(
      'old-table',
      old.name,
      'The table is in a format that is not read. Open it in Excel or LibreOffice and save it as .xlsx.',
      '表格的格式不受支援。請在 Excel 或 LibreOffice 開啟，另存為 .xlsx。',
    )
  return refused(
    'no-table',
    '',
    'There is no table here: a workbook (.xlsx), CSV or JSON with the applications. Save the template to begin one.',
    '這裡沒有表格：即載有申請的工作簿（.xlsx）、CSV 或 JSON。可先儲存範本。',
  )
}

async function readTableFile({ bytes, name, from }: FoundFile): Promise<OrRefused<Uint8Array>> {
  if (bytes > maxTableBytes) return tableTooLarge(name)
  if (from.in !== 'folder') throw new Error('only files of a folder are opened by their path')
  const file = await open(from.file, 'r').catch(() => null)
  if (file === null) return { ok: false, refusal: gone(name) }
  try {
    return taken(await file.readFile())
  } finally {
    await file.close()
  }
}
const tableTooLarge = (name: string) =>
  refused(
    'table-size',
    name,
    'The table is larger than 64 MB. Remove pictures from it, and import in parts.',
    '表格超過 64 MB。請移除圖片，並分批匯入。',
  )

async function readTable(bytes: Uint8Array, name: string, encoding: Encoding | null): Promise<OrRefused<RawSource>> {
  const kind = extname(name).toLowerCase()
  if (kind === '.csv' || kind === '.tsv') {
    // A workbook under the name of a CSV is what it is.
    if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) return readWorkbook(bytes, name)
    return readCsv(bytes, name, encoding)
  }
  return kind === '.json' ? readJson(bytes, name) : readWorkbook(bytes, name)
}

async function openZip(path: string, name: string, encoding: Encoding | null, step: Step): Promise<OpenedSource> {
  const none = { name, table: '', source: null, files: [] }
  const opened = await openArchiveFile(path, name)
  if (!opened.ok) return { ...none, refusals: [opened.refusal] }
  const archive = opened.value
  try {
    const files = archive.entries
      .filter((entry) => !entry.path.split('/').some(isHidden))
      .map((entry): FoundFile => ({
        name: basename(entry.path),
        path: entry.path,
        bytes: entry.bytes,
        from: { in: 'zip', zip: path, entry: entry.index },
      }))
    const chosen = chooseTable(files)
    if (!chosen.ok) return { ...none, files: documentsOf(files, null), refusals: [chosen.refusal] }
    step('reading')
    const bytes = await readEntry(archive, chosen.value, maxTableBytes)
    const source = bytes.ok ? await readTable(bytes.value, chosen.value.name, encoding) : bytes
    return toOpened(name, chosen.value, files, source)
  } finally {
    await archive.close()
  }
}
