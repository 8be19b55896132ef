import type { Locator, Page } from '@playwright/test'
import { check } from './steps.ts'
import type { Visit } from './visit.ts'

/** What became of one document. */
type Opened =
  { readonly name: string; readonly pages: number } | { readonly name: string; readonly refusedWith: string }

/** Opens every document of the application in front; each shows its pages, or says why it does not open. */
export async function readAll(visit: Visit): Promise<string> {
  const { page, words } = visit
  const rows = page()
    .getByRole('navigation', { name: words().t('application.pane.documents') })
    .locator('.document-row')
  const count = await rows.count()
  check(count > 0, 'the application has no documents')
  const opened: Opened[] = []
  for (let index = 0; index < count; index += 1) {
    const row = rows.nth(index)
    await row.click()
    const one = await readOne(visit, await nameOf(row))
    // The tick: the last page has been seen for a moment.
    if ('pages' in one) await row.getByRole('img', { name: words().t('reader.documents.read'), exact: true }).waitFor()
    opened.push(one)
  }
  const read = opened.filter((one) => 'pages' in one)
  check(read.length > 0, 'no document opens')
  if (!visit.hasGivenDocuments) check(read.length === count, 'a document of the demo does not open')
  const pages = read.reduce((sum, one) => sum + one.pages, 0)
  const refused = opened.flatMap((one) => ('pages' in one ? [] : [`${one.name}: ${one.refusedWith}`]))
  return [`${read.length} documents, ${pages} pages`, ...refused].join('; ')
}

/** Letter and title, without the count of pages. */
const nameOf = async (row: Locator): Promise<string> => (await row.innerText()).split('\n').slice(0, 2).join(' ')

async function readOne(visit: Visit, name: string): Promise<Opened> {
  const { page, words } = visit
  const field = page().getByLabel(words().t('reader.bar.page'), { exact: true })
  const firstPage = page().locator('.pdfViewer .page[data-loaded="true"] canvas').first()
  const failure = page().locator('.reader-body h2')
  await firstPage.or(failure).first().waitFor({ timeout: 15_000 })
  if (await failure.isVisible()) return { name, refusedWith: await failure.innerText() }
  const pages = Number(await field.getAttribute('max')) || (await pageCount(page()))
  await checkInk(page(), name)
  await page()
    .getByRole('region', { name: words().t('reader.bar.pane') })
    .focus()
  await page().keyboard.press('End')
  await page().waitForFunction(
    (last) => (document.querySelector('.reader-scroll')?.scrollTop ?? 0) > 0 || last === 1,
    pages,
  )
  return { name, pages }
}

const pageCount = (page: Page): Promise<number> => page.locator('.pdfViewer .page').count()

/** A page that came out white is a page that nobody can read. */
async function checkInk(page: Page, name: string): Promise<void> {
  await page
    .waitForFunction(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.pdfViewer .page[data-loaded="true"] canvas')
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
      return pixels?.some((value, index) => index % 4 !== 3 && value < 200) ?? false
    })
    .catch(() => {
      throw new Error(`the first page of ${name} is blank`)
    })
}

/** Finds a word that stands on the page, by the find bar, and counts what it found. */
export async function findInDocument(visit: Visit): Promise<string> {
  const { page, words } = visit
  const { t } = words()
  const rows = page()
    .getByRole('navigation', { name: t('application.pane.documents') })
    .locator('.document-row')
  await rows.first().click()
  const wanted = visit.hasGivenDocuments ? [await longestWord(page())] : ['Compute requested', '算力']
  await page()
    .getByRole('button', { name: t('reader.bar.find'), exact: true })
    .click()
  const bar = page().getByRole('search')
  const counts: string[] = []
  for (const word of wanted) {
    await bar.getByRole('textbox').fill(word)
    const status = bar.getByRole('status')
    await status.filter({ hasText: /\d/ }).waitFor({ timeout: 15_000 })
    counts.push(`${word} ${await status.innerText()}`)
  }
  await page().locator('.textLayer .highlight').first().waitFor()
  return counts.join('; ')
}

/** Of the text layer: short enough to stand on one line. */
async function longestWord(page: Page): Promise<string> {
  await page.locator('.textLayer span').first().waitFor({ timeout: 15_000 })
  const text = await page.locator('.textLayer').first().innerText()
  const found = text.match(/\p{L}{3,12}/gu) ?? []
  return [...found].sort((a, b) => b.length - a.length)[0] ?? 'the'
}
