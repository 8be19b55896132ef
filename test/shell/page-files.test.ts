import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readPageFile } from '../../electron/shell/page-files.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'page-files-'))
const root = path.join(folder, 'renderer')
mkdirSync(path.join(root, 'assets'), { recursive: true })
writeFileSync(path.join(root, 'index.html'), '<p>')
writeFileSync(path.join(root, 'assets', 'a-b_c.1.mjs'), 'x')
writeFileSync(path.join(folder, 'secret.json'), '{}')
writeFileSync(path.join(root, 'notes.exe'), 'x')

test.each(['/index.html', '/assets/a-b_c.1.mjs'])('%s is served', async (pathname) => {
  expect(await readPageFile(root, pathname)).not.toBeNull()
})

test('a module gets the type that a worker needs', async () => {
  expect((await readPageFile(root, '/assets/a-b_c.1.mjs'))?.contentType).toBe('text/javascript; charset=utf-8')
})

test.each([
  '/../secret.json',
  '/assets/../../secret.json',
  '/%2e%2e/secret.json',
  '/..%2fsecret.json',
  '/assets/%2e%2e/%2e%2e/secret.json',
  '/assets\\..\\..\\secret.json',
  '//secret.json',
  '/index.html\0.json',
  '/./index.html',
  '/',
  'index.html',
  '/notes.exe',
  '/missing.html',
])('%j is not served', async (pathname) => {
  expect(await readPageFile(root, pathname)).toBeNull()
})
