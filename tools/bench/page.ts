import { existsSync } from 'node:fs'
import { open, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from '@playwright/test'
import { build } from 'vite'
import { sealBytes } from '../../electron/core/crypto/age-bytes.ts'
import { createRandomAccess } from '../../electron/core/crypto/age-random-access.ts'
import { secureRandom } from '../../electron/core/crypto/random.ts'
import { createSealIdentity } from '../../electron/core/crypto/seal-keys.ts'
import type { DocumentSource } from '../../electron/shell/document-response.ts'
import { err, ok } from '../../shared/result.ts'
import { serveOrigin } from './desk-origin.ts'
import { compare, type Outcome } from './measure.ts'
import type { Bench } from './page/main.ts'
import { writePlainPdf } from './plain-pdf.ts'

declare const window: { bench: Bench }

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../..')
const book = path.resolve(root, '../shared/data/pdfs/freeculture.pdf')
const generatedPages = 350

/** A long document's first page: sealed, in the app's reader, against the plain file in bare pdf.js. */
export async function measureFirstPage(folder: string): Promise<readonly Outcome[]> {
  const pageFolder = path.join(folder, 'page')
  await buildPage(pageFolder)
  const clear = existsSync(book) ? await readFile(book) : writePlainPdf(generatedPages, 'A long proposal', 45)
  if (!existsSync(book)) console.error(`no ${path.basename(book)} here: a made document of ${generatedPages} pages`)
  const documents = { plain: await openPlain(folder, clear), sealed: await openSealed(folder, clear) }
  const origin = await serveOrigin(pageFolder, path.join(root, 'node_modules/pdfjs-dist'), documents)
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    return [
      await compare({
        name: 'first of 350 pages, sealed, in the reader / bare pdf.js, plain',
        goal: 1.2,
        ours: () => inNewPage(browser, origin.url, 'openInReader', 'sealed'),
        reference: () => inNewPage(browser, origin.url, 'openBare', 'plain'),
      }),
    ]
  } finally {
    await browser.close()
    origin.close()
    await Promise.all(Object.values(documents).map((document) => document.close()))
  }
}

async function inNewPage(browser: Browser, url: string, how: keyof Bench, name: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 784, height: 760 } })
  try {
    await page.goto(`${url}/index.html`)
    await page.waitForFunction(() => 'bench' in window)
    return await page.evaluate(([call, document]) => window.bench[call](document), [how, name] as const)
  } finally {
    await page.close()
  }
}

/** As the app's page is bundled. */
async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: path.join(here, 'page'),
    logLevel: 'error',
    build: { outDir, assetsInlineLimit: 0, target: 'chrome130', modulePreload: { polyfill: false } },
  })
}

type Closable = DocumentSource & { readonly close: () => Promise<void> }

async function openPlain(folder: string, clear: Uint8Array): Promise<Closable> {
  const { readAt, size, close } = await writeAndOpen(path.join(folder, 'plain.pdf'), clear)
  return {
    documentSize: async () => ok(size),
    readDocument: async (_, from, length) => ok(await readAt(from, length)),
    close,
  }
}

async function openSealed(folder: string, clear: Uint8Array): Promise<Closable> {
  const identity = createSealIdentity(secureRandom)
  const sealed = await sealBytes(clear, { recipients: [identity.recipient], random: secureRandom })
  const { close, ...file } = await writeAndOpen(path.join(folder, 'sealed'), sealed)
  const access = await createRandomAccess(file, [identity])
  if (access?.ok !== true) throw new Error('cannot be opened')
  const { clearSize, read } = access.value
  const readDocument: DocumentSource['readDocument'] = async (_, from, length) => {
    const bytes = await read(from, length)
    return bytes.ok ? bytes : err({ kind: 'document-damaged' })
  }
  return { documentSize: async () => ok(clearSize), readDocument, close }
}

async function writeAndOpen(name: string, bytes: Uint8Array) {
  await writeFile(name, bytes)
  const file = await open(name, 'r')
  const readAt = async (offset: number, length: number): Promise<Uint8Array> => {
    const piece = Buffer.allocUnsafe(length)
    const { bytesRead } = await file.read(piece, 0, length, offset)
    return piece.subarray(0, bytesRead)
  }
  return { readAt, size: bytes.length, close: () => file.close() }
}
