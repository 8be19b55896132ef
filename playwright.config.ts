import './tools/node-version.mjs'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { findElectron } from './tools/launcher/electron.mjs'

// The same files run on Electron and on the stand-in. What `electron` means is said by the environment; where nothing is
// said and Electron's program is not here, it is the stand-in. Started in the project's folder, as CommonJS or ES module:
// therefore no import.meta, here or in the tests.
if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined && findElectron(path.resolve('.')) === null) {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.resolve('test/stand-in')
}

export default defineConfig({
  testDir: 'test/e2e',
  timeout: 60_000,
  workers: 1,
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
