import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import { buildWorker } from '../../tools/worker-bundle.ts'

// A program that a test starts again and again, as one file: to load the few hundred it is made of takes longer than what
// most rounds do.

// The two native packages are found from here.
const parent = path.resolve('node_modules/.cache/review-desk')

/** Bundled before the tests of a file and gone after them. Gives its path. `importer`: it reads sources, in a thread. */
export function bundleChild(entry: string, parts: { readonly importer?: boolean } = {}): () => string {
  let folder = ''
  beforeAll(async () => {
    mkdirSync(parent, { recursive: true })
    folder = mkdtempSync(path.join(parent, 'child-'))
    await buildChild(entry, folder)
    if (parts.importer === true)
      await buildWorker('importer', 'electron/core/importing/worker.ts', path.join(folder, 'importer'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return () => path.join(folder, 'child.mjs')
}

async function buildChild(entry: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3', 'sodium-native'] },
    build: {
      ssr: entry,
      target: 'node24',
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'child.mjs', codeSplitting: false } },
    },
  })
}
