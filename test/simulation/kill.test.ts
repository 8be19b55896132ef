import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issuePapers } from '../../electron/core/secretariat/papers.ts'
import { papersOf } from '../../electron/core/standing.ts'
import { wantedDocuments } from '../../electron/core/store/documents.ts'
import { hashFile } from '../../electron/core/sync/hash-file.ts'
import { bundleChild } from '../support/bundle-child.ts'
import { createChance, type Chance } from '../support/chance.ts'
import { committee, type TestCommittee } from '../support/desks.ts'
import { expectOk } from '../support/expect-ok.ts'
import type { TestDesk } from '../support/test-desk.ts'
import type { Acknowledged, Mode } from './kill-child.ts'
import { runUntilKilled } from './killed-desk.ts'

const rounds = { writing: 80, syncing: 60, importing: 60 } as const
/** Lines that a child prints at most before it is killed. */
const mostDone = { writing: 16, syncing: 24, importing: 12 } as const
const seed = Number(process.env['KILL_SEED'] ?? 1)

let all: TestCommittee
const program = bundleChild('test/simulation/kill-child.ts')
beforeAll(async () => {
  all = await committee({ members: 2, applications: 1 })
})
afterAll(() => all.close())

test.concurrent.each([
  ['writing', () => all.member(0)],
  ['syncing', () => all.member(1)],
  ['importing', () => all.chairman],
] as const)(
  'killed at any moment while %s, a desk has all that it acknowledged, and nothing twice',
  { timeout: 600_000 },
  async (mode, deskOf) => {
    const desk = deskOf()
    const chance = createChance(seed)
    const signed: string[] = []
    let comment: string | null = null
    for (let round = 0; round < rounds[mode]; round++) {
      if (mode === 'importing' && isComplete(desk)) await issueMore(chance)
      await desk.lock()
      const { acknowledged, complaint } = await runUntilKilled(
        program(),
        planFor(desk, mode, round),
        chance,
        mostDone[mode],
      )
      expect(complaint, `round ${round} of seed ${seed}`).toBe('')
      signed.push(...acknowledged.flatMap((line) => (line.did === 'signed' ? [line.recordId] : [])))
      comment = acknowledged.findLast(isDraft)?.comment ?? comment
      await desk.unlock()
      await checkDesk(desk, signed, comment)
    }
    await checkRest(desk, signed)
    // Killed too soon each time, it would have shown nothing.
    expect(mode === 'importing' ? imports : signed.length).toBeGreaterThan(3)
  },
)

const isDraft = (line: Acknowledged): line is Extract<Acknowledged, { did: 'drafted' }> => line.did === 'drafted'

const planFor = (desk: TestDesk, mode: Mode, round: number) => ({
  mode,
  name: desk.name,
  folder: desk.folder,
  serverUrl: all.server.url,
  application: all.application,
  nowMs: all.clock.now(),
  seed: seed * 10_000 + round,
})

/** Has the papers that were issued last, and their documents. */
function isComplete(desk: TestDesk): boolean {
  const newest = papersOf(all.secretariat.desk(), all.application)?.papersId
  const isHeld = papersOf(desk.desk(), all.application)?.papersId === newest
  if (isHeld && wantedDocuments(desk.desk().store).length === 0) imports += 1
  return isHeld && wantedDocuments(desk.desk().store).length === 0
}
let imports = 0

/** New papers with new documents, so that there is always something to take over. */
async function issueMore(chance: Chance): Promise<void> {
  const { secretariat, application } = all
  const held = papersOf(secretariat.desk(), application)?.record.body
  if (held === undefined) throw new Error('no papers')
  const documents = (['A', 'B', 'C', 'D'] as const).map((letter) => ({
    letter,
    title: { en: 'Annex', zh: '附件' },
    pages: 1,
    from: Buffer.alloc(100_000 + chance.below(1_000_000), chance.below(256)),
  }))
  expectOk(await issuePapers(secretariat.desk(), application, { ...held, documents }))
  await secretariat.sync()
}

async function checkDesk(desk: TestDesk, signed: readonly string[], comment: string | null): Promise<void> {
  const { store, own, documentsFolder } = desk.desk()
  expect(store.database.pragma('integrity_check', { simple: true })).toBe('ok')
  const chain = store.all<{ id: string; seq: number; prev: string }>(
    'SELECT record_id AS id, seq, prev FROM log WHERE device = ? ORDER BY seq',
    own.device,
  )
  const isChain = chain.every(({ seq, prev }, i) => seq === i + 1 && prev === (chain[i - 1]?.id ?? noRecord))
  expect(isChain).toBe(true)
  expect(missing(signed, chain)).toEqual([])
  if (comment !== null) {
    const view = expectOk(await desk.call.application({ applicationId: all.application }))
    expect(numberIn(view.scoreDraft.criteria[0]?.comment)).toBeGreaterThanOrEqual(numberIn(comment))
  }
  const held = store.all<{ hash: string }>(`SELECT hash FROM document_files WHERE state = 'held'`)
  for (const { hash } of held) {
    if (!whole.has(hash)) expect(await hashFile(join(documentsFolder, hash))).toBe(hash)
    whole.add(hash)
  }
}

const noRecord = '0'.repeat(64)
/** Documents that were looked at in an earlier round. */
const whole = new Set<string>()
const missing = (wanted: readonly string[], rows: readonly { readonly id: string }[]) => {
  const there = new Set(rows.map(({ id }) => id))
  return wanted.filter((id) => !there.has(id))
}

const numberIn = (comment: string | undefined): number => Number(comment?.split(' ')[1] ?? 0)

/** With a good line and nobody killing it, the rest comes and goes; the secretariat has each once. */
async function checkRest(desk: TestDesk, signed: readonly string[]): Promise<void> {
  expect(await desk.sync()).toMatchObject({ state: 'idle', waiting: 0, refused: [] })
  const { store, documentsFolder } = desk.desk()
  const named = store.all<{ hash: string; state: string | null }>(
    `SELECT d.hash, f.state FROM documents d JOIN current_papers p ON p.record_id = d.papers
     LEFT JOIN document_files f ON f.hash = d.hash`,
  )
  expect(named.map(({ state }) => state)).toEqual(named.map(() => 'held'))
  for (const { hash } of named) expect(await hashFile(join(documentsFolder, hash))).toBe(hash)
  expect(readdirSync(documentsFolder).filter((name) => name.includes('.'))).toEqual([])
  await all.secretariat.sync()
  const received = all.secretariat
    .desk()
    .store.all<{ id: string }>(`SELECT record_id AS id FROM log WHERE kind = 'vote' AND member = ?`, desk.member())
  expect(missing(signed, received)).toEqual([])
  expect(new Set(received.map(({ id }) => id)).size).toBe(received.length)
}
