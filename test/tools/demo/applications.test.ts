import { describe, expect, it } from 'vitest'
import { ApplicationForm, Assessment } from '../../../shared/application-form.ts'
import { bodies } from '../../../shared/records.ts'
import { cardMonths } from '../../../shared/rules/compute.ts'
import { ceilingCents } from '../../../shared/rules/money.ts'
import { demoApplications, interestOf, leftToDeclare } from '../../../tools/demo/applications.ts'
import { createDemoCalendar } from '../../../tools/demo/calendar.ts'
import { members } from '../../../tools/demo/people.ts'
import { demoPriceTable, demoScoringSettings } from '../../../tools/demo/scheme.ts'

const calendar = createDemoCalendar(Date.parse('2026-11-24T04:00:00Z'))
const applications = demoApplications(calendar)

describe('the demo batch', () => {
  it('holds six applications of all five categories, one of them with two projects', () => {
    expect(applications.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(new Set(applications.map(({ form }) => form.applicant.category))).toEqual(new Set(['a', 'b', 'c', 'd', 'e']))
    expect(applications.filter(({ form }) => form.projects.length === 2)).toHaveLength(1)
  })

  it.each(applications.map((application) => [application.slug, application] as const))(
    'parses %s',
    (_slug, { form, assessment }) => {
      expect(ApplicationForm.safeParse(form).error).toBeUndefined()
      expect(Assessment.safeParse(assessment).error).toBeUndefined()
    },
  )

  it('has settings and prices that parse, with weights of 100 %', () => {
    const settings = demoScoringSettings(calendar)
    expect(bodies['scoring-settings'].safeParse(settings).error).toBeUndefined()
    expect(bodies['price-table'].safeParse(demoPriceTable(calendar)).error).toBeUndefined()
    expect(settings.weightsPercent.reduce((sum, weight) => sum + weight, 0)).toBe(100)
    expect(
      settings.bands.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)),
    ).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('writes every text in both languages', () => {
    const missing: string[] = []
    const visit = (value: unknown, path: string): void => {
      if (value === null || typeof value !== 'object') return
      if ('en' in value && 'zh' in value && (value.en === '' || value.zh === '')) missing.push(path)
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`)
    }
    applications.forEach((application) => visit(application, application.slug))
    expect(missing).toEqual([])
  })

  it('gives every ceiling as card-months times price times subsidy, and recommends no more than was asked', () => {
    for (const { form, assessment } of applications)
      assessment.terms.projects.forEach((terms, index) => {
        expect(terms.ceilingCents).toBe(
          ceilingCents(terms.cards * terms.months, assessment.price.perCardMonthCents, terms.subsidyBp),
        )
        expect(terms.cards * terms.months).toBeLessThanOrEqual(cardMonths(form.projects[index]!.asked))
      })
  })

  it('splits the compute that is asked over the work packages without a rest', () => {
    for (const { form, dossier } of applications) {
      expect(dossier.workPackages).toHaveLength(form.projects.length)
      form.projects.forEach(({ asked }, index) => {
        const packages = dossier.workPackages[index] ?? []
        expect(packages.reduce((sum, { cards, months }) => sum + cards * months, 0)).toBe(cardMonths(asked))
        for (let month = 1; month <= asked.months; month += 1) {
          const used = packages.filter(({ from, months }) => month >= from && month < from + months)
          expect(used.reduce((sum, { cards }) => sum + cards, 0)).toBe(asked.cards)
        }
      })
    }
  })

  it('leaves our member two to declare, one with an interest', () => {
    expect(leftToDeclare).toHaveLength(2)
    expect(leftToDeclare).toContain(interestOf)
    expect(members).toHaveLength(8)
  })
})

describe('the demo calendar', () => {
  it.each([
    '2026-11-24T04:00:00Z',
    '2026-12-31T17:30:00Z',
    '2027-02-27T15:59:00Z',
    '2028-02-29T00:00:00Z',
    '2026-11-28T04:00:00Z',
  ])('keeps its order and its working days from %s', (now) => {
    const dates = createDemoCalendar(Date.parse(now))
    const weekdays = [dates.declarationsDue, dates.scoresDue, dates.meetingAt].map((at) =>
      new Date(Date.parse(at) + 8 * 3_600_000).getUTCDay(),
    )
    for (const weekday of weekdays) expect([1, 2, 3, 4, 5]).toContain(weekday)
    expect([
      new Date(now).toISOString(),
      dates.declarationsDue,
      dates.scoresDue,
      dates.meetingAt,
      dates.leaseEnds,
    ]).toEqual(
      [
        new Date(now).toISOString(),
        dates.declarationsDue,
        dates.scoresDue,
        dates.meetingAt,
        dates.leaseEnds,
      ].toSorted(),
    )
  })

  it('takes the day of Hong Kong, not of Greenwich', () => {
    expect(createDemoCalendar(Date.parse('2026-11-24T17:00:00Z')).today).toBe('2026-11-25')
  })
})
