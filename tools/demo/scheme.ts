import type { Assessment } from '../../shared/application-form.ts'
import type { Body } from '../../shared/records.ts'
import { both } from './bilingual.ts'
import type { DemoCalendar } from './calendar.ts'

/** HK$25 and HK$36 an hour, 730 hours a month. */
export const standardClass = { name: 'Training, 80 GB card', perCardMonthCents: 1_825_000 } as const
export const largeClass = { name: 'Training, 141 GB card', perCardMonthCents: 2_628_000 } as const
const inferenceClass = { name: 'Inference, 48 GB card', perCardMonthCents: 1_095_000 } as const

export const hoursPerMonth = 730
export const tableOf = (calendar: DemoCalendar): string => calendar.month(-5)

export const demoPriceTable = (calendar: DemoCalendar): Body<'price-table'> => ({
  effectiveFrom: tableOf(calendar),
  classes: [standardClass, largeClass, inferenceClass],
})

export const demoScoringSettings = (calendar: DemoCalendar): Body<'scoring-settings'> => ({
  effectiveFrom: calendar.month(-8),
  weightsPercent: [25, 20, 30, 25],
  bands: [
    { from: 0, to: 2, name: both('Poor', '差') },
    { from: 3, to: 4, name: both('Weak', '弱') },
    { from: 5, to: 6, name: both('Fair', '尚可') },
    { from: 7, to: 8, name: both('Strong', '強') },
    { from: 9, to: 10, name: both('Superb', '極佳') },
  ],
  outlierDistance: 3,
  normalSubsidyCeilingBp: 7_000,
  specialSubsidyCeilingBp: 9_000,
  hoursPerMonth,
  sustainedTflopsPerCard: 300,
})

/** The list price frozen for one application [P 14]. */
export const priceSnapshot = (
  priceClass: { readonly name: string; readonly perCardMonthCents: number },
  calendar: DemoCalendar,
): Assessment['price'] => ({
  perCardMonthCents: priceClass.perCardMonthCents,
  tableOf: tableOf(calendar),
  serviceClass: priceClass.name,
})
