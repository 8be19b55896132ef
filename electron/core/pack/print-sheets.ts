import type { Bilingual } from '../../../shared/ids.ts'
import { numberPages, partsOf, rowsOf, type PageNumbers } from './pack-layout.ts'
import type { PackerThread } from './packer-thread.ts'
import type { JoinJob, Measured } from './packer/protocol.ts'
import { firstOf, secondOf } from './print-values.ts'
import { printWords } from './print-words.ts'
import { sheetsCss } from './sheets-css.ts'
import { sheetsHtml, type SheetsText } from './sheets-html.ts'

type Text = Omit<SheetsText, 'numbers'>
export interface PrintedSheets {
  readonly sheets: Uint8Array
  readonly numbers: PageNumbers
}

const usualFront = 2
const mostPrints = 3

/**
 * The agenda says on which page each paper begins, and its own length moves them: printed with a guess first, and again
 * when the guess was wrong. Throws `ThreadEnded`, and what printing throws.
 */
export async function printSheets(
  text: Text,
  thread: PackerThread,
  print: (html: string, css: string) => Promise<Uint8Array>,
): Promise<PrintedSheets> {
  const parts = partsOf(text.laid, text.language)
  const numbersFor = (measured: Measured): PageNumbers => numberPages(parts, text.laid, measured)
  let numbers = numbersFor({ front: usualFront, sheets: {} })
  for (let prints = 1; ; prints += 1) {
    const sheets = await print(sheetsHtml({ ...text, numbers }), sheetsCss)
    const found = numbersFor(await thread.measure(sheets.slice()))
    if (prints === mostPrints || isSame(found, numbers)) return { sheets, numbers: found }
    numbers = found
  }
}

const isSame = (a: PageNumbers, b: PageNumbers): boolean =>
  a.total === b.total && [...a.starts].every(([key, start]) => b.starts.get(key) === start)

export function toJob(
  { plan, laid, copy, language, committee, madeAt }: Text,
  sheets: Uint8Array,
  font: Uint8Array,
): JoinJob {
  const words = printWords[language]
  const holder = plan.holder === null ? words.fullCopy : inBoth(plan.holder, language)
  return {
    sheets,
    parts: partsOf(laid, language),
    rows: rowsOf(laid, language),
    watermark: [holder, words.copy(copy)],
    pageLabel: words.pageLabel,
    title: `${words.pack} ${plan.batch.name}`,
    author: firstOf(committee, language),
    language,
    madeAt: Date.parse(madeAt),
    font,
  }
}

const inBoth = (name: Bilingual, language: SheetsText['language']): string =>
  [firstOf(name, language), secondOf(name, language)].filter((part) => part !== '').join(' ')
