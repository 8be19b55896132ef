import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ApplicationId, BatchId, DocumentHash } from '../../../shared/ids.ts'
import { publishBatch } from '../../../electron/core/secretariat/batch.ts'
import { issuePapers } from '../../../electron/core/secretariat/papers.ts'
import { papersOf } from '../../../electron/core/standing.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { makeApplication, sampleDates } from '../../support/sample-application.ts'
import { makeTempFolder, removeTempFolder } from '../../support/temp-folder.ts'
import { makeTinyPdf } from '../../support/tiny-pdf.ts'

const newCommittee = createCommittees()
const title = { en: 'Proposal', zh: '建議書' }

test('the declaration list reaches everybody, the papers nobody without a key', async () => {
  const all = await newCommittee({ members: 2 })
  const published = await all.publish([makeApplication(7), makeApplication(9)])
  for (const desk of [all.chairman, ...all.members]) {
    const rows = expectOk(await desk.call.declarations(undefined))?.rows ?? []
    expect(rows.map(({ applicationId, number }) => [applicationId, number])).toEqual([
      [published.applications[0], 7],
      [published.applications[1], 9],
    ])
    expect(desk.desk().store.get('SELECT 1 FROM papers')).toBeUndefined()
    expect(desk.desk().store.get('SELECT 1 FROM identities')).toBeUndefined()
  }
})

test('documents come from files or from memory, and no clear byte is written', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat } = all
  const folder = makeTempFolder('clear')
  const [small, large] = [makeTinyPdf(2, 'CLEAR-MARKER small'), Buffer.alloc(1_500_000, 'CLEAR-MARKER large ')]
  writeFileSync(join(folder, 'large.pdf'), large)
  const documents = [
    { letter: 'A', title, pages: 2, from: small },
    { letter: 'B', title, pages: 1, from: join(folder, 'large.pdf') },
  ] as const
  const { applications } = await all.publish([makeApplication(1, documents)])
  await all.declareAll(applications)
  for (const desk of [secretariat, all.member(0)]) {
    const held = papersOf(desk.desk(), applications[0] as ApplicationId)?.record.body.documents ?? []
    for (const [i, clear] of [small, large].entries()) {
      const hash = held[i]?.sealedSha256 as DocumentHash
      const opened = expectOk(await desk.core().readDocument(hash, 0, clear.length + 10))
      expect(Buffer.from(opened).equals(Buffer.from(clear))).toBe(true)
      expect(held[i]).toMatchObject({ clearBytes: clear.length, pages: i === 0 ? 2 : 1 })
    }
    const files = readdirSync(desk.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const { parentPath, name } of files)
      expect(readFileSync(join(parentPath, name)).includes('CLEAR-MARKER'), `${desk.name} ${name}`).toBe(false)
  }
  removeTempFolder(folder)
})

test('a batch that broke off is finished by giving it again, and nothing is signed twice', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat } = all
  const batch = 'b'.repeat(32) as BatchId
  const ids = ['1', '2', '3'].map((digit) => digit.repeat(32) as ApplicationId)
  const missing = [{ letter: 'A', title, pages: 1, from: '/nowhere/at/all.pdf' }] as const
  const given = (third: Parameters<typeof makeApplication>[1]) => ({
    ...sampleDates,
    batch,
    applications: ids.map((application, i) => ({
      ...makeApplication(i + 1, i === 2 ? third : undefined),
      application,
    })),
  })
  expect(expectError(await publishBatch(secretariat.desk(), given(missing)))).toEqual({ kind: 'not-found' })
  expect(papersOf(secretariat.desk(), ids[1] as ApplicationId)).not.toBeNull()
  expect(papersOf(secretariat.desk(), ids[2] as ApplicationId)).toBeNull()
  expectOk(await publishBatch(secretariat.desk(), given(undefined)))
  const counts = secretariat
    .desk()
    .store.all(`SELECT kind, count(*) AS count FROM log WHERE kind IN ('batch', 'item', 'papers') GROUP BY kind`)
  expect(counts).toEqual([
    { kind: 'batch', count: 1 },
    { kind: 'item', count: 3 },
    { kind: 'papers', count: 3 },
  ])
  expect(readdirSync(secretariat.desk().documentsFolder).filter((name) => name.includes('.'))).toEqual([])
})

test('a re-issue is a new version; what stays is neither sealed nor fetched again', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const { secretariat } = all
  const alice = all.member(0)
  const before = papersOf(secretariat.desk(), all.application)?.record.body
  if (before === undefined) throw new Error('nothing was issued')
  const added = { letter: 'B', title, pages: 3, from: makeTinyPdf(3, 'Added later') } as const
  const { form, assessment, documents } = before
  expectOk(
    await issuePapers(secretariat.desk(), all.application, { form, assessment, documents: [...documents, added] }),
  )
  await secretariat.sync()
  alice.network.requests.length = 0
  await alice.sync()
  const view = expectOk(await alice.call.application({ applicationId: all.application }))
  expect(view.version).toBe(2)
  expect(view.documents.map(({ letter, state, isNew }) => ({ letter, state, isNew }))).toEqual([
    { letter: 'A', state: 'held', isNew: false },
    { letter: 'B', state: 'held', isNew: true },
  ])
  expect(alice.network.requests.filter(({ path }) => path.includes('/documents/'))).toHaveLength(1)
})
