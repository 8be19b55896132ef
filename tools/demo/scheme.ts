import type { Assessment } from '../../shared/application-form.ts'
import type { Body } from '../../shared/records.ts'
import { defaultScoring } from '../../shared/rules/default-scoring.ts'
import type { DemoCalendar } from './calendar.ts'

/** HK$25 and HK$36 an hour, 730 hours a month. */
export const standardClass = { name: 'Training, 80 GB card', perCardMonthCents: 1_825_000 } as const
export const largeClass = { name: 'Training, 141 GB card', perCardMonthCents: 2_628_000 } as const
const inferenceClass = { name: 'Inference, 48 GB card', perCardMonthCents: 1_095_000 } as const

export const { hoursPerMonth } = defaultScoring('2026-01-01')
export const tableOf = (calendar: DemoCalendar): string => calendar.month(-5)

export const demoPriceTable = (calendar: DemoCalendar): Body<'price-table'> => ({
  effectiveFrom: tableOf(calendar),
  classes: [standardClass, largeClass, inferenceClass],
})

export const demoScoringSettings = (calendar: DemoCalendar): Body<'scoring-settings'> =>
  defaultScoring(calendar.month(-8))

/** The list price frozen for one application [P 14]. */
export const priceSnapshot = (
  priceClass: { readonly name: string; readonly perCardMonthCents: number },
  calendar: DemoCalendar,
): Assessment['price'] => ({
  perCardMonthCents: priceClass.perCardMonthCents,
  tableOf: tableOf(calendar),
  serviceClass: priceClass.name,
})
