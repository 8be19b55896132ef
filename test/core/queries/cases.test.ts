import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ApplicationId } from '../../../shared/ids.ts'
import { casesOf } from '../../../electron/core/queries/cases.ts'
import type { Desk } from '../../../electron/core/desk.ts'
import { emptyApplication } from '../../../shared/rules/empty-application.ts'
import { changePrepared } from '../../../electron/core/store/prepared.ts'
import { publishBatch } from '../../../electron/core/secretariat/batch.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { makeApplication, sampleDates } from '../../support/sample-application.ts'

const newCommittee = createCommittees()
const at = '2026-11-24T04:00:00.000Z'
const id = (number: number) => String(number).padStart(32, '0') as ApplicationId

function prepare(desk: Desk, number: number, applicant: string, title: string): void {
  const empty = emptyApplication(`R${number}`, '2026-11-24')
  const [project] = empty.form.projects
  if (project === undefined) throw new Error('one project')
  const name = { en: applicant, zh: '' }
  const form = {
    ...empty.form,
    applicant: { ...empty.form.applicant, name },
    projects: [{ ...project, title: { en: title, zh: '' } }],
  }
  changePrepared(desk.store, [{ application: id(number), prepared: { ...empty, form } }], 'edit', at)
}

test('a case of an earlier batch is found by its line of the declaration list, under its number there', async () => {
  const all = await newCommittee({ members: 1 })
  const desk = all.secretariat.desk()
  const { applications } = expectOk(await publishBatch(desk, { ...sampleDates, applications: [makeApplication(7)] }))
  prepare(desk, 1, 'Applicant 7', 'Something else entirely')
  expect(casesOf(desk).similarTo(id(1))).toMatchObject([
    { applicationId: applications[0], isPrepared: false, reference: '2026-4 no. 07', asked: { cards: 16, months: 6 } },
  ])
})

test('whatever is typed in whatever order, the answer is that of a desk that looks for the first time', async () => {
  const all = await newCommittee({ members: 1 })
  const desk = all.secretariat.desk()
  const names = fc.constantFrom('Lantern Bay University', 'Kestrel Institute', 'Mosaic Protein Limited', '')
  const titles = fc.constantFrom(
    'Speech recognition for courts',
    'Speech recognition for clinics',
    'Typhoon nowcasting',
  )
  const edits = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), names, titles, fc.boolean()), { maxLength: 12 })
  const ask = (of: Desk) => [1, 2, 3, 4, 5, 6].map((number) => casesOf(of).similarTo(id(number)))
  fc.assert(
    fc.property(edits, (steps) => {
      for (const [number, name, title, asks] of steps) {
        prepare(desk, number, name, title)
        if (asks) ask(desk)
      }
      // The same database behind another object: nothing is remembered for it.
      const fresh = { ...desk, store: { ...desk.store } }
      expect(ask(desk)).toEqual(ask(fresh))
    }),
    { numRuns: 60 },
  )
})
