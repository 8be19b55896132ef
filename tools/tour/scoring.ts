import type { Page } from '@playwright/test'
import { check } from './steps.ts'
import { draftNumber, mainNumber, openApplication, openTab, type Visit } from './visit.ts'

const scores = [7, 6, 8, 7] as const
const comments = {
  'en-HK': [
    'A real gap: no other model treats the two texts as equals.',
    'Sixteen cards for evaluation are not argued; the rest follows from model and data.',
    'The smaller model passed its own test, and open weights can be checked.',
    'Able team. Consent of one publisher is outstanding.',
  ],
  'zh-HK': [
    '確有需要：沒有其他模型視兩種文本同等。',
    '評估所用的16張卡論證不足，其餘與模型及數據相符。',
    '較小的模型已通過測試，開放權重可供核實。',
    '團隊能力勝任，尚欠一間出版社的授權。',
  ],
} as const
export const unfinished = {
  'en-HK': 'Half a sentence that the power cut must not',
  'zh-HK': '停電亦不應失去的半句',
} as const

/** Weights 25, 20, 30, 25 over 7, 6, 8, 7. */
const total = '7.1'

/** Each criterion opened, scored and commented; Cyberport's reason opens only with the score. */
export async function scoreAll(visit: Visit): Promise<string> {
  const { page, words } = visit
  const { t, language } = words()
  await openTab(visit, 'score')
  check((await page().getByText(t('application.score.reasonShut')).count()) > 0, 'the reason is open before the score')
  for (const [index, score] of scores.entries()) await scoreOne(visit, index, score, comments[language][index] ?? '')
  await page().getByText(words().like('common.saved')).first().waitFor()
  const shown = await page().locator('.strip-total').innerText()
  check(shown === total, `the running total is ${shown}, not ${total}`)
  await visit.album.take(visit.window(), '04-score')
  return `total ${shown}`
}

async function scoreOne({ page, words }: Visit, index: number, score: number, comment: string): Promise<void> {
  const { t } = words()
  const number = String(index + 1)
  const cells = page().locator(`[data-criterion="${index}"]`)
  await openCriterion(page(), index)
  await cells.getByRole('radio', { name: String(score), exact: true }).click()
  await page().getByLabel(t('application.score.comment', { number }), { exact: true }).fill(comment)
}

async function openCriterion(page: Page, index: number): Promise<void> {
  const head = page.locator(`[data-criterion="${index}"] .criterion-head`)
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
}

export async function submitScore({ page, words }: Visit): Promise<string> {
  const { t } = words()
  await page()
    .getByRole('button', { name: t('application.score.submit'), exact: true })
    .click()
  await page()
    .getByRole('dialog')
    .getByRole('button', { name: t('application.score.askYes'), exact: true })
    .click()
  await page().getByRole('dialog').waitFor({ state: 'hidden' })
  await page()
    .getByRole('button', { name: t('application.score.correct'), exact: true })
    .waitFor()
  return `application ${mainNumber}, sealed`
}

/** A score that is only begun, in another application: what a power cut finds. */
export async function beginScore(visit: Visit): Promise<string> {
  const { page, words } = visit
  await openApplication(visit, draftNumber)
  await openTab(visit, 'score')
  await scoreOne(visit, 0, 6, unfinished[words().language])
  await page().getByText(words().like('common.saved')).first().waitFor()
  return `application ${draftNumber}, one criterion`
}

export async function seeBegunScore(visit: Visit, language: keyof typeof unfinished): Promise<string> {
  const { page, words } = visit
  const { t } = words()
  await openApplication(visit, draftNumber)
  await openTab(visit, 'score')
  const label = t('application.score.comment', { number: '1' })
  await openCriterion(page(), 0)
  const kept = await page().getByLabel(label, { exact: true }).inputValue()
  check(kept === unfinished[language], `the comment came back as “${kept}”`)
  await page()
    .getByRole('button', { name: t('application.score.criterion', { number: '1', score: '6' }), exact: true })
    .waitFor()
  return 'every word is back'
}
