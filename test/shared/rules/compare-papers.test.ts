import { describe, expect, test } from 'vitest'
import type { DocumentHash } from '../../../shared/ids.ts'
import {
  compareAssessments,
  compareDocuments,
  compareForms,
  comparePapers,
  isUnchanged,
} from '../../../shared/rules/compare-papers.ts'
import { makeAssessment, makeForm } from '../../support/sample-application.ts'

const both = (text: string) => ({ en: text, zh: text })
const document = (letter: 'A' | 'B' | 'H', title: string, sealed: string, clear = sealed) => ({
  letter,
  title: both(title),
  pages: 2,
  sealedSha256: sealed.repeat(64) as DocumentHash,
  clearSha256: clear.repeat(64),
})
const [a, b, h] = [document('A', 'Proposal', '1'), document('B', 'Team', '2'), document('H', 'Letter', '3')]
const kinds = (before: Parameters<typeof compareDocuments>[0], after: typeof before) =>
  compareDocuments(before, after).map((change) => [
    change.kind,
    'before' in change ? change.before.sealedSha256[0] : null,
    'after' in change ? change.after.sealedSha256[0] : null,
  ])

describe('documents', () => {
  test.each<[string, Parameters<typeof kinds>, readonly unknown[]]>([
    [
      'the same',
      [
        [a, b],
        [a, b],
      ],
      [],
    ],
    [
      'in another order',
      [
        [a, b],
        [b, a],
      ],
      [],
    ],
    ['the same bytes sealed anew', [[a], [document('A', 'Proposal', '9', '1')]], []],
    ['one added', [[a], [a, h]], [['added', null, '3']]],
    ['one withdrawn', [[a, h], [a]], [['withdrawn', '3', null]]],
    [
      'one replaced under its name',
      [
        [a, b],
        [a, document('B', 'Team', '4')],
      ],
      [['replaced', '2', '4']],
    ],
    [
      'one replaced under its letter',
      [
        [a, b],
        [a, document('B', 'Team 2', '4')],
      ],
      [['replaced', '2', '4']],
    ],
    [
      'the same bytes under another letter',
      [
        [a, b],
        [a, document('H', 'Team', '2')],
      ],
      [['renamed', '2', '2']],
    ],
    [
      'of two under one letter the one with the same name is replaced',
      [
        [document('H', 'One', '5'), document('H', 'Two', '6')],
        [document('H', 'Two', '7'), document('H', 'Three', '8')],
      ],
      [
        ['replaced', '6', '7'],
        ['replaced', '5', '8'],
      ],
    ],
  ])('%s', (_what, [before, after], changes) => expect(kinds(before, after)).toEqual(changes))
})

describe('fields', () => {
  const form = makeForm('Sample')
  const [project] = form.projects
  if (project === undefined) throw new Error('the sample has a project')

  test('are told with what they were and what they are, in the order of the form', () => {
    const after = {
      ...form,
      applicant: { ...form.applicant, name: both('Other'), employees: 13 },
      projects: [{ ...project, asked: { cards: 8, months: 6 }, partners: [both('Partner')] }],
      declaration: { ...form.declaration, consent: false },
    }
    expect(compareForms(form, after)).toEqual([
      change('name', { kind: 'text', text: form.applicant.name }, { kind: 'text', text: both('Other') }),
      change('employees', { kind: 'count', count: 12 }, { kind: 'count', count: 13 }),
      change('cardsAsked', { kind: 'count', count: 16 }, { kind: 'count', count: 8 }),
      change('partners', { kind: 'texts', texts: [] }, { kind: 'texts', texts: [both('Partner')] }),
      change('consent', { kind: 'flag', flag: true }, { kind: 'flag', flag: false }),
    ])
  })

  test('of a project that came or went stand against nothing, and name the project', () => {
    const changes = compareForms(form, { ...form, projects: [project, { ...project, title: both('Second') }] })
    expect(new Set(changes.map((one) => one.project))).toEqual(new Set([2]))
    expect(changes.every(({ before, after }) => before === null && after !== null)).toBe(true)
    expect(compareForms({ ...form, projects: [project, project] }, form).every(({ after }) => after === null)).toBe(
      true,
    )
  })

  test('that only come with their keys in another order have not changed', () => {
    const turned = JSON.parse(JSON.stringify(form), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    ) as typeof form
    expect(compareForms(form, turned)).toEqual([])
  })

  test('of the assessment: terms, conditions, reasons, special case', () => {
    const assessment = makeAssessment()
    const [terms] = assessment.terms.projects
    if (terms === undefined) throw new Error('the sample has terms')
    const after = {
      ...assessment,
      terms: { projects: [{ ...terms, subsidyBp: 8_000 }], conditions: [] },
      specialCase: both('Exceptional'),
    }
    expect(compareAssessments(assessment, after).map(({ field }) => field)).toEqual([
      'subsidy',
      'specialCase',
      'conditions',
    ])
    const same = { form, assessment, documents: [a] }
    expect(isUnchanged(comparePapers(same, same))).toBe(true)
    expect(isUnchanged(comparePapers(same, { ...same, assessment: after }))).toBe(false)
  })
})

const change = (field: string, before: unknown, after: unknown) => ({ field, project: null, before, after })
