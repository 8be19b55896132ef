import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ApplicationId } from '../../../shared/ids.ts'
import { countersign, rule } from '../../../electron/core/secretariat/chair.ts'
import { approve } from '../../../electron/core/secretariat/approve.ts'
import { grantDue, revokeGrant } from '../../../electron/core/secretariat/grants.ts'
import { invite } from '../../../electron/core/secretariat/invites.ts'
import { issuePapers } from '../../../electron/core/secretariat/papers.ts'
import { heldIdentity } from '../../../electron/core/store/identities.ts'
import { papersOf } from '../../../electron/core/standing.ts'
import { createCommittees } from '../../support/committees.ts'
import { declareNone } from '../../support/desks.ts'
import { expectOk } from '../../support/expect-ok.ts'
import { makeApplication } from '../../support/sample-application.ts'
import type { TestDesk } from '../../support/test-desk.ts'

const newCommittee = createCommittees()

async function declareInterest(desk: TestDesk, applicationId: ApplicationId) {
  const draft = { answer: 'interest', interestKind: 'honorary', text: 'Honorary professor there' } as const
  expectOk(await desk.call.draftDeclaration({ applicationId, draft }))
  expectOk(await desk.call.signDeclarations({ applicationIds: [applicationId] }))
  await desk.sync()
}
const documentsOf = (desk: TestDesk) => readdirSync(desk.desk().documentsFolder)
/** Tables that still say anything about an application. That a key was taken back says nothing of it. */
const markers = (desk: TestDesk, application: ApplicationId) =>
  ['items', 'papers', 'documents', 'identities', 'current_grants', 'drafts', 'reading'].filter((table) => {
    const held = table === 'current_grants' ? 'AND lease_ends IS NOT NULL' : ''
    return desk.desk().store.get(`SELECT 1 FROM ${table} WHERE application = ? ${held}`, application) !== undefined
  })

/** What the secretariat's desk has signed by itself, oldest first. */
const givenBy = (secretariat: TestDesk, application: ApplicationId, to?: TestDesk) =>
  secretariat
    .desk()
    .store.all<{ member: string; leaseEnds: string | null }>(
      'SELECT member, lease_ends AS leaseEnds FROM grants WHERE application = ? ORDER BY at',
      application,
    )
    .filter(({ member }) => to === undefined || member === to.member())
    .map(({ leaseEnds }) => (leaseEnds === null ? 'revoked' : 'granted'))

test('papers that came before their key open when the key comes', async () => {
  const all = await newCommittee({ members: 1 })
  const alice = all.member(0)
  const application = (await all.publish()).applications[0] as ApplicationId
  expect(papersOf(alice.desk(), application)).toBeNull()
  expect(documentsOf(alice)).toEqual([])
  await declareNone(alice, [application])
  await all.secretariat.sync()
  expect(givenBy(all.secretariat, application)).toEqual(['granted'])
  await alice.sync()
  expect(papersOf(alice.desk(), application)?.record.body.version).toBe(1)
  expect(documentsOf(alice)).toHaveLength(1)
  expect(expectOk(await grantDue(all.secretariat.desk()))).toEqual({ granted: 0, revoked: 0 })
})

test.each(['speak-and-vote', 'speak-not-vote', 'observe'] as const)(
  'an interest waits for the chairman; “%s” then brings the papers',
  async (ruling) => {
    const all = await newCommittee({ members: 1 })
    const { secretariat, chairman } = all
    const alice = all.member(0)
    const application = (await all.publish()).applications[0] as ApplicationId
    await declareInterest(alice, application)
    await secretariat.sync()
    expect(givenBy(secretariat, application)).toEqual([])
    await chairman.sync()
    expectOk(await rule(chairman.desk(), alice.member(), application, ruling))
    await chairman.sync()
    await secretariat.sync()
    expect(givenBy(secretariat, application)).toEqual(['granted'])
    await alice.sync()
    expect(papersOf(alice.desk(), application)).not.toBeNull()
  },
)

test('a member who is ruled out before reading never gets a key, and holds nothing', async () => {
  const all = await newCommittee({ members: 1 })
  const { secretariat, chairman } = all
  const alice = all.member(0)
  const application = (await all.publish()).applications[0] as ApplicationId
  await declareInterest(alice, application)
  await chairman.sync()
  expectOk(await rule(chairman.desk(), alice.member(), application, 'withdraw'))
  await chairman.sync()
  await secretariat.sync()
  expect(givenBy(secretariat, application)).toEqual([])
  await alice.sync()
  expect(markers(alice, application)).toEqual([])
  expect(documentsOf(alice)).toEqual([])
  const rows = expectOk(await alice.call.batch(undefined))?.rows
  expect(rows?.map(({ state }) => state)).toEqual(['withdrawn'])
})

test('a member who withdraws after reading holds nothing, now or after everything is sent again', async () => {
  const all = await newCommittee({ members: 1, applications: 2 })
  const { secretariat } = all
  const alice = all.member(0)
  const [first, second] = all.applications as [ApplicationId, ApplicationId]
  expect(documentsOf(alice)).toHaveLength(2)
  expectOk(await alice.call.withdraw({ applicationId: first, interestKind: 'family', text: 'A cousin works there' }))
  expect(markers(alice, first)).toEqual([])
  expect(documentsOf(alice)).toHaveLength(1)
  await alice.sync()
  await secretariat.sync()
  expect(givenBy(secretariat, first, alice)).toEqual(['granted', 'revoked'])
  const { form, assessment, documents } = makeApplication(1)
  expectOk(await issuePapers(secretariat.desk(), first, { form, assessment, documents }))
  await secretariat.sync()
  await alice.sync()
  expect(markers(alice, first)).toEqual([])
  expect(documentsOf(alice)).toHaveLength(1)
  expect(heldIdentity(alice.desk().store, second)).not.toBeNull()
  await alice.reopen()
  await alice.sync()
  expect(markers(alice, first)).toEqual([])
})

test('a key that the secretariat takes back goes with its papers', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const alice = all.member(0)
  expectOk(await revokeGrant(all.secretariat.desk(), alice.member(), all.application))
  await all.secretariat.sync()
  await alice.sync()
  expect(heldIdentity(alice.desk().store, all.application)).toBeNull()
  expect(papersOf(alice.desk(), all.application)).toBeNull()
  expect(documentsOf(alice)).toEqual([])
  expect(expectOk(await grantDue(all.secretariat.desk()))).toEqual({ granted: 0, revoked: 0 })
})

test('records of a newcomer wait until the chairman has agreed, and then count', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const { secretariat, chairman } = all
  const carol = await all.join('carol', 'member')
  expect(expectOk(await carol.call.session(undefined)).state).toBe('unlocked')
  await declareNone(carol, [all.application])
  await secretariat.sync()
  expect(givenBy(secretariat, all.application, carol)).toEqual(['granted'])
  await carol.sync()
  expect(papersOf(carol.desk(), all.application)).not.toBeNull()
  await chairman.sync()
  expect(chairman.desk().store.get('SELECT 1 FROM log WHERE member = ?', carol.member())).toBeDefined()
})

test('a member’s second laptop gets the keys and papers that the first one has', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const alice = all.member(0)
  const second = await all.join('second-laptop', 'member', alice)
  await second.sync()
  expect(second.member()).toBe(alice.member())
  expect(papersOf(second.desk(), all.application)).not.toBeNull()
  expect(documentsOf(second)).toEqual(documentsOf(alice))
  const row = expectOk(await second.call.batch(undefined))?.rows[0]
  expect(row).toMatchObject({ state: 'open', declaration: 'no-interest' })
})

test('a laptop that is set up but not yet agreed to shows that it waits, and gets nothing', async () => {
  const all = await newCommittee({ members: 1, applications: 1 })
  const { secretariat, chairman } = all
  const carol = await all.join('carol', 'member')
  const who = { name: { en: 'Dan', zh: '丹' }, role: 'member' } as const
  const { code, inviteId } = expectOk(await invite(secretariat.desk(), who))
  const dan = all.open('dan')
  await dan.enrol(code)
  expect(expectOk(await dan.call.checkApproval(undefined)).state).toBe('awaiting-approval')
  expectOk(await approve(secretariat.desk(), inviteId))
  await secretariat.sync()
  expect(expectOk(await dan.call.checkApproval(undefined)).state).toBe('awaiting-approval')
  expect(dan.desk().store.get('SELECT 1 FROM items')).toBeUndefined()
  await chairman.sync()
  expectOk(await countersign(chairman.desk()))
  await chairman.sync()
  expect(expectOk(await dan.call.checkApproval(undefined)).state).toBe('unlocked')
  await secretariat.sync()
  await dan.sync()
  expect(dan.desk().store.get('SELECT 1 FROM items')).toBeDefined()
  expect(existsSync(dan.folder)).toBe(true)
  await dan.discard()
  void carol
})
