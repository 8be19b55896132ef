import type { Body } from '../records.ts'

/**
 * What a new committee begins with: the scheme's four criteria, five bands, and the two subsidy ceilings [P 10, P 13].
 * The secretariat may sign other settings at any time, from a day on.
 */
export const defaultScoring = (effectiveFrom: string): Body<'scoring-settings'> => ({
  effectiveFrom,
  weightsPercent: [25, 20, 30, 25],
  bands: [
    { from: 0, to: 2, name: { en: 'Poor', zh: '差' } },
    { from: 3, to: 4, name: { en: 'Weak', zh: '弱' } },
    { from: 5, to: 6, name: { en: 'Fair', zh: '尚可' } },
    { from: 7, to: 8, name: { en: 'Strong', zh: '強' } },
    { from: 9, to: 10, name: { en: 'Superb', zh: '極佳' } },
  ],
  outlierDistance: 3,
  normalSubsidyCeilingBp: 7_000,
  specialSubsidyCeilingBp: 9_000,
  hoursPerMonth: 730,
  sustainedTflopsPerCard: 300,
})
