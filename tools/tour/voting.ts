import type { ProjectTerms } from '../../shared/application-form.ts'
import { check } from './steps.ts'
import { mainNumber, openTab, type Visit } from './visit.ts'

const added = { 'en-HK': 'Report the markers’ disagreements in full.', 'zh-HK': '完整報告評改人員的分歧。' } as const

/** All six fields changed from what was recommended: cards, months, start, subsidy, ceiling, conditions. */
export async function amend(visit: Visit): Promise<string> {
  const { page, words } = visit
  const { t, language } = words()
  const { terms, price } = visit.number(mainNumber).assessment
  const recommended = terms.projects[0]!
  const amended = amendedTerms(recommended, price.perCardMonthCents)
  await openTab(visit, 'vote')
  await page()
    .getByRole('radio', { name: t('application.vote.choice.amended'), exact: true })
    .click()
  const field = (term: string) =>
    page().getByLabel(`${t('application.vote.amendment')}, ${t(`application.terms.${term}`)}, 1`, { exact: true })
  const values = {
    cards: String(amended.cards),
    months: String(amended.months),
    // As a calendar spells it: read in either language.
    start: amended.start,
    subsidy: String(amended.subsidyBp / 100),
    ceiling: String(amended.ceilingCents / 100),
  }
  for (const [term, value] of Object.entries(values)) {
    await field(term).fill(value)
    await field(term).press('Tab')
  }
  await page().keyboard.press('Escape')
  await page()
    .getByRole('button', { name: t('application.vote.addCondition'), exact: true })
    .click()
  const number = String(terms.conditions.length + 1)
  await page().getByLabel(t('application.vote.conditionText', { number }), { exact: true }).fill(added[language])
  const changed = await page()
    .getByRole('img', { name: t('application.vote.changed'), exact: true })
    .count()
  check(changed === 5, `${changed} of the five terms are marked as changed`)
  check(
    await page().getByText(t('application.vote.check.equal')).isVisible(),
    'the ceiling does not follow from the rest',
  )
  await page().getByText(words().like('common.saved')).first().waitFor()
  await visit.album.take(visit.window(), '05-vote')
  return `${amended.cards} × ${amended.months} from ${amended.start}, ${amended.subsidyBp / 100}%, ${terms.conditions.length + 1} conditions`
}

/** Eight cards and a month fewer, a month later, five points lower; the ceiling is what that comes to. */
function amendedTerms({ cards, months, start, subsidyBp }: ProjectTerms, perCardMonthCents: number): ProjectTerms {
  const less = { cards: cards - 8, months: months - 1, subsidyBp: subsidyBp - 500 }
  const [year = 0, month = 0] = start.split('-').map(Number)
  const later = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  return {
    ...less,
    start: later,
    ceilingCents: (less.cards * less.months * perCardMonthCents * less.subsidyBp) / 10_000,
  }
}

export async function signVote({ page, words }: Visit): Promise<string> {
  const { t } = words()
  await page()
    .getByRole('button', { name: t('application.vote.sign'), exact: true })
    .click()
  await page()
    .getByRole('dialog')
    .getByRole('button', { name: t('application.vote.sign'), exact: true })
    .click()
  await page().getByRole('dialog').waitFor({ state: 'hidden' })
  await page()
    .getByRole('button', { name: t('application.vote.change'), exact: true })
    .waitFor()
  return `application ${mainNumber}`
}
