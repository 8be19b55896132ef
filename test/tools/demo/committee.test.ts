import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BatchRow } from '../../../shared/api/batch.ts'
import { describeError } from '../../../shared/errors.ts'
import { isDemoServer } from '../../../tools/demo/already-running.ts'
import { interestOf, leftToDeclare } from '../../../tools/demo/applications.ts'
import { openCommittee, type OpenCommittee } from '../../../tools/demo/committee.ts'
import { provideCommittee, whyAnew } from '../../../tools/demo/provide-committee.ts'
import { createDemoDesk, memberCost, type DemoDesk } from '../../../tools/demo/demo-desk.ts'
import { demoPassphrase } from '../../../tools/demo/passphrase.ts'
import { ourMember } from '../../../tools/demo/people.ts'
import { demoFolderAt, readDemoState, type DemoState } from '../../../tools/demo/demo-folder.ts'

const root = mkdtempSync(path.join(tmpdir(), 'review-desk-committee-'))
const folder = demoFolderAt(path.join(root, 'demo'))
const said: string[] = []
const founding = { folder, now: Date.now, documents: null, say: (line: string) => said.push(line) }
let state: DemoState
let committee: OpenCommittee
let ours: DemoDesk

beforeAll(async () => {
  state = await provideCommittee(founding, false)
  committee = await openCommittee(folder, state, 'member', (sentence) => said.push(sentence))
  ours = createDemoDesk(folder.desk(ourMember.key), memberCost)
  const unlocked = await ours.core.handlers.unlock({ passphrase: demoPassphrase })
  if (!unlocked.ok) throw new Error(describeError(unlocked.error).en)
}, 120_000)
afterAll(async () => {
  await ours?.core.close()
  await committee?.close()
  rmSync(root, { recursive: true, force: true })
})

async function rowsOf({ core }: DemoDesk): Promise<readonly BatchRow[]> {
  const batch = await core.handlers.batch(undefined)
  if (!batch.ok) throw new Error(describeError(batch.error).en)
  return batch.value?.rows ?? []
}
const row = async (number: number) => (await rowsOf(ours)).find((one) => one.number === number)

describe('the demo committee', () => {
  it('leaves our member two declarations, and the papers of the other four in full', async () => {
    const rows = await rowsOf(ours)
    expect(rows).toHaveLength(6)
    for (const one of rows) {
      if (one.state !== 'open') throw new Error('nothing is withdrawn yet')
      const isLeft = leftToDeclare.includes(one.number)
      expect(one.declaration).toBe(isLeft ? 'not-declared' : 'no-interest')
      expect(one.documents?.received ?? null).toBe(isLeft ? null : (one.documents?.all ?? -1))
    }
  })

  it('grants on "no interest" and has the chairman rule on an interest, by itself', async () => {
    const { draftDeclaration, signDeclarations } = ours.core.handlers
    const rows = await rowsOf(ours)
    const idOf = (number: number) => rows.find((one) => one.number === number)!.applicationId
    for (const number of leftToDeclare) {
      const draft =
        number === interestOf
          ? ({ answer: 'interest', interestKind: 'honorary', text: 'Honorary professor of a partner.' } as const)
          : ({ answer: 'none', interestKind: null, text: '' } as const)
      await draftDeclaration({ applicationId: idOf(number), draft })
    }
    expect(await signDeclarations({ applicationIds: leftToDeclare.map(idOf) })).toMatchObject({ ok: true })
    const other = leftToDeclare.find((number) => number !== interestOf)!
    await vi.waitFor(
      async () => {
        await ours.sync()
        expect(await row(interestOf)).toMatchObject({ state: 'withdrawn' })
        expect(await row(other)).toMatchObject({ declaration: 'no-interest', documents: { received: 5 } })
      },
      { timeout: 20_000, interval: 500 },
    )
    expect(said.filter((line) => line.includes(':'))).toEqual([])
  })

  it('is kept for the next start, but not when its file is damaged', async () => {
    expect(await provideCommittee(founding, false)).toEqual(state)
    const file = path.join(folder.root, 'demo.json')
    writeFileSync(file, 'not JSON')
    expect(readDemoState(folder)).toBeNull()
    writeFileSync(file, JSON.stringify(state))
    expect(readDemoState(folder)).toEqual(state)
  })

  it('is made anew with other documents, and after its meeting', () => {
    const after = () => Date.parse(state.meetingAt) + 1
    expect(whyAnew(state, { now: Date.now, documents: null })).toBeNull()
    expect(whyAnew(state, { now: Date.now, documents: root })).toContain('other documents')
    expect(whyAnew(state, { now: after, documents: null })).toContain('has met')
  })

  it('knows its own server from anything else at a port', async () => {
    const other = createServer((_request, reply) => reply.end('{"kind":"tea"}')).listen(0, '127.0.0.1')
    await once(other, 'listening')
    expect(await isDemoServer(state.port)).toBe(true)
    expect(await isDemoServer((other.address() as AddressInfo).port)).toBe(false)
    other.close()
    await once(other, 'close')
    expect(await isDemoServer(1)).toBe(false)
  })

  it('says so when another start holds its port', async () => {
    await expect(openCommittee(folder, state, 'member', () => {})).rejects.toThrow(`Port ${state.port} is taken`)
  })
})
