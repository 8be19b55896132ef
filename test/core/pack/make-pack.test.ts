import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PDF } from '@libpdf/core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { ApplicationId, MemberId } from '../../../shared/ids.ts'
import { declarationsReceived } from '../../../electron/core/secretariat/received.ts'
import { startPackerThread } from '../../../electron/core/pack/packer-thread.ts'
import { occurrences, inflated } from '../../support/inflated.ts'
import { createCommittees } from '../../support/committees.ts'
import type { TestCommittee } from '../../support/desks.ts'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { createPagePrinter, whyNoPrinting } from '../../support/print-pages.ts'
import { makeApplication } from '../../support/sample-application.ts'
import { makeTempFolder, removeTempFolder } from '../../support/temp-folder.ts'
import type { TestDesk } from '../../support/test-desk.ts'
import { makeTinyPdf } from '../../support/tiny-pdf.ts'

if (whyNoPrinting !== null) console.log(`packs from real desks: skipped, ${whyNoPrinting}`)

const newCommittee = createCommittees()
const printer = createPagePrinter()
afterAll(() => printer.close())

const folders: string[] = []
afterEach(() => folders.splice(0).forEach(removeTempFolder))
const newFile = (): string => {
  const folder = makeTempFolder('packs')
  folders.push(folder)
  return join(folder, 'pack.pdf')
}

const marker = 'QXZMARKER'
const said = (text: string) => ({ en: text, zh: `${text}字` })

/** Three applications; everything that a person can read of the second carries the marker. */
async function committeeWithMarker(): Promise<TestCommittee & { readonly published: readonly ApplicationId[] }> {
  const all = await newCommittee({ members: 2 })
  const paper = (letter: 'A' | 'B', words: string, pages: number) => ({
    letter,
    title: said(`Title ${words}`),
    pages,
    from: makeTinyPdf(pages, words),
  })
  const second = makeApplication(2, [paper('A', marker, 3)])
  const { applicant } = second.form
  const marked = { ...second, form: { ...second.form, applicant: { ...applicant, name: said(`Name ${marker}`) } } }
  const { applications } = await all.publish([
    makeApplication(1, [paper('A', 'first', 2), paper('B', 'also first', 4)]),
    marked,
    makeApplication(3, [paper('A', 'third', 5)]),
  ])
  await all.declareAll(applications)
  return Object.assign(all, { published: applications })
}

async function withdraw(all: TestCommittee, desk: TestDesk, applicationId: ApplicationId | undefined): Promise<void> {
  if (applicationId === undefined) throw new Error('no such application')
  expectOk(await desk.call.withdraw({ applicationId, interestKind: 'family', text: 'found later' }))
  await all.syncAll(2)
}

interface Wanted {
  readonly copyFor?: MemberId | null
  readonly file?: string | null
  readonly during?: () => Promise<void>
}
function make(desk: TestDesk, { copyFor = null, file = newFile(), during }: Wanted = {}) {
  const names: string[] = []
  const made = desk.core().makePack(
    { copyFor, language: 'zh-HK' },
    {
      askWhere: (name) => {
        names.push(name)
        return Promise.resolve(file)
      },
      print: async (html, css) => {
        await during?.()
        return printer.print(html, css)
      },
      font: printer.font,
    },
  )
  return { made, file: file ?? '', names }
}

describe.skipIf(whyNoPrinting !== null)('a pack', () => {
  test('of a member who withdrew holds no trace of the application but its number, made on either desk', async () => {
    const all = await committeeWithMarker()
    const member = all.member(0)
    await withdraw(all, member, all.published[1])
    for (const [desk, copyFor, count] of [
      [member, null, 0],
      [all.secretariat, member.member(), 0],
      [all.member(1), null, 1],
    ] as const) {
      const before = printer.printed.length
      const { made, file, names } = make(desk, { copyFor })
      const { pages } = expectOk(await made) ?? { pages: 0 }
      expect(printer.printed.slice(before).some((html) => html.includes(marker))).toBe(count === 1)
      const bytes = readFileSync(file)
      expect(Math.min(occurrences(bytes, marker), 1), names[0]).toBe(count)
      const pack = await PDF.load(bytes)
      // Cover, agenda and a sheet for each open application, and the papers of those.
      const expected = count === 0 ? 2 + 2 + 6 + 5 : 2 + 3 + 6 + 3 + 5
      expect([pages, pack.getPageCount(), inflated(bytes).match(/\/Type\s*\/Page\b(?!s)/g)?.length]).toEqual([
        expected,
        expected,
        expected,
      ])
      expect(statSync(file).mode & 0o777).toBe(0o600)
    }
  })

  test('is a way of opening its papers: a late withdrawal says so', async () => {
    const all = await committeeWithMarker()
    const member = all.member(0)
    expectOk(await make(member).made)
    const before = expectOk(await member.call.application({ applicationId: all.published[1] ?? ('' as never) }))
    // Nothing has been read to any page of it here.
    expect(before.documents.map(({ readToPage }) => readToPage)).toEqual([0])
    await withdraw(all, member, all.published[1])
    const declared = declarationsReceived(all.secretariat.desk()).find(({ body }) => body.withdrawn !== null)
    expect(declared?.body.withdrawn?.openedDocuments).toEqual(before.documents.map((one) => one.sealedSha256))
  })

  test('is told of beforehand without the pages of an application withdrawn from', async () => {
    const all = await committeeWithMarker()
    const member = all.member(0)
    const before = expectOk(await member.call.pack({ copyFor: null }))
    expect([before?.papers, before?.pages]).toEqual([4, 14])
    await withdraw(all, member, all.published[1])
    for (const view of [
      await member.call.pack({ copyFor: null }),
      await all.secretariat.call.pack({ copyFor: member.member() }),
    ]) {
      const after = expectOk(view)
      expect([after?.papers, after?.pages]).toEqual([3, 11])
      expect(after?.items[1]).toEqual({ kind: 'withdrawn', number: 2 })
    }
  })

  test('names what was not declared, without its papers, and asks nobody but the secretariat for others', async () => {
    const all = await newCommittee({ members: 2 })
    await all.publish([makeApplication(1)])
    const view = expectOk(await all.member(0).call.pack({ copyFor: null }))
    expect(view?.items).toMatchObject([{ kind: 'application', closed: 'not-declared', documents: [] }])
    const forMember = expectOk(await all.secretariat.call.pack({ copyFor: all.member(0).member() }))
    expect(forMember?.items).toMatchObject([{ kind: 'application', closed: 'not-declared', documents: [] }])
    const asked = await all.member(0).call.pack({ copyFor: all.member(1).member() })
    expect(expectError(asked)).toEqual({ kind: 'bad-request', reason: 'role' })
  })

  test('has a page in place of a paper that cannot be joined, and the others whole', async () => {
    const all = await newCommittee({ members: 1 })
    const broken = { letter: 'B', title: said('Broken'), pages: 9, from: Buffer.from('%PDF-1.7 nothing') } as const
    const sound = { letter: 'A', title: said('Sound'), pages: 2, from: makeTinyPdf(2, 'sound') } as const
    const { applications } = await all.publish([makeApplication(1, [sound, broken])])
    await all.declareAll(applications)
    const { made, file } = make(all.member(0))
    expect(expectOk(await made)).toMatchObject({ inserts: 1, pages: 6 })
    expect((await PDF.load(readFileSync(file))).getPageCount()).toBe(6)
    expect(printer.printed.at(-1)).toContain('檔案已損壞')
  })

  test('is not saved when a withdrawal comes while it is made', async () => {
    const all = await committeeWithMarker()
    const member = all.member(0)
    const during = async () => {
      expectOk(
        await member.call.withdraw({
          applicationId: all.published[1] ?? all.application,
          interestKind: 'family',
          text: 'x',
        }),
      )
    }
    let isFirst = true
    const { made, file } = make(member, { during: async () => void (isFirst && ((isFirst = false), await during())) })
    expect(expectError(await made)).toEqual({ kind: 'pack-changed' })
    expect(existsSync(file)).toBe(false)
  })

  test('that is given up leaves no file, in the dialog, later, and on locking; a number is never used twice', async () => {
    const all = await newCommittee({ members: 1, applications: 1 })
    const member = all.member(0)
    const nowhere = make(member, { file: null })
    expect(expectOk(await nowhere.made)).toBeNull()
    const stopped = make(member, { during: async () => void (await member.call.cancelPack(undefined)) })
    expect(expectOk(await stopped.made)).toBeNull()
    const through = make(member)
    const made = expectOk(await through.made)
    expect(made?.copy).toMatch(/^\d{8}-[0-9a-f]{4}-3$/)
    expect(through.names).toEqual([`2026-4-meeting-pack-${made?.copy}.pdf`])
    expect(expectOk(await member.call.pack({ copyFor: null }))?.lastMade?.copy).toBe(made?.copy)
    const locked = make(member, { during: () => member.lock() })
    await locked.made
    for (const { file } of [stopped, locked]) {
      expect(existsSync(file)).toBe(false)
      expect(readdirSync(join(file, '..'))).toEqual([])
    }
  })

  test('leaves a paper out that takes the thread down, and goes on with the rest', async () => {
    const all = await newCommittee({ members: 1 })
    const paper = (letter: 'A' | 'B', words: string) => ({
      letter,
      title: said(words),
      pages: 1,
      from: makeTinyPdf(1, words),
    })
    const { applications } = await all.publish([makeApplication(1, [paper('A', 'fatal'), paper('B', 'harmless')])])
    await all.declareAll(applications)
    const file = newFile()
    const startThread = () => {
      const thread = startPackerThread()
      return {
        ...thread,
        open: async (place: number, bytes: Uint8Array) => {
          if (Buffer.from(bytes).includes('fatal')) await thread.stop()
          return thread.open(place, bytes)
        },
      }
    }
    const outside = { askWhere: () => Promise.resolve(file), print: printer.print, font: printer.font, startThread }
    const made = expectOk(await all.member(0).core().makePack({ copyFor: null, language: 'en-HK' }, outside))
    expect(made).toMatchObject({ inserts: 1, pages: 5 })
    expect(printer.printed.at(-1)).toContain('could not be opened in the time and memory')
  })

  test('writes no clear paper anywhere but into the file', async () => {
    const all = await committeeWithMarker()
    const member = all.member(0)
    const { made } = make(member)
    expectOk(await made)
    for (const entry of readdirSync(member.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      expect(bytes.includes(marker), entry.name).toBe(false)
    }
  })
})

describe('the agenda', () => {
  const titles = async (desk: TestDesk) =>
    expectOk(await desk.call.pack({ copyFor: null }))?.items.map((item) =>
      item.kind === 'other' ? item.title : item.number,
    )

  test('is drafted as typed, and everybody has it once it is published, newcomers too', async () => {
    const all = await newCommittee({ members: 1, applications: 2 })
    const { secretariat } = all
    const typed = { before: ['Confirmation of minutes', ' '], after: ['Any other business'] }
    expectOk(await secretariat.call.draftAgenda(typed))
    expect(await titles(all.member(0))).toEqual([1, 2])
    const view = expectOk(await secretariat.call.pack({ copyFor: null }))
    expect(view?.agenda).toMatchObject({ ...typed, publishedAt: null, changed: true })
    expectOk(await secretariat.call.publishAgenda(undefined))
    await all.syncAll(2)
    const expected = ['Confirmation of minutes', 1, 2, 'Any other business']
    expect(await titles(all.member(0))).toEqual(expected)
    const late = await all.join('late', 'member')
    await all.syncAll(2)
    expect(await titles(late)).toEqual(expected)
    expect(expectOk(await secretariat.call.pack({ copyFor: null }))?.agenda).toMatchObject({ changed: false })
  })

  test('names no applicant, and is the secretariat’s alone', async () => {
    const all = await newCommittee({ members: 1, applications: 1 })
    const { secretariat } = all
    expectOk(await secretariat.call.draftAgenda({ before: ['Letter from  APPLICANT 1'], after: [] }))
    expect(expectError(await secretariat.call.publishAgenda(undefined))).toEqual({
      kind: 'agenda-names-applicant',
      title: 1,
    })
    expect(expectError(await all.member(0).call.publishAgenda(undefined)).kind).toBe('bad-request')
    expect(await titles(all.member(0))).toEqual([1])
  })
})
