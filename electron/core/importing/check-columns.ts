import type { ImportSheet } from '../../../shared/api/importing.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import { type Field, fields, sheetNames } from './columns.ts'
import type { Grid } from './grid.ts'
import { type Column, nearest } from './match-headers.ts'
import { quote } from './parsed.ts'
import type { Problems } from './problems.ts'
import { columnLetter, maxRows } from './raw.ts'

// What is wrong with a sheet as a whole: columns that are missing, renamed, twice there or unknown; too many rows.

export const nameOf = ({ header }: Field): Bilingual => header

export function checkColumns(grid: Grid, sheets: ReadonlySet<ImportSheet>, problems: Problems): void {
  const { sheet, layout } = grid
  const row = layout.header.row
  wholeSheet(grid, problems)
  for (const { index, field } of grid.repeated)
    problems.add({
      code: 'repeated-column',
      severity: 'must',
      sheet,
      row,
      column: index,
      text: field?.key ?? '',
      sentence: {
        en: `There is another column “${field?.header.en ?? ''}” before this one. Delete one of them, or rename it.`,
        zh: `前面已有另一欄「${field?.header.zh ?? ''}」。請刪除其中一欄或改名。`,
      },
    })
  const unknown = grid.columns.filter(
    ({ field, header }) =>
      field === null && header.trim() !== '' && !grid.repeated.some(({ header: name }) => name === header),
  )
  const missing = expected(sheet, sheets).filter(({ key }) => grid.columnOf(key) === undefined)
  const used = new Set<number>()
  for (const field of neededOf(missing, grid)) {
    const near = nearest(
      field,
      unknown.filter(({ index }) => !used.has(index)),
    )
    if (near !== null) used.add(near.index)
    problems.add({
      code: 'missing-column',
      severity: 'must',
      sheet,
      row,
      ...(near !== null && { column: near.index }),
      text: field.key,
      sentence: missingSentence(field, sheet, near),
      ...(near !== null && { fix: renameTo(grid, near, field) }),
    })
  }
  blankOptional(grid, missing, problems)
  for (const column of unknown) if (!used.has(column.index)) unknownColumn(grid, column, problems)
}

function wholeSheet({ sheet, layout: { table, header } }: Grid, problems: Problems): void {
  const row = header.row
  if (table.wholeMerge !== null)
    problems.add({
      code: 'whole-merge',
      severity: 'must',
      sheet,
      text: table.wholeMerge,
      place: table.wholeMerge,
      sentence: {
        en: 'These cells are merged into one, so all values but the first are lost to Excel. Unmerge them and check every row.',
        zh: '這些儲存格合併為一，除首格外的數值在 Excel 中均會失去。請取消合併，並檢查每一列。',
      },
    })
  if (table.isCut)
    problems.add({
      code: 'too-long-sheet',
      severity: 'must',
      sheet,
      row,
      sentence: {
        en: `This sheet holds more than is read: at most ${maxRows.toLocaleString('en-GB')} rows and 250 columns. Delete what does not belong to the applications, or import in parts.`,
        zh: `此工作表超出讀取上限：最多 ${maxRows.toLocaleString('en-GB')} 列、250 欄。請刪除不屬於申請的內容，或分批匯入。`,
      },
    })
  if (table.isHidden)
    problems.add({
      code: 'hidden-sheet',
      severity: 'know',
      sheet,
      row,
      sentence: {
        en: 'This sheet is hidden in the workbook, and is imported all the same.',
        zh: '此工作表在工作簿中隱藏，但仍會匯入。',
      },
    })
}

/** Projects have a sheet of their own, or stand in the same table as the applications. */
function expected(sheet: ImportSheet, sheets: ReadonlySet<ImportSheet>): readonly Field[] {
  if (sheet !== 'applications' || sheets.has('projects')) return fields[sheet]
  return [...fields.applications, ...fields.projects.filter(({ key }) => key !== 'reference')]
}

/** Of a text in two languages one column is enough. */
const neededOf = (missing: readonly Field[], grid: Grid): readonly Field[] =>
  missing.filter(
    ({ key, need, language }) =>
      need === 'must' &&
      (language === null || (language === 'en' && grid.columnOf(key.replace(/\.en$/, '.zh')) === undefined)),
  )

function missingSentence(field: Field, sheet: ImportSheet, near: Column | null): Bilingual {
  const { en, zh } = nameOf(field)
  const [inEn, inZh] = [sheetNames[sheet].en, sheetNames[sheet].zh]
  if (near === null)
    return {
      en: `The column “${en}” is missing from ${inEn}. Add it; the template shows its name.`,
      zh: `「${inZh}」缺少「${zh}」一欄。請加入，名稱見範本。`,
    }
  return {
    en: `The column “${en}” is missing from ${inEn}. Column ${columnLetter(near.index)}, “${quote(near.header)}”, may be it under another name.`,
    zh: `「${inZh}」缺少「${zh}」一欄。${columnLetter(near.index)} 欄「${quote(near.header)}」可能是同一欄的另一名稱。`,
  }
}

function renameTo({ sheet, layout }: Grid, { index }: Column, field: Field) {
  const letter = columnLetter(index)
  return {
    said: { en: `Take column ${letter} as “${field.header.en}”`, zh: `以 ${letter} 欄為「${field.header.zh}」` },
    edits: [{ sheet, row: layout.header.row, column: index, text: `${field.header.en}\n${field.header.zh}` }],
  }
}

function blankOptional(grid: Grid, missing: readonly Field[], problems: Problems): void {
  const optional = missing.filter(
    ({ need, key, language }) =>
      need !== 'must' && (language === null || missing.some((other) => other.key === twin(key))),
  )
  const names = [...new Map(optional.map((field) => [field.key.replace(/\.(en|zh)$/, ''), field])).values()]
  if (names.length === 0) return
  const said = (language: 'en' | 'zh') =>
    names.map(({ header }) => header[language].replace(/, English$|, Chinese$|（英文）$|（中文）$/, ''))
  problems.add({
    code: 'missing-optional',
    severity: 'know',
    sheet: grid.sheet,
    row: grid.layout.header.row,
    text: names.map(({ key }) => key).join(),
    sentence: {
      en: `Not every column of the form is here; these stay empty: ${said('en').join(', ')}.`,
      zh: `並非表格的每一欄都在此，以下各項會留空：${said('zh').join('、')}。`,
    },
  })
}
const twin = (key: string): string => (key.endsWith('.en') ? key.replace(/\.en$/, '.zh') : key.replace(/\.zh$/, '.en'))

function unknownColumn({ sheet, layout }: Grid, { index, header }: Column, problems: Problems): void {
  problems.add({
    code: 'unknown-column',
    severity: 'know',
    sheet,
    row: layout.header.row,
    column: index,
    text: header,
    sentence: {
      en: `The column “${quote(header.replace(/\s+/g, ' '))}” is not part of the form and is not imported.`,
      zh: `「${quote(header.replace(/\s+/g, ' '))}」一欄不屬於申請表格，不會匯入。`,
    },
  })
}
