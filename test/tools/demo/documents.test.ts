import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoApplications } from '../../../tools/demo/applications.ts'
import type { MadeDocument } from '../../../tools/demo/attachments/attachment.ts'
import { createDemoCalendar } from '../../../tools/demo/calendar.ts'
import { makeDocuments } from '../../../tools/demo/documents.ts'

const applications = demoApplications(createDemoCalendar(Date.parse('2026-11-24T04:00:00Z')))
const folder = mkdtempSync(path.join(tmpdir(), 'review-desk-documents-'))
const made = new Map<string, readonly MadeDocument[]>()

beforeAll(async () => {
  for (const application of applications) made.set(application.slug, await makeDocuments(application))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const all = (): readonly MadeDocument[] => [...made.values()].flat()
const compact = (text: string): string => text.replace(/\s/g, '')
const proposalOf = (slug: string): MadeDocument => made.get(slug)!.find(({ letter }) => letter === 'A')!

function pdftotext(bytes: Uint8Array): string | null {
  const file = path.join(folder, 'read.pdf')
  writeFileSync(file, bytes)
  try {
    return execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    console.warn('skipped: pdftotext is not installed (Debian: poppler-utils)')
    return null
  }
}

describe('the demo documents', () => {
  it('give proposals of 8 to 12 pages, one document of about 60, and the rest short', () => {
    for (const document of all()) {
      if (document.letter === 'A') expect(document.pages).toBeGreaterThanOrEqual(8)
      if (document.letter === 'A') expect(document.pages).toBeLessThanOrEqual(12)
      expect(document.pages).toBeGreaterThanOrEqual(2)
    }
    const long = all().filter(({ pages }) => pages > 20)
    expect(long).toHaveLength(1)
    expect(long[0]!.pages).toBeGreaterThan(50)
  })

  it('give back their text in both languages to pdftotext', ({ skip }) => {
    for (const { slug, form } of applications) {
      const text = pdftotext(proposalOf(slug).bytes)
      if (text === null) {
        skip('pdftotext is not installed')
        return
      }
      for (const { title } of form.projects) {
        expect(compact(text)).toContain(compact(title.en))
        expect(compact(text)).toContain(compact(title.zh))
      }
    }
  })

  it('give back their text in both languages to pdf.js with bookmarks and no radicals', async () => {
    for (const { slug, form } of applications) {
      const document = await getDocument({ data: new Uint8Array(proposalOf(slug).bytes), verbosity: 0 }).promise
      let text = ''
      for (let number = 1; number <= document.numPages; number += 1) {
        const page = await document.getPage(number)
        const { items } = await page.getTextContent()
        text += items.map((item) => ('str' in item ? item.str : '')).join('')
        const { fnArray } = await page.getOperatorList()
        expect(fnArray).toContain(OPS.showText)
      }
      expect(compact(text)).toContain(compact(form.projects[0]!.title.en))
      expect(compact(text)).toContain(compact(form.projects[0]!.title.zh))
      expect(text).not.toMatch(/[\u2e80-\u2fdf\uf900-\ufaff]/u)
      expect((await document.getOutline()).length).toBeGreaterThanOrEqual(9)
    }
  })

  it('come out byte for byte the same each time', async () => {
    const digests = (documents: readonly MadeDocument[]) =>
      documents.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))
    expect(digests(await makeDocuments(applications[3]!))).toEqual(digests(made.get('mosaic')!))
  })
})
