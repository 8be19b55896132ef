import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startChild } from './committee.ts'
import { expect, openDesk, test } from './desk.ts'
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

test('a committee is founded from a set-up token, and a member let in by six words', async () => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'review-desk-e2e-'))
  const child = startChild('empty-child', folder)
  const { app, page, complaints } = await openDesk(path.join(folder, 'secretary'))
  await found(page, (await child.ask('serve')) as Server)
  for (const newcomer of newcomers.slice(0, 2)) await letIn(page, child, newcomer)
  await expect(page.getByText('Waits for the chairman’s countersignature')).toBeVisible()
  expect(complaints).toEqual([])
  await app.close()
  await child.end()
  rmSync(folder, { recursive: true, force: true })
})

// @newer: archives and PDFs are read with what Node has since 18, and Electron 22 brings Node 16.
test('from an empty committee to a published batch with two withdrawn members @newer', async () => {
  test.setTimeout(300_000)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'review-desk-e2e-'))
  const child = startChild('empty-child', folder)
  const server = (await child.ask('serve')) as Server
  const { app, page, complaints } = await openDesk(path.join(folder, 'secretary'))
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

  const { source, names } = (await child.ask('source', { documents: null })) as Source
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
  await app.close()
  await child.end()
  rmSync(folder, { recursive: true, force: true })
})
