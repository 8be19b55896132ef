import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { makeZip, type ZipEntry } from './make-zip.ts'
import { folderOf, pdf, sampleRows, workbook } from './make-source.ts'
import { codes, openInThread, problem } from './open-in-thread.ts'

// Archives as they come, and as nobody should send them. A refusal names the entry, and nothing is unpacked to the disk.

const table = async (): Promise<ZipEntry> => ({
  name: 'applications.xlsx',
  data: await workbook(sampleRows('01')),
  isStored: true,
})
const document: ZipEntry = { name: 'pdfs/01-A.pdf', data: pdf('one', 2) }
const openZip = async (entries: readonly ZipEntry[], options?: Parameters<typeof makeZip>[1]) =>
  openInThread(join(folderOf({ 'source.zip': makeZip([await table(), ...entries], options) }), 'source.zip'))

test('a workbook and its PDFs out of an archive', async () => {
  const opened = await openZip([
    document,
    { name: '__MACOSX/pdfs/._01-A.pdf', data: 'x' },
    { name: 'pdfs/.DS_Store', data: 'x' },
  ])
  expect(opened.problems).toEqual([])
  expect(opened.plan[0]?.documents).toMatchObject([{ letter: 'A', pages: 2, from: { in: 'zip' } }])
})

test('names that Windows wrote in Big5 are read as Big5', async () => {
  const opened = await openZip([{ name: iconv.encode('01-A 深水埗建議書.pdf', 'big5-hkscs'), data: pdf('one') }])
  expect(opened.problems).toEqual([])
  expect(opened.opened.files.map(({ name }) => name)).toEqual(['01-A 深水埗建議書.pdf'])
})

describe('is refused by the name of', () => {
  const bad: readonly (readonly [string, ZipEntry, string])[] = [
    ['an entry that climbs out', { name: '../evil.pdf', data: 'x' }, 'zip-outside'],
    ['one that climbs from below', { name: 'a/../../evil.pdf', data: 'x' }, 'zip-outside'],
    ['one from the root', { name: '/etc/evil.pdf', data: 'x' }, 'zip-outside'],
    ['one of a drive', { name: 'C:\\evil.pdf', data: 'x' }, 'zip-outside'],
    ['one with backslashes', { name: 'a\\..\\evil.pdf', data: 'x' }, 'zip-outside'],
    ['a symbolic link', { name: '01-B.pdf', data: '/etc/passwd', mode: 0o120777 }, 'zip-link'],
    ['a name with a control character', { name: '01-B\u0007.pdf', data: 'x' }, 'zip-control'],
    ['a name that reads backwards', { name: '01-B\u202efdp.exe', data: 'x' }, 'zip-control'],
    ['a name that Windows reserves', { name: 'pdfs/CON.pdf', data: 'x' }, 'zip-name'],
    ['a stream of another file', { name: '01-B.pdf:hidden', data: 'x' }, 'zip-name'],
    ['a name that is too long', { name: `${'x'.repeat(256)}.pdf`, data: 'x' }, 'zip-long'],
    ['names that differ only in capitals', { name: 'PDFS/01-a.PDF', data: 'x' }, 'zip-same-name'],
  ]
  test.each(bad)('%s', async (_, entry, code) => {
    const opened = await openZip([document, entry])
    expect(codes(opened)).toContain(code)
    expect(opened.plan).toEqual([])
    expect(existsSync('/etc/evil.pdf')).toBe(false)
  })

  test('names that differ only in how an accent is written', async () => {
    const opened = await openZip([
      { name: 'caf\u00e9.pdf', data: 'x' },
      { name: 'cafe\u0301.pdf', data: 'x' },
    ])
    expect(codes(opened)).toContain('zip-same-name')
  })
  test('two entries of one name', async () => {
    const opened = await openZip([document, { ...document, data: pdf('another') }])
    expect(codes(opened)).toEqual([expect.stringMatching(/^zip-(ambiguous|same-name)$/)])
  })
  test('entries that lie over one another', async () => {
    const opened = await openZip([document, { name: 'pdfs/01-A.pdf', data: pdf('one', 2), over: 1 }])
    expect(codes(opened)).toEqual([expect.stringMatching(/^zip-(ambiguous|overlap|same-name)$/)])
  })
  test('a local name unlike the directory’s', async () => {
    const opened = await openZip([{ ...document, name: 'pdfs/01-A.pdf', localName: 'pdfs/01-B.pdf' }])
    expect(opened.plan[0]?.documents ?? []).toEqual([])
    expect(codes(opened).length).toBeGreaterThan(0)
  })
  test('an archive with something in front', async () => {
    const opened = await openZip([document], { inFront: Buffer.from('#!/bin/sh\n') })
    expect(codes(opened)).toEqual([expect.stringMatching(/^zip-/)])
  })
  test('more than 2,000 entries', async () => {
    const opened = await openZip(
      Array.from({ length: 2_001 }, (_, i) => ({ name: `${i}.pdf`, data: 'x', isStored: true })),
    )
    expect(codes(opened)).toEqual(['zip-count'])
  })
  test('an archive cut off while it was copied', async () => {
    const whole = makeZip([await table(), document])
    const path = join(folderOf({ 'source.zip': whole.subarray(0, whole.length - 40) }), 'source.zip')
    expect(codes(await openInThread(path))).toEqual([expect.stringMatching(/^zip-(broken|ambiguous)$/)])
  })
  test('an entry with a password', async () => {
    const opened = await openZip([{ ...document, flags: 0x801 }])
    expect(codes(opened)).toEqual(['zip-encrypted'])
  })
})

test('a document whose sum is wrong is not taken, and says so', async () => {
  const opened = await openZip([{ ...document, crc: 1 }])
  expect(codes(opened)).toEqual(['pdf-uncountable'])
  expect(problem(opened, 'pdf-uncountable').place).toBe('01-A.pdf')
})

test('a bomb is not unpacked further than it may', async () => {
  const zeros = Buffer.alloc(230 * 1024 * 1024)
  const honest = await openZip([{ name: '01-A.pdf', data: zeros }])
  expect(codes(honest)).toEqual(['pdf-too-large'])
  const lying = await openZip([{ name: '01-A.pdf', data: zeros, size: 1_000 }])
  expect(codes(lying)).toEqual([expect.stringMatching(/^(pdf-uncountable|zip-)/)])
})

test('nothing of an archive lies on the disk while it is open', async () => {
  const folder = folderOf({ 'source.zip': makeZip([await table(), document]) })
  await openInThread(join(folder, 'source.zip'))
  expect(readdirSync(folder)).toEqual(['source.zip'])
})

test('an archive without a table, and one with two', async () => {
  const only = join(folderOf({ 'source.zip': makeZip([document]) }), 'source.zip')
  expect(codes(await openInThread(only))).toEqual(['no-table'])
  const two = await openZip([{ name: 'other.csv', data: 'x' }])
  expect(codes(two)).toEqual([])
  const same = join(
    folderOf({
      'source.zip': makeZip([
        { name: 'one.csv', data: 'x' },
        { name: 'two.csv', data: 'x' },
      ]),
    }),
    'source.zip',
  )
  expect(codes(await openInThread(same))).toEqual(['two-tables'])
})
