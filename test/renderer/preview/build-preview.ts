import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { type DeskOrigin, serveDesk } from '../pdf/desk-origin.ts'
import { makeSampleDocuments } from './sample-documents.ts'

const here = path.dirname(fileURLToPath(import.meta.url))
const project = path.resolve(here, '../../..')

/** Bundles the page on its pretended desk and serves it under the shell's own headers, strict policy included. */
export async function servePreview(): Promise<DeskOrigin> {
  const folder = mkdtempSync(path.join(tmpdir(), 'review-desk-preview-'))
  await build({
    configFile: false,
    root: here,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'chrome130',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4_000,
    },
  })
  const documents = await makeSampleDocuments()
  const origin = await serveDesk(folder, path.join(project, 'node_modules/pdfjs-dist'), documents)
  return {
    ...origin,
    close: async () => {
      await origin.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
