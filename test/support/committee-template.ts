import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { ApplicationId } from '../../shared/ids.ts'
import { createCommittee } from '../../electron/core/secretariat/found.ts'
import { createClock } from './clock.ts'
import { assemble, createOpener, letIn, settleRoster } from './committee-acts.ts'
import { expectOk } from './expect-ok.ts'
import { makeApplication, samplePrices, sampleScoring } from './sample-application.ts'
import { makeLastingFolder, makeTempFolder } from './temp-folder.ts'
import { deskUrl, lowCost, passphrase, type TestDesk } from './test-desk.ts'
import { setupToken, startTestServer } from './test-server.ts'

// A committee made once and copied: the folders of the server and of every desk, closed.

interface Template {
  readonly folder: string
  readonly nowMs: number
  readonly applications: readonly ApplicationId[]
}
export interface TemplateCopy extends Omit<Template, 'folder'> {
  readonly folderOf: (name: string) => string
}

const templates = new Map<string, Promise<Template>>()

export async function copyTemplate(members: number, applications: number): Promise<TemplateCopy> {
  const key = `${members} members, ${applications} applications`
  const making = templates.get(key) ?? makeTemplate(members, applications)
  templates.set(key, making)
  const { folder, ...template } = await making
  const folderOf = (name: string) => {
    const copy = makeTempFolder(name)
    cpSync(join(folder, name), copy, { recursive: true })
    return copy
  }
  return { ...template, folderOf }
}

async function makeTemplate(members: number, count: number): Promise<Template> {
  const folder = makeLastingFolder('template')
  const clock = createClock()
  const server = await startTestServer({ now: clock.now, folder: join(folder, 'server') })
  const openIn = createOpener({ clock, server, seed: 'template' })
  const open = (name: string) => openIn(name, join(folder, name))
  const secretariat = open('secretariat')
  await found(secretariat)
  const chairman = open('chairman')
  await letIn(secretariat, chairman, 'chairman')
  const made = Array.from({ length: members }, (_, i) => open(`member-${i + 1}`))
  for (const desk of made) await letIn(secretariat, desk, 'member')
  await settleRoster(secretariat, chairman)
  const all = [secretariat, chairman, ...made]
  const parts = { clock, server, secretariat, chairman, members: made, all, open, applications: [] }
  const whole = assemble(parts)
  await whole.syncAll()
  const applications = count === 0 ? [] : await publishDeclared(whole, count)
  for (const desk of all) await desk.core().close()
  await server.stop()
  return { folder, nowMs: clock.now(), applications }
}

async function publishDeclared(whole: ReturnType<typeof assemble>, count: number): Promise<readonly ApplicationId[]> {
  const given = Array.from({ length: count }, (_, i) => makeApplication(i + 1))
  const { applications } = await whole.publish(given)
  await whole.declareAll(applications)
  return applications
}

const both = (text: string) => ({ en: text, zh: text })

async function found(desk: TestDesk): Promise<void> {
  const names = { committeeName: both('Sample Committee'), memberName: both('Secretariat') }
  const settings = { scoring: sampleScoring, prices: samplePrices }
  const founding = { serverUrl: deskUrl, setupToken, passphrase, ...names, ...settings }
  expectOk(await createCommittee(desk.deps, founding, lowCost))
  await desk.unlock()
}
