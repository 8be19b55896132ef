import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { idOf } from '../preview/sample-applications.ts'
import { type OpenPreview, openPreview, whyNoChromium } from '../preview/open-preview.ts'

if (whyNoChromium !== null) console.log(`the key screen in Chromium: skipped, ${whyNoChromium}`)

describe.skipIf(whyNoChromium !== null)('the key screen', () => {
  let preview: OpenPreview
  let page: Page

  beforeAll(async () => {
    preview = await openPreview()
    page = await preview.newPage()
    page.setDefaultTimeout(8_000)
  }, 120_000)
  beforeEach(() => page.bringToFront())
  afterAll(() => preview?.close())

  const calls = (): Promise<readonly string[]> => page.evaluate(() => window.preview.calls)
  const last = async (name: string): Promise<string> => (await calls()).findLast((call) => call.startsWith(name)) ?? ''
  const cell = (mark: string) => page.getByRole('radio', { name: mark, exact: true })
  const button = (name: string | RegExp) => page.getByRole('button', { name })

  describe('scoring', () => {
    test('with the keys alone: criterion, mark, ten, cleared; each is saved and the running total follows', async () => {
      await preview.open(page, 'application')
      await page.keyboard.press('4')
      await page.locator('[data-criterion="3"] .cell').first().waitFor()
      await page.keyboard.press('t')
      await expect.poll(() => last('draftScore')).toContain('"score":10')
      await page.keyboard.press('8')
      await expect.poll(() => page.locator('.strip').textContent()).toContain('48')
      await expect.poll(() => page.locator('.strip-total').textContent()).toBe('7.1')
      await page.keyboard.press('Backspace')
      await expect.poll(() => page.locator('.strip-total').textContent()).toBe('6.6')
      await expect.poll(() => last('draftScore')).toMatch(/"score":null,"comment":""}]}$/)
      await expect.poll(() => page.locator('.strip').textContent()).toMatch(/Saved \d\d:\d\d:\d\d/)
    })

    test('1 to 4 lead to a criterion from the form and the assessment too', async () => {
      await preview.open(page, 'application')
      await page.getByRole('tab', { name: 'Form' }).click()
      await page.keyboard.press('3')
      await page.locator('[data-criterion="2"] .cell:focus').waitFor()
      await page.keyboard.press('9')
      await expect.poll(() => last('draftScore')).toContain('"score":9')
    })

    test('Tab leads from the marks to the comment, where digits are text', async () => {
      await preview.open(page, 'application')
      await page.keyboard.press('4')
      await page.locator('[data-criterion="3"] .cell').first().waitFor()
      await page.keyboard.press('7')
      await page.keyboard.press('Tab')
      await page.keyboard.type('Page 3, table 10.')
      await expect.poll(() => last('draftScore')).toContain('{"score":7,"comment":"Page 3, table 10."}')
    })

    test('shows Cyberport’s reason for a criterion only once it is scored, in the score and in the assessment', async () => {
      await preview.open(page, 'application')
      const reason = page.getByText('The team has shipped two smaller models.')
      await page.getByText('Cyberport’s reason opens once you have scored this criterion.').waitFor()
      expect(await reason.count()).toBe(0)
      await page.getByRole('tab', { name: 'Assessment' }).click()
      await page.getByText('Opens once you have scored criterion 3.').waitFor()
      expect(await reason.count()).toBe(0)
      expect(await page.content()).not.toContain('two smaller models')
      await page.getByRole('button', { name: 'Score it' }).first().click()
      await cell('7').click()
      await reason.waitFor()
      await page.getByRole('tab', { name: 'Assessment' }).click()
      await reason.waitFor()
    })

    test('what is typed is saved by itself, and is there again when the tab comes back', async () => {
      await preview.open(page, 'application')
      await page.getByLabel('Comment on criterion 3').fill('Plan is sound.')
      await page.keyboard.press('Control+1')
      await page.locator('.tbl').waitFor()
      expect(await last('draftScore')).toContain('Plan is sound.')
      await page.keyboard.press('Control+2')
      await expect.poll(() => page.getByLabel('Comment on criterion 3').inputValue()).toBe('Plan is sound.')
    })

    test('a save that fails says so in red with its reason, and keeps what was typed', async () => {
      await preview.open(page, 'application-save-failed')
      await page.getByText('Not saved', { exact: true }).waitFor()
      await page.getByText('The disk is full.').waitFor()
      expect(await page.getByLabel('Comment on criterion 3').inputValue()).toBe('Nobody else has this corpus.')
      const tries = (await calls()).filter((call) => call.startsWith('draftScore')).length
      await button('Try again').click()
      await expect
        .poll(async () => (await calls()).filter((call) => call.startsWith('draftScore')).length)
        .toBeGreaterThan(tries)
      await page.getByText('Not saved', { exact: true }).waitFor()
    })

    test('is submitted once complete, after one question, and then stands as it was signed until it is corrected', async () => {
      await preview.open(page, 'application')
      expect(await button('Submit score').isDisabled()).toBe(true)
      for (const index of [2, 3]) {
        await page.keyboard.press(String(index + 1))
        await page.locator(`[data-criterion="${index}"] .cell`).first().waitFor()
        await page.keyboard.press('8')
        await page.getByLabel(`Comment on criterion ${index + 1}`).fill(`Reason ${index + 1}`)
        await page.keyboard.press('Escape')
      }
      await page.keyboard.press('Control+Enter')
      await page.getByRole('dialog', { name: 'Submit your score for application 07?' }).waitFor()
      await page.getByText(/sealed to the chairman and the secretary together/).waitFor()
      await button('Sign and submit').click()
      await page.getByText(/^Submitted \d\d:\d\d:\d\d$/).waitFor()
      expect((await calls()).at(-1)).toMatch(/^submitScore/)
      expect(await page.locator('.cell').count()).toBe(0)
      expect(await page.getByRole('tab', { name: 'Score 4/4' }).count()).toBe(1)
      await button('Correct score').click()
      await page
        .getByRole('dialog', { name: 'Correct your submitted score?' })
        .getByRole('button', { name: 'Correct score' })
        .click()
      await page.keyboard.press('1')
      await cell('9').click()
      await expect.poll(() => last('draftScore')).toContain('"score":9')
      await button('Keep the submitted score').click()
      await page.getByText(/^Submitted/).waitFor()
      await expect.poll(() => last('draftScore')).not.toContain('"score":9')
    })
  })

  test('whoever has submitted stays in the scores, and sees them signed', async () => {
    await preview.open(page, 'batch')
    await page.keyboard.press('Enter')
    await page.locator('.criterion').first().waitFor()
    for (const mark of ['3', '4']) {
      await page.keyboard.press(mark)
      await page.locator(`[data-criterion="${Number(mark) - 1}"] .cell:focus`).waitFor()
      await page.keyboard.press('8')
      await page.keyboard.press('Tab')
      await page.keyboard.type(`Reason ${mark}`)
      await page.keyboard.press('Escape')
    }
    await page.keyboard.press('Control+Enter')
    await button('Sign and submit').click()
    await page.getByText(/^Submitted \d\d:\d\d:\d\d$/).waitFor()
    await page.waitForTimeout(400)
    expect(await page.getByRole('tab', { name: 'Score 4/4' }).getAttribute('aria-selected')).toBe('true')
  })

  describe('voting', () => {
    test('A M D R B choose; nothing chosen cannot be signed', async () => {
      await preview.open(page, 'application-not-voting')
      await page.getByText('You do not vote on this application').waitFor()
      await preview.open(page, 'application')
      await page.getByRole('tab', { name: 'Vote' }).click()
      expect(await button('Sign vote').isDisabled()).toBe(true)
      for (const [key, name] of [
        ['d', 'Defer'],
        ['r', 'Reject'],
        ['b', 'Abstain'],
        ['a', 'Approve as recommended'],
        ['m', 'Approve as amended'],
      ] as const) {
        await page.keyboard.press(key)
        await expect.poll(() => page.getByRole('radio', { name }).getAttribute('aria-checked')).toBe('true')
      }
      await page.getByText(/The same as recommended/).waitFor()
      expect(await button('Sign vote').isDisabled()).toBe(true)
    })

    test('an amendment is said in words, checked against the ceilings, saved and signed with all six terms', async () => {
      await preview.open(page, 'application-vote')
      await page.getByText('3 months shorter, HK$1,839,600 less').waitFor()
      await page.getByLabel('Your amendment, Subsidy, 1').fill('95%')
      await page.getByText('Over 90%, the most that may be subsidised. Lower the rate to sign.').first().waitFor()
      expect(await button('Sign vote').isDisabled()).toBe(true)
      await page.getByLabel('Your amendment, Subsidy, 1').fill('80%')
      await page.getByText(/allowed up to 90% in special and exceptional cases/).waitFor()
      await button('Use HK$4,204,800').click()
      await page.getByText('The ceiling is price × card-months × subsidy.').waitFor()
      await button('Remove condition 1').click()
      await page.getByText('1 condition added, 1 condition removed').waitFor()
      await button('Add condition').click()
      await page.getByText('Every condition needs words.').waitFor()
      await page.getByLabel('Condition 2', { exact: true }).fill('Publish the data card')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('dialog', { name: 'Sign a vote to approve application 07 as amended?' }).waitFor()
      await page.getByRole('dialog').getByRole('button', { name: 'Sign vote' }).click()
      await page.getByText(/^Signed \d\d:\d\d:\d\d$/).waitFor()
      expect((await calls()).at(-1)).toMatch(/^signVote/)
      expect(await last('draftVote')).toContain(
        '"cards":48,"months":6,"start":"2027-02-01","subsidyBp":8000,"ceilingCents":420480000',
      )
      expect(await last('draftVote')).toContain('Publish the data card')
      await button('Waits in the outbox').click()
      await expect.poll(() => page.locator('h1').textContent()).toBe('Outbox and receipts')
    })

    test('the choices are one stop of the Tab key, with and without a choice', async () => {
      await preview.open(page, 'application')
      await page.getByRole('tab', { name: 'Vote' }).click()
      const stops = () => page.locator('.work [role="radio"][tabindex="0"]').allTextContents()
      expect(await stops()).toEqual(['Approve as recommendedA'])
      await page.keyboard.press('d')
      await expect.poll(stops).toEqual(['DeferD'])
    })

    test('an empty field keeps the vote from being signed, and no letter typed in a field chooses', async () => {
      await preview.open(page, 'application-vote')
      await page.getByLabel('Your amendment, GPU cards, 1').fill('')
      await page.getByText('Fill in every field to sign.').first().waitFor()
      await page.getByLabel('Condition 1', { exact: true }).pressSequentially(' dram')
      expect(await page.getByRole('radio', { name: 'Approve as amended' }).getAttribute('aria-checked')).toBe('true')
    })
  })

  describe('documents', () => {
    const drawn = (): Promise<void> => page.locator('.pdfViewer .page canvas').first().waitFor()

    test('reading is kept: the page rested on, and the last one at the end', async () => {
      await preview.open(page, 'application')
      await page.getByRole('button', { name: /^B Team and CVs/ }).click()
      await page.locator('.page[data-page-number="24"][data-loaded]').waitFor()
      await page.keyboard.press('g')
      await page.keyboard.type('7')
      await page.keyboard.press('Enter')
      await expect.poll(() => last('readTo')).toContain('"page":7}')
      expect(await page.getByRole('textbox', { name: 'Page' }).inputValue()).toBe('7')
      await page.getByRole('button', { name: /^E / }).click()
      await page.locator('.page[data-page-number="6"][data-loaded]').waitFor()
      await page.getByRole('button', { name: /^B / }).click()
      await expect.poll(() => page.getByRole('textbox', { name: 'Page' }).inputValue()).toBe('7')
    })

    test('the paper that opens has the focus, and stays when it has been read to its end', async () => {
      await preview.open(page, 'application')
      await drawn()
      await page.keyboard.press('End')
      await expect.poll(() => last('readTo')).toContain('"page":10}')
      await page.waitForTimeout(600)
      expect(await page.locator('.document-row[data-on]').textContent()).toContain('Proposal')
      expect(await page.getByRole('textbox', { name: 'Page' }).inputValue()).toBe('10')
    })

    test('going to another paper counts none of its pages as read but the one it opens at', async () => {
      await preview.open(page, 'application')
      await page.getByRole('button', { name: /^B Team and CVs/ }).click()
      await page.locator('.page[data-page-number="24"][data-loaded]').waitFor()
      await page.keyboard.press('g')
      await page.keyboard.type('20')
      await page.keyboard.press('Enter')
      await expect.poll(() => last('readTo')).toContain('"page":20}')
      await page.getByRole('button', { name: /^C Compute/ }).click()
      await page.locator('.page[data-page-number="352"]').waitFor()
      await drawn()
      await page.waitForTimeout(600)
      const ofC = (await calls()).filter((call) => call.startsWith('readTo') && call.includes('"c000'))
      expect(ofC).toEqual(ofC.filter((call) => call.includes('"page":12}')))
    })

    test('Ctrl and plus, minus and nought zoom the page, Ctrl and the wheel too', async () => {
      await preview.open(page, 'application')
      await drawn()
      const shown = (): Promise<string | null> => page.locator('.fit').textContent()
      const percent = async (): Promise<number> => Number((await shown())?.replace('%', ''))
      expect(await shown()).toBe('Fit')
      await page.keyboard.press('Control+Equal')
      const once = await percent()
      await page.keyboard.press('Control+Shift+Equal')
      expect(await percent()).toBeGreaterThan(once)
      await page.keyboard.press('Control+Minus')
      expect(await percent()).toBe(once)
      await page.keyboard.press('Control+0')
      expect(await shown()).toBe('Fit')
      const box = await page.locator('.reader-scroll').boundingBox()
      await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300)
      await page.keyboard.down('Control')
      await page.mouse.wheel(0, -200)
      await page.keyboard.up('Control')
      await expect.poll(shown).toMatch(/^\d+%$/)
    })

    test('the outline keeps the language it is written in, so that its quotation marks stay its own', async () => {
      await preview.open(page, 'application')
      await page.locator('.outline-row').first().waitFor()
      await page.evaluate(() => window.preview.show({ language: 'zh-HK' }))
      await page.locator('.outline-row').first().waitFor()
      expect(await page.locator('.outline-row [lang]').first().getAttribute('lang')).toBe('en-HK')
      await page.evaluate(() => window.preview.show({ language: 'en-HK' }))
    })

    test('a page that lies on its side is turned', async () => {
      await preview.open(page, 'application')
      await drawn()
      const isWide = async (): Promise<boolean> => {
        const box = await page.locator('.page').first().boundingBox()
        return (box?.width ?? 0) > (box?.height ?? 0)
      }
      expect(await isWide()).toBe(false)
      await button('Turn the pages').click()
      await expect.poll(isWide).toBe(true)
      expect(await page.locator('.fit').textContent()).toBe('Fit')
    })

    test('Ctrl F finds, Enter goes on, Esc closes and the page has the focus', async () => {
      await preview.open(page, 'application')
      await page.keyboard.press('Control+f')
      await page.keyboard.type('culture')
      await expect.poll(() => page.locator('.find-bar [role="status"]').textContent()).toMatch(/^\d+ of 10$/)
      const before = await page.locator('.find-bar [role="status"]').textContent()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('.find-bar [role="status"]').textContent()).not.toBe(before)
      await page.keyboard.press('Escape')
      expect(await page.locator('.find-bar').count()).toBe(0)
      expect(await page.evaluate(() => document.activeElement?.className)).toContain('reader-scroll')
    })

    test('[ and ] fold the panes, and the rail keeps letters, names and marks', async () => {
      await preview.open(page, 'application')
      await page.keyboard.press('[')
      await page.getByRole('button', { name: 'A Proposal, Replaced on 20 Nov' }).waitFor()
      expect(Math.round((await page.locator('.documents').boundingBox())?.width ?? 0)).toBe(42)
      await page.keyboard.press(']')
      expect(await page.locator('.work').count()).toBe(0)
      await page.keyboard.press('[')
      await page.keyboard.press(']')
      await page.locator('.work').waitFor()
      expect(Math.round((await page.locator('.documents').boundingBox())?.width ?? 0)).toBe(222)
    })

    test('a cut file offers the pages in front of the cut', async () => {
      await preview.open(page, 'application-cut')
      await page.getByText(/Page 3 onwards is missing: the file is \d+ kB of 4.8 MB\./).waitFor()
      expect(await calls()).not.toContainEqual(expect.stringContaining('readTo'))
      await button('Show pages 1–2').click()
      await page.locator('.page[data-page-number="2"] .textLayer span').first().waitFor()
      await page.getByText('Page 3 onwards is missing. These are the pages that open.').waitFor()
    })

    test('an encrypted file opens with its password, and says when another one is wrong', async () => {
      await preview.open(page, 'application-locked')
      await page.getByLabel('Password of the document').fill('wrong')
      await button('Open document').click()
      await page.getByText('This password does not open it.').waitFor()
      await page.getByLabel('Password of the document').fill('open sesame')
      await page.keyboard.press('Enter')
      await page.locator('.page .textLayer span').first().waitFor()
    })

    test.each([
      ['application-scrambled', 'D Financial proof does not open', /nothing in between can be followed/],
      ['application-cut-all', 'D Financial proof does not open', /No page can be put together/],
      ['application-not-pdf', 'D Financial proof is not a PDF', /a Word, Excel or ZIP file/],
      ['application-seal', 'The seal of D Financial proof does not match', /Fetch it again/],
      ['application-late', 'D Financial proof has not arrived yet', /comes with the next sync/],
    ] as const)('%s says what happened and leads on', async (screen, title, text) => {
      await preview.open(page, screen)
      await page.getByRole('heading', { name: title }).waitFor()
      await page.getByText(text).waitFor()
      await page.evaluate(() => window.preview.show({ language: 'zh-HK' }))
      await page
        .getByRole('heading', { name: '「D 財政證明」' })
        .or(page.getByText('「D 財政證明」的封印不符'))
        .first()
        .waitFor()
      await page.evaluate(() => window.preview.show({ language: 'en-HK' }))
      await button('Open A Proposal').click()
      await page.locator('.page .textLayer span').first().waitFor()
    })
  })

  test('Alt and an arrow go to the neighbour, in the same pane', async () => {
    await preview.open(page, 'application-assessment')
    await page.keyboard.press('Alt+ArrowRight')
    await page
      .getByRole('heading', { level: 1, name: 'Generative design' })
      .or(page.locator('.case-head .num', { hasText: '05' }))
      .first()
      .waitFor()
    expect(await page.getByRole('tab', { name: 'Assessment' }).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Alt+ArrowLeft')
  })

  test('a late withdrawal asks once, closes the tab, and nothing typed is written afterwards', async () => {
    await preview.open(page, 'application-withdraw')
    await page.getByRole('dialog', { name: 'Withdraw from application 07?' }).waitFor()
    await page.getByRole('radio', { name: 'Family or close friend' }).check()
    await page.getByLabel('What the chairman should know').fill('My sister leads it.')
    await button('Withdraw and erase').click()
    await expect.poll(() => page.getByRole('button', { name: /^07/ }).count()).toBe(0)
    await page.waitForTimeout(800)
    const made = await calls()
    const after = made.slice(made.findIndex((call) => call.startsWith('withdraw')) + 1)
    expect(after.filter((call) => call.includes(idOf(7)))).toEqual([])
    expect(await page.evaluate(() => document.documentElement.innerHTML)).not.toContain('Tai Mo Shan')
  })

  test('nothing on the way breaks the strict policy, throws or complains', () => expect(preview.complaints).toEqual([]))
})
