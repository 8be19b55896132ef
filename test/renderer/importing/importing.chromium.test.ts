import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OpenPreview, openPreview, whyNoChromium } from '../preview/open-preview.ts'

if (whyNoChromium !== null) console.log(`the import in Chromium: skipped, ${whyNoChromium}`)

describe.skipIf(whyNoChromium !== null)('the import, with the keyboard alone', () => {
  let preview: OpenPreview
  let page: Page

  beforeAll(async () => {
    preview = await openPreview()
    page = await preview.newPage()
    page.setDefaultTimeout(10_000)
  })
  beforeEach(() => page.bringToFront())
  afterAll(() => preview.close())

  const calls = (): Promise<readonly string[]> => page.evaluate(() => window.preview.calls)
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const place = (): Promise<string | null> => page.locator('.cell-bar-place').textContent()
  const cell = (name: string) =>
    page.locator(`[role="gridcell"][data-cell="${name.slice(1)} ${name.charCodeAt(0) - 65}"]`)
  const chosenSentence = (): Promise<string | null> => page.locator('.problem-row[data-on]').textContent()
  const hints = (): Promise<string | null> => page.locator('.hint-list').textContent()
  const editor = () => page.locator('.cell-editor')
  const gridHasFocus = (): Promise<boolean> =>
    page.evaluate(() => document.activeElement?.getAttribute('role') === 'grid')
  const isSeen = (name: string): Promise<boolean> =>
    cell(name).evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const sheet = element.closest('.sheet')?.getBoundingClientRect()
      const gutter = document.querySelector('.sheet-row .sheet-gutter')?.getBoundingClientRect()
      if (sheet === undefined || gutter === undefined) return false
      return left >= gutter.right - 1 && right <= sheet.right && top >= sheet.top + 46 && bottom <= sheet.bottom
    })

  test('it lands on the first cell that must be put right, and on its sentence', async () => {
    await preview.open(page, 'importing')
    expect(await place()).toBe('K6')
    expect(await chosenSentence()).toContain('K6 95% is above 90%')
    await expect.poll(() => isSeen('K6')).toBe(true)
  })

  test('N and P go round the problems, scroll to each cell, and the sheet then has the keyboard', async () => {
    await preview.open(page, 'importing')
    const seen: (string | null)[] = []
    for (let step = 0; step < 6; step += 1) {
      await press('n')
      seen.push(await place())
    }
    expect(seen).toEqual(['F9', 'H10', 'P14', 'P7', 'D10', 'K6'])
    await press('p', 'p', 'p')
    expect(await place()).toBe('P14')
    expect(await chosenSentence()).toContain('12-B.pdf')
    await expect.poll(() => isSeen('P14')).toBe(true)
    await expect.poll(gridHasFocus).toBe(true)
    expect(await cell('P14').getAttribute('aria-selected')).toBe('true')
  })

  test('arrows, Home, End and their Ctrl forms move the chosen cell; a cell with a problem chooses its sentence', async () => {
    await preview.open(page, 'importing')
    await press('n', 'ArrowRight', 'ArrowDown')
    expect(await place()).toBe('G10')
    expect(await page.locator('.problem-row[data-on]').count()).toBe(0)
    await press('ArrowRight')
    expect(await chosenSentence()).toContain('31 February')
    await press('Control+End')
    expect(await place()).toBe('P14')
    await press('Home')
    expect(await place()).toBe('A14')
    await press('Control+Home')
    expect(await place()).toBe('A3')
    await press('ArrowUp', 'ArrowLeft')
    expect(await place()).toBe('A3')
    await press('PageDown')
    expect(await place()).toBe('A14')
    const grid = page.getByRole('grid')
    const active = await grid.getAttribute('aria-activedescendant')
    expect(await page.locator(`#${active}`).getAttribute('data-cell')).toBe('14 0')
  })

  test('Enter puts the chosen problem right, Ctrl Z takes it back, and N goes on from there', async () => {
    await preview.open(page, 'importing')
    expect(await hints()).not.toContain('put right')
    await press('n')
    expect(await hints()).toContain('put right')
    await press('Enter')
    await expect.poll(() => cell('F9').textContent()).toContain('64')
    expect(await page.locator('.import-reason').textContent()).toContain('3 places must be put right first')
    await press('n')
    expect(await place()).toBe('H10')
    await press('Control+z')
    await expect.poll(() => cell('F9').textContent()).toContain('46,720 hours')
    expect((await calls()).map((call) => call.split(' ')[0])).toEqual(['fixImport', 'undoImportEdit'])
  })

  test('E edits in place, Enter keeps, Escape gives up; letters are text meanwhile and Ctrl Z is the field’s', async () => {
    await preview.open(page, 'importing')
    await press('n', 'e')
    await editor().waitFor()
    expect(await editor().inputValue()).toBe('46,720 hours')
    await page.keyboard.type('nope')
    await press('Escape')
    await editor().waitFor({ state: 'detached' })
    expect(await place()).toBe('F9')
    expect(await cell('F9').textContent()).toContain('46,720 hours')
    await expect.poll(gridHasFocus).toBe(true)
    await press('e')
    await page.keyboard.type('48')
    await press('Control+z')
    expect((await calls()).filter((call) => call.startsWith('undo'))).toEqual([])
    await page.keyboard.press('Control+a')
    await page.keyboard.type('64')
    await press('Enter')
    await expect.poll(calls).toContainEqual('editImportCell {"sheet":"applications","row":9,"column":5,"text":"64"}')
    await expect.poll(() => cell('F9').textContent()).toContain('64')
    expect(await place()).toBe('F9')
  })

  test('Enter edits a cell that nothing is known for, and text that was not changed is not sent', async () => {
    await preview.open(page, 'importing')
    await press('ArrowDown', 'Enter')
    await editor().waitFor()
    await press('Enter')
    await editor().waitFor({ state: 'detached' })
    expect(await calls()).toEqual([])
  })

  test('leaving the field keeps what was typed', async () => {
    await preview.open(page, 'importing')
    await press('e')
    await page.keyboard.type('0.90')
    await press('Tab')
    await expect.poll(calls).toContainEqual(expect.stringContaining('"text":"0.90"'))
  })

  test('the list of problems is one stop; arrows choose in it, and the cell is scrolled to', async () => {
    await preview.open(page, 'importing')
    await page.locator('.problem-row[data-on] .problem-sentence').focus()
    await press('ArrowDown', 'ArrowDown', 'ArrowDown')
    expect(await place()).toBe('P14')
    await expect.poll(() => isSeen('P14')).toBe(true)
    expect(await page.locator('.problem-list button:not([tabindex="-1"])').count()).toBe(2)
    await press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Choose a file')
    await press('Enter')
    await expect.poll(calls).toEqual(['chooseImportFile {"problem":"applications P14"}'])
  })

  test('"Must fix" lists those alone, and N then goes round those', async () => {
    await preview.open(page, 'importing')
    await page.getByRole('radio', { name: 'All 6' }).focus()
    await press('ArrowRight')
    expect(await page.locator('.problem-row').count()).toBe(4)
    await page.getByRole('grid').focus()
    await press('p')
    expect(await place()).toBe('P14')
  })

  test('the sheets are tabs with counts', async () => {
    await preview.open(page, 'importing')
    await page.getByRole('tab', { name: /^Applications 12/ }).focus()
    await press('ArrowRight', 'ArrowRight')
    expect(await page.getByRole('grid', { name: 'People, 31 rows' }).getAttribute('aria-rowcount')).toBe('32')
    expect(await place()).toBe('A2')
    await page.getByRole('grid').focus()
    await press('n')
    expect(await page.getByRole('grid', { name: /^Applications/ }).count()).toBe(1)
  })

  test('Import waits until nothing must be put right, says why, imports, reports and leads on', async () => {
    await preview.open(page, 'importing')
    const button = page.getByRole('button', { name: 'Import 11' })
    expect(await button.isDisabled()).toBe(true)
    await press('e')
    await page.keyboard.type('0.90')
    await press('Enter', 'n', 'Enter', 'n', 'Enter')
    await expect.poll(() => page.locator('.import-reason').textContent()).toContain('1 place must be put right first')
    await press('n', 'Enter')
    await expect.poll(() => page.locator('.import-reason').textContent()).toContain('Ready to import')
    await button.press('Enter')
    await page.getByRole('heading', { name: '11 applications imported' }).waitFor()
    expect(await page.locator('.empty').textContent()).toContain('9 new, 2 updated, 74 documents sealed.')
    await page.getByRole('button', { name: 'Undo import' }).press('Enter')
    await page.getByRole('heading', { name: 'Import undone' }).waitFor()
    await page.getByRole('button', { name: 'Redo import' }).press('Enter')
    await page.getByRole('heading', { name: '11 applications imported' }).waitFor()
    expect((await calls()).slice(-3)).toEqual(['commitImport', 'undoPreparing', 'redoPreparing'])
    await preview.open(page, 'importing-imported')
    await page.getByRole('button', { name: 'Go to applications' }).press('Enter')
    await expect.poll(() => page.locator('.room[aria-current="page"] .cut').textContent()).toBe('Applications')
  })

  test('closing asks once where something was put right by hand, else closes', async () => {
    await preview.open(page, 'importing')
    await press('n', 'Enter')
    await expect.poll(() => page.getByRole('button', { name: 'Undo' }).isEnabled()).toBe(true)
    await page.getByRole('button', { name: 'Close' }).press('Enter')
    await page.getByRole('dialog', { name: 'Close without importing?' }).waitFor()
    await page.getByRole('button', { name: 'Keep open' }).press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await place()).toBe('F9')
    await preview.open(page, 'importing')
    await page.getByRole('button', { name: 'Close' }).press('Enter')
    await page.getByRole('heading', { name: 'Nothing is open' }).waitFor()
  })

  test('an encoding that is a guess is chosen by a person before any cell is shown', async () => {
    await preview.open(page, 'importing-encoding')
    expect(await page.getByRole('grid').count()).toBe(0)
    const use = page.getByRole('button', { name: 'Choose a reading first' })
    expect(await use.isDisabled()).toBe(true)
    await press('n', 'Enter', 'e')
    expect(await calls()).toEqual([])
    await page.getByRole('radio', { name: /^Big5-HKSCS/ }).press('Space')
    await page.getByRole('button', { name: 'Read as Big5-HKSCS' }).press('Enter')
    await page.getByRole('grid').waitFor()
    expect(await calls()).toEqual(['chooseEncoding {"encoding":"big5-hkscs"}'])
    await page.getByRole('button', { name: 'Encoding: Big5-HKSCS' }).press('Enter')
    await page.getByRole('button', { name: 'Back to the sheet' }).press('Enter')
    await page.getByRole('grid').waitFor()
  })

  test('a head is renamed in its place, and a row that is wrong as a whole is marked at its number', async () => {
    await preview.open(page, 'importing', 'heads=1')
    expect(await place()).toBe('M3')
    expect(await page.locator('.sheet-number[data-severity="must"]').textContent()).toContain('12')
    await press('e')
    await page.getByRole('textbox', { name: 'M2, Objectives' }).waitFor()
    await page.keyboard.type('Objectives, English')
    await press('Enter')
    await expect
      .poll(calls)
      .toEqual(['editImportCell {"sheet":"applications","row":2,"column":12,"text":"Objectives, English"}'])
    await expect.poll(gridHasFocus).toBe(true)
    await press('n', 'n', 'n', 'n')
    expect(await chosenSentence()).toContain('Reference 10 is there twice')
    expect(await place()).toBe('A12')
  })

  test('a source that cannot be read says why, and another can be chosen', async () => {
    await preview.open(page, 'importing-refused')
    expect(await page.getByRole('alert').textContent()).toContain('an .xls file of the 1990s')
    await page.getByRole('button', { name: 'Choose another source' }).press('Enter')
    await page.getByRole('button', { name: 'Choose a folder' }).waitFor()
    expect(await calls()).toEqual(['closeImport'])
  })

  test('from nothing: a folder or a file is chosen, or the template is saved', async () => {
    await preview.open(page, 'importing-empty')
    await page.getByRole('button', { name: 'Save template workbook' }).press('Enter')
    await page.getByText('Template saved.').waitFor()
    await page.getByRole('button', { name: 'Choose a folder' }).press('Enter')
    await page.getByRole('grid').waitFor()
    expect(await calls()).toEqual(['saveTemplate', 'chooseImport {"what":"folder"}'])
  })

  test('of five thousand rows only what is seen is drawn, wherever one scrolls, jumps or edits', async () => {
    await preview.open(page, 'importing', 'rows=5000')
    const session = await page.context().newCDPSession(page)
    // Told, not judged: other work on the machine lengthens it.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const usedMs = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics')
      const wanted = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']
      return metrics.reduce((sum, { name, value }) => (wanted.includes(name) ? sum + value * 1_000 : sum), 0)
    }
    const cost = async (act: () => Promise<unknown>): Promise<number> => {
      const before = await usedMs()
      await act()
      await page.waitForTimeout(150)
      expect(await page.locator('.sheet-row').count()).toBeLessThan(60)
      expect(await page.locator('.sheet-cell').count()).toBeLessThan(900)
      return Math.round((await usedMs()) - before)
    }
    const costs = {
      problem: await cost(() => press('n')),
      end: await cost(() => press('Control+End')),
      wheel: await cost(async () => {
        const box = await page.getByRole('grid').boundingBox()
        await page.mouse.move((box?.x ?? 0) + 400, (box?.y ?? 0) + 300)
        await page.mouse.wheel(300, -9_000)
      }),
      arrow: await cost(() => press('ArrowUp')),
      edit: await cost(async () => {
        await press('e')
        await page.keyboard.type('A B C')
        await press('Enter')
      }),
    }
    // Rows come as they are seen: after the wheel no row in sight stays without its text.
    await expect.poll(() => page.locator('.sheet-row .sheet-state:empty').count()).toBe(0)
    console.log(`processor time with 5,000 rows, ms: ${JSON.stringify(costs)}`)
    expect(await place()).toBe('P5001')
    await expect.poll(calls).toContainEqual(expect.stringContaining('editImportCell'))
  })

  test('and nothing throws or complains on the way', () => expect(preview.complaints).toEqual([]))
})
