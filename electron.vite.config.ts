import { cpSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { writePrintFonts } from './tools/fonts/print-fonts.ts'
import { writeNotices } from './tools/notices.ts'
import { workerBundle } from './tools/worker-bundle.ts'

// Fetched by pdf.js at run time by address: character maps (Chinese without ToUnicode), the 14 standard fonts, image
// decoders, a colour profile and the icons of comments. quickjs runs scripts inside a PDF; we run none.
const pdfjsFolders = ['cmaps', 'standard_fonts', 'wasm', 'iccs', 'web/images']
const isWanted = (source: string): boolean => {
  const name = path.basename(source)
  return !name.startsWith('quickjs') && (!source.includes('web/images/') || name.startsWith('annotation-'))
}

const copyPdfjsData = (): Plugin => ({
  name: 'copy-pdfjs-data',
  apply: 'build',
  closeBundle() {
    for (const folder of pdfjsFolders) {
      cpSync(path.join('node_modules/pdfjs-dist', folder), path.join('out/renderer/pdfjs', folder), {
        recursive: true,
        filter: isWanted,
      })
    }
  },
})

// The page is built last: then all bundles have listed what they hold.
const writeThirdPartyNotices = (): Plugin => ({
  name: 'third-party-notices',
  apply: 'build',
  closeBundle: () => writeNotices('.'),
})

// Names, versions and licence texts of what each bundle holds.
const license = { fileName: 'third-party.json' }
const watch = process.env['REVIEW_DESK_WATCH'] === '1' ? {} : null

export default defineConfig({
  main: {
    // One line a worker thread; licences of each are listed in tools/notices.ts.
    plugins: [
      workerBundle('packer', 'electron/core/pack/packer/packer.ts'),
      workerBundle('importer', 'electron/core/importing/worker.ts'),
      writePrintFonts(),
    ],
    // Bundled CommonJS asks for its folder; without this the bundler declares one, which a CommonJS loader would not take.
    define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
    build: {
      license,
      watch,
      rolldownOptions: {
        input: { main: 'electron/shell/main.ts' },
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  },
  preload: {
    build: {
      watch,
      rolldownOptions: {
        input: { preload: 'electron/shell/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), copyPdfjsData(), writeThirdPartyNotices()],
    // Unlike main, the page is read anew at every start, a request a file, each through the scheme's handler: small, and
    // in one piece as far as the unlock screen needs it.
    build: {
      license,
      watch,
      minify: true,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: 'renderer/index.html',
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
})
