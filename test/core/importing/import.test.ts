import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ImportRow, ImportSheet, ImportShown } from '../../../shared/api/importing.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import { publishBatch } from '../../../electron/core/secretariat/batch.ts'
import { heldIdentity } from '../../../electron/core/store/identities.ts'
import { allPrepared, changePrepared, undoPrepared } from '../../../electron/core/store/prepared.ts'
import { transact } from '../../../electron/core/store/transact.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { createCommittees } from '../../support/committees.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { makeAssessment, sampleDates } from '../../support/sample-application.ts'
import { makeZip } from './make-zip.ts'
import { application, folderOf, pdf, project, type Rows, sampleRows, workbook } from './make-source.ts'
import { codeOf } from './open-in-thread.ts'

// On a real desk: seen, put right, taken over as a whole, published.

const newCommittee = createCommittees()
type Open = Extract<ImportShown, { state: 'open' }>
interface Shown extends Omit<Open, 'sheets'> {
  readonly sheets: readonly { readonly sheet: ImportSheet; readonly rows: readonly ImportRow[] }[]
}

/** As a page sees it that shows every row. */
async function view(desk: TestDesk): Promise<Shown> {
  const shown = expectOk(await desk.call.importing(undefined))
  if (shown.state !== 'open') throw new Error(`it is ${shown.state}`)
  const sheets = shown.sheets.map(async ({ sheet }) => ({
    sheet,
    rows: expectOk(await desk.call.importRows({ sheet, from: 0, count: 200 })),
  }))
  return { ...shown, sheets: await Promise.all(sheets) }
}
const find = async (desk: TestDesk, code: string): Promise<string> => {
  const { problems } = await view(desk)
  const found = problems.find((one) => codeOf(one) === code)
  if (found === undefined) throw new Error(`no ${code}, but ${problems.map(codeOf).join(', ')}`)
  return found.id
}
const sourceOf = async (rows: Rows, files: Record<string, Uint8Array> = {}): Promise<string> =>
  folderOf({ 'applications.xlsx': await workbook(rows), ...files })
const sealedFiles = (desk: TestDesk): string[] => readdirSync(desk.desk().documentsFolder)
const marked = pdf('CLEAR-MARKER', 2)

async function secretariatWith(rows: Rows, files: Record<string, Uint8Array> = {}) {
  const all = await newCommittee({ members: 1 })
  const desk = all.secretariat
  const source = await sourceOf(rows, files)
  expectOk(await desk.core().openImport(source))
  return { all, desk, source }
}

test('an import is published, and a member reads the very PDF that was imported', async () => {
  const { all, desk } = await secretariatWith(sampleRows('01', '02'), { '01-A.pdf': marked, '02-A.pdf': pdf('two') })
  expect((await view(desk)).counts).toMatchObject({ new: 2, must: 0 })
  expect(expectOk(await desk.call.commitImport(undefined))).toEqual({ imported: 2, updated: 0, documents: 2 })
  expect(expectOk(await desk.call.importing(undefined))).toEqual({ state: 'none' })
  const prepared = allPrepared(desk.desk().store)
  expect(prepared.map((row) => row.prepared.reference)).toEqual(['01', '02'])
  const applications = prepared.map((row, i) => {
    const { form, people, partners, documents } = row.prepared
    return {
      application: row.application,
      number: i + 1,
      form,
      people,
      partners,
      documents,
      assessment: makeAssessment(),
    }
  })
  expectOk(await publishBatch(desk.desk(), { ...sampleDates, applications }))
  await all.syncAll()
  await all.declareAll(prepared.map((row) => row.application))
  const member = all.member(0)
  const shown = expectOk(await member.call.application({ applicationId: prepared[0]?.application as never }))
  expect(shown.form.applicant.name.zh).toBe('樣本大學 01')
  const hash = shown.documents[0]?.sealedSha256 as DocumentHash
  expect(Buffer.from(expectOk(await member.core().readDocument(hash, 0, 1_000_000))).equals(Buffer.from(marked))).toBe(
    true,
  )
})

test('nothing clear is written, out of a folder or out of an archive', async () => {
  const { desk } = await secretariatWith(sampleRows('01'), { '01-A.pdf': marked })
  expectOk(await desk.call.commitImport(undefined))
  const zip = makeZip([
    { name: 'applications.xlsx', data: await workbook(sampleRows('02')), isStored: true },
    { name: '02-A.pdf', data: marked },
  ])
  expectOk(await desk.core().openImport(join(folderOf({ 'source.zip': zip }), 'source.zip')))
  expect(expectOk(await desk.call.commitImport(undefined))).toEqual({ imported: 1, updated: 0, documents: 1 })
  const files = readdirSync(desk.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name)).includes('CLEAR-MARKER'), name).toBe(false)
  expect(sealedFiles(desk)).toHaveLength(2)
  const [first, second] = allPrepared(desk.desk().store).map(({ prepared }) => prepared.documents[0])
  expect(first?.clearSha256).toBe(second?.clearSha256)
  expect(first?.sealedSha256).not.toBe(second?.sealedSha256)
})

test('nothing is imported by halves: while one row is wrong, none is taken', async () => {
  const { desk } = await secretariatWith({
    applications: [application('01'), application('02', { category: 'x' })],
    projects: [project('01'), project('02')],
  })
  expect(expectError(await desk.call.commitImport(undefined))).toEqual({ kind: 'incomplete' })
  expect(allPrepared(desk.desk().store)).toEqual([])
  const row = 3
  expectOk(await desk.call.editImportCell({ sheet: 'applications', row, column: 1, text: '(b)' }))
  expect((await view(desk)).canUndo).toBe(true)
  expectOk(await desk.call.commitImport(undefined))
  expect(allPrepared(desk.desk().store).map(({ prepared }) => prepared.form.applicant.category)).toEqual(['a', 'b'])
})

describe('putting right', () => {
  test('a button, an edit, and taking both back', async () => {
    const { desk } = await secretariatWith({
      applications: [application('01')],
      projects: [project('01', { cards: '46,720 hours', start: '1/3/2027' })],
    })
    const cell = async () => (await view(desk)).sheets[1]?.rows[0]?.cells.find(({ isEdited }) => isEdited)
    expectOk(await desk.call.fixImport({ problem: await find(desk, 'hours') }))
    expect(await cell()).toMatchObject({ text: '11', isEdited: true })
    expect((await view(desk)).counts.must).toBe(0)
    expectOk(await desk.call.undoImportEdit(undefined))
    expect(await cell()).toBeUndefined()
    expect((await view(desk)).counts.must).toBe(1)
    expect((await view(desk)).canUndo).toBe(false)
    expect(expectError(await desk.call.undoImportEdit(undefined)).kind).toBe('not-found')
  })

  test('a row that is not wanted is left out as a whole, what was typed into it too, and comes back in one step', async () => {
    const { desk } = await secretariatWith({
      applications: [application('01'), application('02', { category: 'x' })],
      projects: [project('01')],
    })
    expectOk(await desk.call.editImportCell({ sheet: 'applications', row: 3, column: 2, text: 'Typed here' }))
    expectOk(await desk.call.leaveOutImportRow({ sheet: 'applications', row: 3 }))
    expect((await view(desk)).sheets[0]?.rows.map(({ row }) => row)).toEqual([2])
    expect((await view(desk)).counts.must).toBe(0)
    expectOk(await desk.call.undoImportEdit(undefined))
    expect((await view(desk)).sheets[0]?.rows[1]?.cells[2]?.text).toBe('Typed here')
    expect(expectError(await desk.call.leaveOutImportRow({ sheet: 'people', row: 99 })).kind).toBe('not-found')
  })

  test('a problem keeps its id while its cell says the same', async () => {
    const { desk } = await secretariatWith({
      applications: [application('01', { category: 'x' })],
      projects: [project('01', { cards: 'x' })],
    })
    const before = await find(desk, 'category')
    expectOk(
      await desk.call.fixImport({ problem: 'gone' }).then((answer) => (answer.ok ? answer : { ok: true, value: null })),
    )
    expectOk(await desk.call.editImportCell({ sheet: 'applications', row: 2, column: 1, text: 'y' }))
    expect(await find(desk, 'category')).not.toBe(before)
    expectOk(await desk.call.undoImportEdit(undefined))
    expect(await find(desk, 'category')).toBe(before)
  })

  test('reading the file again keeps what was put right where the row still says the same', async () => {
    const rows: Rows = {
      applications: [application('01', { category: 'x' }), application('02', { category: 'y' })],
      projects: [project('01'), project('02')],
    }
    const { desk, source } = await secretariatWith(rows)
    expectOk(await desk.call.editImportCell({ sheet: 'applications', row: 2, column: 1, text: '(b)' }))
    expectOk(await desk.call.editImportCell({ sheet: 'applications', row: 3, column: 1, text: '(c)' }))
    const changed: Rows = {
      ...rows,
      applications: [application('01', { category: 'x' }), application('02', { category: 'z' })],
    }
    writeFileSync(join(source, 'applications.xlsx'), await workbook(changed))
    expectOk(await desk.call.reloadImport(undefined))
    const shown = (await view(desk)).sheets[0]?.rows.map(({ cells }) => cells[1]?.text)
    expect(shown).toEqual(['(b)', 'z'])
  })

  test('a PDF is chosen for an attachment that is missing or bad', async () => {
    const { desk } = await secretariatWith(
      { ...sampleRows('01'), attachments: [{ reference: '01', letter: 'B', file: 'cv.pdf' }] },
      { '01-A.pdf': Buffer.from('PK\u0003\u0004 a Word file') },
    )
    const folder = folderOf({ 'cv of the team.pdf': pdf('cv'), 'proposal.pdf': pdf('proposal', 5) })
    expect(
      (await view(desk)).problems
        .filter(({ wantsFile }) => wantsFile)
        .map(codeOf)
        .sort(),
    ).toEqual(['file-missing', 'pdf-word'])
    expectOk(await desk.core().giveImportFile(await find(desk, 'file-missing'), join(folder, 'cv of the team.pdf')))
    expectOk(await desk.core().giveImportFile(await find(desk, 'pdf-word'), join(folder, 'proposal.pdf')))
    expect((await view(desk)).counts.must).toBe(0)
    expect(expectOk(await desk.call.commitImport(undefined))).toMatchObject({ documents: 2 })
    expect(allPrepared(desk.desk().store)[0]?.prepared.documents).toMatchObject([
      { letter: 'A', pages: 5 },
      { letter: 'B', pages: 1 },
    ])
  })

  test('there is no cell beyond the table', async () => {
    const { desk } = await secretariatWith(sampleRows('01'))
    expect(
      expectError(await desk.call.editImportCell({ sheet: 'applications', row: 999, column: 0, text: 'x' })).kind,
    ).toBe('not-found')
    expect(expectError(await desk.call.editImportCell({ sheet: 'people', row: 2, column: 0, text: 'x' })).kind).toBe(
      'not-found',
    )
  })
})

describe('importing again', () => {
  test('the same is the same: nothing is sealed, nothing is written', async () => {
    const { desk, source } = await secretariatWith(sampleRows('01'), { '01-A.pdf': marked })
    expectOk(await desk.call.commitImport(undefined))
    const before = allPrepared(desk.desk().store)
    expectOk(await desk.core().openImport(source))
    const shown = await view(desk)
    expect(shown.counts).toMatchObject({ new: 0, updated: 0, same: 1 })
    expect(shown.sheets[0]?.rows[0]?.state).toBe('same')
    expect(expectOk(await desk.call.commitImport(undefined))).toEqual({ imported: 0, updated: 0, documents: 0 })
    expect(allPrepared(desk.desk().store)).toEqual(before)
    expect(sealedFiles(desk)).toHaveLength(1)
  })

  test('by reference: what changed is changed; assessment and what was added by hand are kept', async () => {
    const { desk, source } = await secretariatWith(sampleRows('01', '02'), {
      '01-A.pdf': marked,
      '01-B.pdf': pdf('team'),
    })
    expectOk(await desk.call.commitImport(undefined))
    const { store } = desk.desk()
    const [row] = allPrepared(store)
    if (row === undefined) throw new Error('nothing')
    const { terms, similarCases: _, ...assessment } = makeAssessment()
    const draft = {
      ...assessment,
      projects: terms.projects,
      conditions: terms.conditions,
      specialCase: { en: '', zh: '' },
      similarCases: [],
    }
    const [proposal] = row.prepared.documents
    if (proposal === undefined) throw new Error('nothing')
    const byHand = (['B', 'C'] as const).map((letter, i) => {
      const hash = letter.toLowerCase().repeat(64)
      return { ...proposal, letter, pages: 10 + i, sealedSha256: hash as DocumentHash, clearSha256: hash }
    })
    const edited = {
      ...row.prepared,
      assessment: draft,
      documents: [...row.prepared.documents, ...byHand],
    }
    expectOk(
      transact(store, () =>
        changePrepared(store, [{ application: row.application, prepared: edited }], 'edit', row.savedAt),
      ),
    )
    writeFileSync(
      join(source, 'applications.xlsx'),
      await workbook({
        applications: [application('01', { employees: 77 }), application('02')],
        projects: [project('01'), project('02')],
      }),
    )
    writeFileSync(join(source, '01-B.pdf'), pdf('another team', 4))
    expectOk(await desk.core().openImport(source))
    expect((await view(desk)).counts).toMatchObject({ new: 0, updated: 1, same: 1 })
    expect(expectOk(await desk.call.commitImport(undefined))).toEqual({ imported: 0, updated: 1, documents: 1 })
    const after = allPrepared(store)[0]
    expect(after?.application).toBe(row.application)
    expect(after?.prepared.form.applicant.employees).toBe(77)
    expect(after?.prepared.assessment).toEqual(draft)
    // The imported B gave way to the newer one, the B that was added by hand did not.
    expect(after?.prepared.documents.map(({ letter, pages }) => [letter, pages])).toEqual([
      ['A', 2],
      ['B', 4],
      ['B', 10],
      ['C', 11],
    ])
    expect(after?.prepared.documents[0]).toEqual(row.prepared.documents[0])
  })

  test('one undo takes the whole import back, and the next unlock takes its files off the disk', async () => {
    const { desk } = await secretariatWith(sampleRows('01', '02'), { '01-A.pdf': marked })
    expectOk(await desk.call.commitImport(undefined))
    expectOk(transact(desk.desk().store, () => undoPrepared(desk.desk().store, '2026-11-24T00:00:00.000Z')))
    expect(allPrepared(desk.desk().store)).toEqual([])
    expect(sealedFiles(desk)).toHaveLength(1)
    await desk.reopen()
    expect(sealedFiles(desk)).toEqual([])
    expect(expectOk(await desk.call.preparing(undefined)).redo).toBeNull()
  })

  test('an import that was undone is done again as a whole, with its documents', async () => {
    const { desk } = await secretariatWith(sampleRows('01', '02'), { '01-A.pdf': marked })
    expectOk(await desk.call.commitImport(undefined))
    const imported = allPrepared(desk.desk().store).map(({ prepared }) => prepared)
    expectOk(await desk.call.undoPreparing(undefined))
    expect(expectOk(await desk.call.redoPreparing(undefined))).toEqual({ redone: 'import' })
    await desk.reopen()
    expect(allPrepared(desk.desk().store).map(({ prepared }) => prepared)).toEqual(imported)
    expect(sealedFiles(desk)).toHaveLength(1)
  })

  test('what is imported stays through lock and unlock', async () => {
    const { desk } = await secretariatWith(sampleRows('01'), { '01-A.pdf': marked })
    expectOk(await desk.call.commitImport(undefined))
    await desk.reopen()
    const [row] = allPrepared(desk.desk().store)
    expect(sealedFiles(desk)).toEqual([row?.prepared.documents[0]?.sealedSha256])
    expect(heldIdentity(desk.desk().store, row?.application as never)).not.toBeNull()
  })
})

describe('what breaks off', () => {
  test('a file exchanged after it was checked: nothing is imported, and the new one is shown', async () => {
    const { desk, source } = await secretariatWith(sampleRows('01', '02'), {
      '01-A.pdf': marked,
      '02-A.pdf': pdf('two'),
    })
    writeFileSync(join(source, '02-A.pdf'), pdf('exchanged'))
    expect(expectError(await desk.call.commitImport(undefined))).toEqual({ kind: 'incomplete' })
    expect(allPrepared(desk.desk().store)).toEqual([])
    expect(sealedFiles(desk)).toEqual([])
    expect(desk.desk().store.get('SELECT 1 FROM identities')).toBeUndefined()
  })
  test('a file gone after it was checked', async () => {
    const { desk, source } = await secretariatWith(sampleRows('01'), { '01-A.pdf': marked })
    rmSync(join(source, '01-A.pdf'))
    expect(expectError(await desk.call.commitImport(undefined))).toEqual({ kind: 'incomplete' })
    expect(sealedFiles(desk)).toEqual([])
  })
  test('locked while it seals: nothing is imported, and the next unlock leaves no file', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`01-${'ABCDEFGH'[i]}.pdf`, pdf(`document ${i}`, 40)]),
    )
    const { desk } = await secretariatWith(sampleRows('01'), files)
    const committing = desk.call.commitImport(undefined)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await desk.lock()
    const answer = await committing
    await desk.unlock()
    if (!answer.ok) {
      expect(allPrepared(desk.desk().store)).toEqual([])
      expect(sealedFiles(desk)).toEqual([])
    } else expect(allPrepared(desk.desk().store)).toHaveLength(1)
  })
  test('a kill between naming the files and writing the applications leaves nothing after the next unlock', async () => {
    const { desk } = await secretariatWith(sampleRows('01'), { '01-A.pdf': marked })
    const { store, documentsFolder } = desk.desk()
    const hash = 'd'.repeat(64)
    store.run('INSERT INTO import_files (hash) VALUES (?)', hash)
    writeFileSync(join(documentsFolder, hash), 'sealed')
    writeFileSync(join(documentsFolder, 'importing-0011.part'), 'half')
    await desk.reopen()
    expect(sealedFiles(desk)).toEqual([])
    expect(desk.desk().store.get('SELECT 1 FROM import_files')).toBeUndefined()
  })
  test('on locking nothing of it stays', async () => {
    const { desk } = await secretariatWith(sampleRows('01'))
    await desk.lock()
    await desk.unlock()
    expect(expectOk(await desk.call.importing(undefined))).toEqual({ state: 'none' })
  })
})

test('members have no import', async () => {
  const all = await newCommittee({ members: 1 })
  expect(
    expectError(
      await all
        .member(0)
        .core()
        .openImport(await sourceOf(sampleRows('01'))),
    ),
  ).toEqual({ kind: 'bad-request', reason: 'role' })
  expect(expectOk(await all.member(0).call.importing(undefined))).toEqual({ state: 'none' })
})

test('another choice of encoding reads the file anew', async () => {
  const all = await newCommittee({ members: 1 })
  const desk = all.secretariat
  const { default: iconv } = await import('iconv-lite')
  const bytes = iconv.encode('檔號,類別,名稱（中文）\r\n01,(a),深水埗大學', 'big5-hkscs')
  expectOk(await desk.core().openImport(join(folderOf({ 'a.csv': bytes }), 'a.csv')))
  const name = async () => (await view(desk)).sheets[0]?.rows[0]?.cells[2]?.text
  expect(await name()).toBe('深水埗大學')
  expectOk(await desk.call.chooseEncoding({ encoding: 'gb18030' }))
  expect((await view(desk)).encoding?.chosen).toBe('gb18030')
  expectOk(await desk.call.chooseEncoding({ encoding: 'big5-hkscs' }))
  expect(await name()).toBe('深水埗大學')
})

test('the template comes as a workbook', async () => {
  const all = await newCommittee({ members: 1 })
  const bytes = expectOk(await all.secretariat.core().importTemplate())
  expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK')
})
