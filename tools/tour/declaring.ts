import { interestOf, leftToDeclare } from '../demo/applications.ts'
import { check } from './steps.ts'
import { goToRoom, type Visit } from './visit.ts'

/** Answers the two that are left in the list and signs both at once: one without an interest, one with. */
export async function declare(visit: Visit): Promise<string> {
  const { page, words } = visit
  const { t, say } = words()
  await goToRoom(visit, 'declarations')
  for (const number of leftToDeclare) {
    const hasInterest = number === interestOf
    await page()
      .getByRole('button', { name: say(visit.number(number).form.applicant.name), exact: true })
      .click()
    const choice = page()
      .getByRole('complementary')
      .getByRole('radio', {
        name: t(hasInterest ? 'declarations.choiceInterest' : 'declarations.choiceNone'),
        exact: true,
      })
    await choice.click()
    if (hasInterest) await describeInterest(visit)
  }
  await visit.album.take(visit.window(), '03-declarations')
  const sign = page().getByRole('button', {
    name: t('declarations.sign', { count: leftToDeclare.length }),
    exact: true,
  })
  await sign.click()
  await page().getByText(t('declarations.awaiting')).first().waitFor()
  const left = await page().getByRole('radiogroup').count()
  check(left === 0, `${left} declarations are still to answer`)
  return `${leftToDeclare.length} signed, one with an interest`
}

async function describeInterest({ page, words }: Visit): Promise<void> {
  const { t, language } = words()
  await page()
    .getByRole('radio', { name: t('declarations.kinds.honorary'), exact: true })
    .click()
  await page()
    .getByLabel(t('declarations.text'), { exact: true })
    .fill(
      language === 'zh-HK'
        ? '自2021年起任大嶼灣大學名譽教授。'
        : 'Honorary professor of Lantau Bay University since 2021.',
    )
}
