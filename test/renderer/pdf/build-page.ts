import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'

/** Bundles the test page as the app's page is bundled; the caller removes the folder. */
export async function buildPage(root: string): Promise<{ readonly folder: string; readonly remove: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'reader-page-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'chrome130',
      modulePreload: { polyfill: false },
    },
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
