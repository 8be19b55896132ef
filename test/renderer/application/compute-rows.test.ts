import { describe, expect, test } from 'vitest'
import { compareCompute } from '../../../renderer/views/application/compute-rows.ts'
import type { Project } from '../../../shared/application-form.ts'

const model = (parametersMillions: number | null, tokensMillions: number | null): Project['model'] => ({
  type: { en: 'Dense', zh: '稠密' },
  parametersMillions,
  tokensMillions,
  batchSize: '',
  precision: 'bf16',
  dataSets: { en: '', zh: '' },
  inference: { en: '', zh: '' },
})
const setting = { hoursPerMonth: 730, sustainedTflopsPerCard: 400 }
const recommended = { cards: 48, months: 9, start: '2027-02-01', subsidyBp: 7_000, ceilingCents: 551_880_000 }

describe('the compute table of criterion 2', () => {
  test('sets the ask and the recommendation side by side in the same units', () => {
    const table = compareCompute(
      { asked: { cards: 64, months: 9 }, model: model(34_000, 1_500_000) },
      recommended,
      1_825_000,
      setting,
    )
    expect(table.estimatedHours).toBe(212_500)
    expect(table.asked).toMatchObject({
      cardMonths: 576,
      gpuHours: 420_480,
      utilisationPercent: 51,
      subsidyCents: 735_840_000,
    })
    expect(table.recommended).toMatchObject({
      cardMonths: 432,
      gpuHours: 315_360,
      utilisationPercent: 67,
      subsidyCents: 551_880_000,
    })
  })
  test.each([
    [null, 1_500_000],
    [34_000, null],
  ])('has no estimate when parameters are %s and tokens %s', (parameters, tokens) => {
    const table = compareCompute(
      { asked: { cards: 2, months: 6 }, model: model(parameters, tokens) },
      recommended,
      1_825_000,
      setting,
    )
    expect(table.estimatedHours).toBeNull()
    expect(table.asked.utilisationPercent).toBeNull()
    expect(table.asked.gpuHours).toBe(8_760)
  })
})
