import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Assessment } from '../../../shared/application-form.ts'
import type { AssessmentDraft } from '../../../shared/prepared.ts'
import {
  assessmentGaps,
  assessmentOf,
  beginAssessment,
  completeAssessment,
  describeGap,
  followProjects,
  limitsOfPaper,
} from '../../../shared/rules/assessment.ts'
import { makeForm } from '../../support/sample-application.ts'

const reason = { en: 'A reason', zh: '理由' }
const none = { en: '', zh: '' }
const terms = { cards: 8, months: 6, start: '2027-01-01', subsidyBp: 7_000, ceilingCents: 40_320_000 }
const complete: AssessmentDraft = {
  assessedOn: '2026-11-24',
  recommendation: 'approve',
  projects: [terms],
  conditions: [{ text: ' Report ', due: '2027-04-01' }],
  reasons: [reason, reason, reason, reason],
  price: { perCardMonthCents: 1_200_000, tableOf: '2026-04-01', serviceClass: 'Standard' },
  specialCase: none,
  similarCases: [],
}
const project = (part: Partial<typeof terms> | Record<string, null>) => ({ projects: [{ ...terms, ...part }] })
const reject = { recommendation: 'reject' } as const

describe('an assessment', () => {
  const cases: readonly (readonly [string, Partial<AssessmentDraft>, readonly unknown[]])[] = [
    ['with everything is complete', {}, []],
    ['needs a recommendation', { recommendation: null }, [{ kind: 'recommendation' }]],
    ['needs its day', { assessedOn: null }, [{ kind: 'assessed-on' }]],
    ['needs a price', { price: null }, [{ kind: 'price' }]],
    ['needs cards to approve', project({ cards: null }), [{ kind: 'cards', project: 0 }]],
    ['approves no 0 cards', project({ cards: 0 }), [{ kind: 'cards', project: 0 }]],
    ['needs months to approve', project({ months: 0 }), [{ kind: 'months', project: 0 }]],
    ['needs a start to approve', project({ start: null }), [{ kind: 'start', project: 0 }]],
    ['needs a rate to approve', project({ subsidyBp: null }), [{ kind: 'subsidy', project: 0 }]],
    ['needs a ceiling to approve', project({ ceilingCents: null }), [{ kind: 'ceiling', project: 0 }]],
    ['may subsidise the normal 70 %', project({ subsidyBp: 7_000 }), []],
    ['says why above 70 %', project({ subsidyBp: 7_001 }), [{ kind: 'special-case' }]],
    ['may subsidise 90 % with a reason', { ...project({ subsidyBp: 9_000 }), specialCase: { en: '', zh: '獨特' } }, []],
    [
      'never goes above 90 %',
      { ...project({ subsidyBp: 9_001 }), specialCase: reason },
      [{ kind: 'above-limit', project: 0 }],
    ],
    [
      'needs a reason for each criterion, in either language',
      { reasons: [reason, { en: ' ', zh: '' }, { en: '', zh: '理由' }, reason] },
      [{ kind: 'reason', criterion: 1 }],
    ],
    [
      'has conditions with text and date',
      { conditions: [{ text: ' ', due: null }] },
      [
        { kind: 'condition-text', condition: 0 },
        { kind: 'condition-due', condition: 0 },
      ],
    ],
    ['that rejects needs no fields', { ...reject, ...project({ cards: null, start: null, ceilingCents: null }) }, []],
    [
      'that rejects still keeps the limit',
      { ...reject, ...project({ subsidyBp: 9_500 }) },
      [{ kind: 'above-limit', project: 0 }],
    ],
  ]
  test.each(cases)('%s', (_name, part, gaps) => {
    const draft = { ...complete, ...part }
    expect(assessmentGaps(draft)).toEqual(gaps)
    expect(completeAssessment(draft, []).ok).toBe(gaps.length === 0)
    for (const gap of assessmentGaps(draft)) {
      const { en, zh } = describeGap(gap)
      expect(en).toMatch(/^[A-Z].*\.$/)
      expect(zh).toMatch(/。$/)
    }
  })

  test('that has no gap parses as the record that members get, with similar cases and nothing invented', () => {
    const similar = [{ reference: 'R1', title: reason, asked: { cards: 1, months: 1 } }]
    const made = completeAssessment({ ...complete, specialCase: reason }, similar)
    if (!made.ok) throw new Error('complete')
    expect(Assessment.parse(made.value)).toEqual(made.value)
    expect(made.value).toMatchObject({
      similarCases: similar,
      specialCase: reason,
      terms: { projects: [terms], conditions: [{ text: 'Report', due: '2027-04-01' }] },
    })
    const plain = completeAssessment(complete, [])
    expect(plain.ok && 'specialCase' in plain.value).toBe(false)
  })

  test('goes by the limits of the committee’s settings', () => {
    const draft = { ...complete, ...project({ subsidyBp: 8_000 }) }
    expect(assessmentGaps(draft, { normalSubsidyCeilingBp: 8_000, specialSubsidyCeilingBp: 8_500 })).toEqual([])
    expect(
      describeGap({ kind: 'above-limit', project: 1 }, { ...limitsOfPaper, specialSubsidyCeilingBp: 8_550 }).en,
    ).toBe('Project 2: the subsidy is above 85.5%, the most the scheme allows.')
  })

  test('of an application has one set of terms for each project of its form', () => {
    const form = makeForm('One')
    const [one] = form.projects
    if (one === undefined) throw new Error('sample')
    expect(assessmentOf({ form, assessment: null })).toEqual({ ok: false, error: [{ kind: 'not-begun' }] })
    expect(assessmentOf({ form, assessment: complete }).ok).toBe(true)
    const two = { ...form, projects: [one, one] }
    expect(assessmentOf({ form: two, assessment: complete })).toMatchObject({
      error: ['cards', 'months', 'start', 'subsidy', 'ceiling'].map((kind) => ({ kind, project: 1 })),
    })
    const begun = beginAssessment(form, '2026-11-24')
    expect(begun.projects).toEqual([{ cards: 16, months: 6, start: '2027-01-01', subsidyBp: null, ceilingCents: null }])
  })

  test('of which any draft is either complete and parses, or says what is missing', () => {
    const blank = fc.constantFrom<(typeof reason)[]>(reason, none)
    const drafts = fc.record({
      assessedOn: fc.constantFrom(null, '2026-11-24'),
      recommendation: fc.constantFrom(null, 'approve', 'defer', 'reject'),
      projects: fc.array(
        fc.record({
          cards: fc.option(fc.integer({ min: 0, max: 10_000 })),
          months: fc.option(fc.integer({ min: 0, max: 60 })),
          start: fc.constantFrom(null, '2027-01-01'),
          subsidyBp: fc.option(fc.integer({ min: 0, max: 10_000 })),
          ceilingCents: fc.option(fc.nat()),
        }),
        { maxLength: 3 },
      ),
      conditions: fc.array(
        fc.record({ text: fc.constantFrom('', 'Report'), due: fc.constantFrom(null, '2027-01-01') }),
        { maxLength: 2 },
      ),
      reasons: fc.tuple(blank, blank, blank, blank),
      price: fc.constantFrom(null, complete.price),
      specialCase: blank,
      similarCases: fc.constant<AssessmentDraft['similarCases']>([]),
    })
    fc.assert(
      fc.property(drafts, (draft) => {
        const made = completeAssessment(draft, [])
        if (!made.ok) {
          expect(made.error.length).toBeGreaterThan(0)
          return
        }
        expect(Assessment.safeParse(made.value).success).toBe(true)
        for (const { subsidyBp } of made.value.terms.projects) expect(subsidyBp).toBeLessThanOrEqual(9_000)
      }),
    )
  })
})

test('a project that is taken out of the form takes its terms along', () => {
  const form = makeForm('One')
  const [one] = form.projects
  if (one === undefined) throw new Error('sample')
  const named = (en: string) => ({ ...one, title: { en, zh: '' } })
  const [a, b, c] = [named('a'), named('b'), named('c')]
  const draft = { ...complete, projects: [1, 2, 3].map((cards) => ({ ...terms, cards })) }
  const cards = (after: typeof form.projects) =>
    followProjects(draft, [a, b, c], after)?.projects.map((each) => each.cards)
  expect(cards([b, c])).toEqual([2, 3])
  expect(cards([a, c])).toEqual([1, 3])
  expect(cards([a, b])).toEqual([1, 2])
  expect(cards([a, b, c, a])).toEqual([1, 2, 3, null])
  expect(cards([c, b, a])).toEqual([1, 2, 3])
  expect(followProjects(null, [a], [a, b])).toBeNull()
})
