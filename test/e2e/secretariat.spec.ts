import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Child, startChild } from './committee.ts'
import { expect, openDesk, type OpenDesk, test as base } from './desk.ts'
import { assessAll, found, importFolder, letIn, type Newcomer, planAndPublish } from './secretary-acts.ts'

const newcomers: readonly Newcomer[] = [
  { key: 'chairman', name: 'Prof. Lau Wing-sum', role: 'Chairman' },
  { key: 'reader', name: 'Dr Siu Man-kei', role: 'Member' },
  { key: 'early', name: 'Mr Kwok Ho-yin', role: 'Member' },
  { key: 'late', name: 'Prof. Rajesh Menon', role: 'Member' },
]
const number = 4

interface Server {
  readonly serverUrl: string
  readonly setupToken: string
}
interface Source {
  readonly source: string
  readonly references: readonly string[]
  readonly names: readonly string[]
}

/** Real documents, where they lie beside the project. */
function givenPapers(): string | null {
  const folder = path.resolve('../shared/data/pdfs')
  if (existsSync(folder)) return folder
  console.log(`${folder} is not here: the invented documents are imported`)
  return null
}

interface Fixtures {
  /** An empty server, and the laptops of those who are invited. */
  readonly child: Child
  /** A secretary's app that has never been set up. */
  readonly office: OpenDesk
}
const test = base.extend<Fixtures>({
  child: async ({ userData }, run) => {
    const child = startChild('empty-child', userData)
    await run(child)
    await child.end()
  },
  office: async ({ userData }, run) => {
    const office = await openDesk(path.join(userData, 'secretary'))
    await run(office)
    await office.app.close().catch(() => undefined)
  },
})

// @newer: archives and PDFs are read with what Node has since 18, and Electron 22 brings Node 16.
test('from an empty committee to a published batch with two withdrawn members @newer', async ({ child, office }) => {
  test.setTimeout(300_000)
  const server = (await child.ask('serve')) as Server
  const { app, page, complaints } = office
  const sync = async () => {
    await page
      .getByRole('navigation', { name: 'Rooms' })
      .getByRole('button', { name: /^Outbox/ })
      .click()
    const button = page.getByRole('button', { name: 'Sync now' })
    await button.click()
    await expect(button).toBeEnabled({ timeout: 60_000 })
  }
  await found(page, server)
  for (const newcomer of newcomers) await letIn(page, child, newcomer)
  await sync()
  expect(await child.ask('countersign', { key: 'chairman' })).toBe(4)
  await sync()
  for (const { key } of newcomers) await child.ask('sync', { key })

  const { source, names } = (await child.ask('source', { documents: givenPapers() })) as Source
  await importFolder(app, page, source)
  await assessAll(page, (await child.ask('assessments')) as never)
  await planAndPublish(page, '2026-4')
  await sync()

  // One declares an interest and is ruled out before any key is given; another withdraws with the papers in hand.
  await child.ask('declare', { key: 'early', interests: [number] })
  for (const key of ['chairman', 'reader', 'late']) await child.ask('declare', { key, interests: [] })
  expect(await child.ask('rule', { key: 'chairman' })).toBe(1)
  await sync()
  for (const { key } of newcomers) await child.ask('sync', { key })
  const texts = [names[number - 1] ?? '']
  expect(await child.ask('hunt', { key: 'late', texts })).toEqual(texts)
  await child.ask('withdraw', { key: 'late', number })
  await sync()

  for (const key of ['early', 'late']) {
    expect(await child.ask('batch', { key })).toContainEqual({ number, state: 'withdrawn', documents: null })
    expect(await child.ask('hunt', { key, texts })).toEqual([])
  }
  const rows = (await child.ask('batch', { key: 'reader' })) as {
    documents: { all: number; received: number } | null
  }[]
  expect(rows).toHaveLength(6)
  for (const { documents } of rows) expect(documents?.received).toBe(documents?.all)
  expect(complaints).toEqual([])
})
