import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DocumentHash } from '../../../shared/ids.ts'
import { fourScores } from '../commands/member-desk.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { clearDocument, edit, planAndPublish, prepare } from '../../support/prepare.ts'

const newCommittee = createCommittees()

async function published() {
  const all = await newCommittee({ members: 1 })
  const { secretariat } = all
  const documents = [clearDocument('A', 'Proposal'), clearDocument('B', 'Team'), clearDocument('C', 'Record')]
  const applicationId = await prepare(secretariat, 1, documents)
  const batch = await planAndPublish(secretariat, [applicationId])
  await all.syncAll()
  await all.declareAll([applicationId])
  return { all, secretariat, alice: all.member(0), applicationId, batch }
}

test('a re-issue is told in words first, issues once, and members see what changed', async () => {
  const { all, secretariat, alice, applicationId, batch } = await published()
  const before = expectOk(await alice.call.application({ applicationId }))
  expect(before).toMatchObject({ changes: null, versions: [{ version: 1 }] })
  expect(expectOk(await secretariat.call.notIssued({ batch }))).toEqual([])
  await edit(
    secretariat,
    applicationId,
    ({ form, documents }) => ({
      form: { ...form, applicant: { ...form.applicant, employees: 30 } },
      documents: documents.filter(({ letter }) => letter === 'A'),
      people: [{ en: 'Somebody New', zh: '新人' }],
    }),
    [clearDocument('B', 'Team, second edition')],
  )
  expect(expectOk(await secretariat.call.notIssued({ batch }))).toEqual([applicationId])
  const asked = expectOk(await secretariat.call.reissueChanges({ applicationId }))
  expect(asked).toMatchObject({ version: 1, holders: 2, changesItem: true, lacks: [] })
  expect(asked.changes?.documents.map(({ kind }) => kind)).toEqual(['replaced', 'withdrawn'])
  expect(asked.changes?.form).toEqual([
    {
      field: 'employees',
      project: null,
      before: { kind: 'count', count: 12 },
      after: { kind: 'count', count: 30 },
    },
  ])
  const { papersId } = asked
  expect(expectOk(await secretariat.call.reissue({ applicationId, papersId }))).toEqual({ version: 2 })
  expect(expectError(await secretariat.call.reissue({ applicationId, papersId }))).toEqual({ kind: 'superseded' })
  expect(expectOk(await secretariat.call.notIssued({ batch }))).toEqual([])
  await all.syncAll(2)
  const after = expectOk(await alice.call.application({ applicationId }))
  expect(after.changes).toEqual(asked.changes)
  expect(after.versions.map(({ version }) => version)).toEqual([2, 1])
  expect(after.documents.map(({ letter, isNew, state }) => [letter, isNew, state])).toEqual([
    ['A', false, 'held'],
    ['B', true, 'held'],
  ])
  const row = expectOk(await alice.call.declarations(undefined))?.rows[0]
  expect(row).toMatchObject({ people: [{ en: 'Somebody New', zh: '新人' }] })
})

test('the old version stays readable without a network, with its documents and what was signed on it', async () => {
  const { all, secretariat, alice, applicationId } = await published()
  expectOk(await alice.call.draftScore({ applicationId, criteria: fourScores(7) }))
  expectOk(await alice.call.submitScore({ applicationId }))
  const first = expectOk(await alice.call.application({ applicationId }))
  await edit(secretariat, applicationId, ({ documents }) => ({ documents: documents.slice(0, 1) }), [
    clearDocument('B', 'Team, second edition'),
  ])
  const { papersId } = first
  expectOk(await secretariat.call.reissue({ applicationId, papersId }))
  await all.syncAll(2)
  alice.network.cut()
  await alice.reopen()
  const old = expectOk(await alice.call.applicationVersion({ applicationId, papersId }))
  expect(old).toMatchObject({ version: 1, form: first.form, assessment: first.assessment, vote: null })
  expect(old.score?.criteria[0]).toMatchObject({ score: 7 })
  expect(old.documents.map(({ letter, state }) => [letter, state])).toEqual([
    ['A', 'held'],
    ['B', 'held'],
    ['C', 'held'],
  ])
  for (const { sealedSha256 } of old.documents)
    expect(expectOk(await alice.core().readDocument(sealedSha256, 0, 8)).length).toBe(8)
  expect(
    expectError(
      await alice.call
        .draftVote({ applicationId, choice: 'reject', projects: [], conditions: [] })
        .then(() => alice.call.applicationVersion({ applicationId, papersId: 'f'.repeat(64) as typeof papersId })),
    ),
  ).toEqual({ kind: 'not-found' })
})

test('a desk that was away for both versions fetches the old one too, after the new one', async () => {
  const { all, secretariat, alice, applicationId } = await published()
  const replaced = expectOk(await alice.call.application({ applicationId }))
  const bob = await all.join('bob', 'member')
  await edit(secretariat, applicationId, ({ documents }) => ({ documents: documents.slice(0, 2) }), [
    clearDocument('C', 'Record, second edition'),
  ])
  expectOk(await secretariat.call.reissue({ applicationId, papersId: replaced.papersId }))
  await secretariat.sync()
  await all.declareAll([]).catch(() => undefined)
  const draft = { answer: 'none', interestKind: null, text: '' } as const
  await bob.sync()
  expectOk(await bob.call.draftDeclaration({ applicationId, draft }))
  expectOk(await bob.call.signDeclarations({ applicationIds: [applicationId] }))
  await all.syncAll(3)
  const old = expectOk(await bob.call.applicationVersion({ applicationId, papersId: replaced.papersId }))
  expect(old.documents.map(({ state }) => state)).toEqual(['held', 'held', 'held'])
  const now = expectOk(await bob.call.application({ applicationId }))
  const order = bob.network.requests.map(({ path }) => path.match(/documents\/([0-9a-f]{64})/)?.[1] ?? '')
  const [newest, oldest] = [now.documents[2]?.sealedSha256 ?? '', old.documents[2]?.sealedSha256 ?? '']
  expect(order.indexOf(newest)).toBeGreaterThan(-1)
  expect(order.indexOf(newest)).toBeLessThan(order.indexOf(oldest))
})

test('one document is withdrawn by one act; its file leaves a laptop only with the key', async () => {
  const { all, secretariat, alice, applicationId } = await published()
  const { papersId, documents } = expectOk(await secretariat.call.reissueChanges({ applicationId }))
  const document = documents[2]?.sealedSha256 as DocumentHash
  expect(
    expectError(
      await secretariat.call.withdrawDocument({ applicationId, papersId, document: 'e'.repeat(64) as DocumentHash }),
    ),
  ).toEqual({ kind: 'not-found' })
  expectOk(await secretariat.call.withdrawDocument({ applicationId, papersId, document }))
  // What is prepared says the same, so nothing waits to be issued.
  const left = expectOk(await secretariat.call.reissueChanges({ applicationId }))
  expect(left.changes).toEqual({ documents: [], form: [], assessment: [] })
  await all.syncAll(2)
  const view = expectOk(await alice.call.application({ applicationId }))
  expect(view.changes?.documents.map(({ kind }) => kind)).toEqual(['withdrawn'])
  const file = join(alice.desk().documentsFolder, document)
  expect(existsSync(file)).toBe(true)
  expectOk(await alice.call.withdraw({ applicationId, interestKind: 'family', text: 'A cousin' }))
  expect(existsSync(file)).toBe(false)
})
