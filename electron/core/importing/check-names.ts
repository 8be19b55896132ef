import type { ImportSheet } from '../../../shared/api/importing.ts'
import type { Grid, GridRow } from './grid.ts'
import { quote } from './parsed.ts'
import type { Problems } from './problems.ts'
import { findSimplified } from './simplified.ts'

const names = ['name.zh', 'contact1.name.zh', 'contact2.name.zh', 'title.zh', 'person.zh']

/** Characters that a name in traditional Chinese would not have: often typed by mistake, and never changed unasked. */
export function checkNames(grids: ReadonlyMap<ImportSheet, Grid>, problems: Problems): void {
  for (const grid of grids.values())
    for (const key of names) {
      const column = grid.columnOf(key)
      if (column !== undefined) for (const row of grid.rows) checkName(grid, row, column, problems)
    }
}

function checkName({ sheet }: Grid, { row, texts }: GridRow, column: number, problems: Problems): void {
  const text = texts[column] ?? ''
  const found = findSimplified(text)
  if (found === null) return
  const { characters, traditional } = found
  const said = quote(characters.join(''))
  problems.add({
    code: 'simplified',
    severity: 'know',
    sheet,
    row,
    column,
    text,
    sentence: {
      en: `“${said}” ${characters.length === 1 ? 'is a simplified character' : 'are simplified characters'}. Check how the name is written.`,
      zh: `「${said}」是簡化字。請核對名稱的寫法。`,
    },
    ...(traditional !== null && {
      fix: {
        said: { en: `Use ${quote(traditional)}`, zh: `改為 ${quote(traditional)}` },
        edits: [{ sheet, row, column, text: traditional }],
      },
    }),
  })
}
