import './tools/node-version.mjs'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { compileCacheOf } from './tools/compile-cache.mjs'
import { findElectron } from './tools/launcher/electron.mjs'

// The same files run on Electron and on the stand-in. What `electron` means is said by the environment; where nothing is
// said and Electron's program is not here, it is the stand-in. Started in the project's folder, as CommonJS or ES module:
// therefore no import.meta, here or in the tests.
if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined && findElectron(path.resolve('.')) === null) {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.resolve('test/stand-in')
}
// For the stand-in and the committees around the windows; a genuine Electron is left alone.
if (path.basename(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '') === 'stand-in')
  process.env['NODE_COMPILE_CACHE'] ??= compileCacheOf(path.resolve('.'))

const longest = ['secretariat.spec.ts', 'founding.spec.ts']

export default defineConfig({
  testDir: 'test/e2e',
  // For a machine half as fast as the slowest we know; none of it is waited for in vain.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  // A journey waits for its window about as long as it works.
  workers: 2,
  fullyParallel: true,
  // The two that begin with nothing take longest: begun last, they would leave one worker idle.
  projects: [
    { name: 'from nothing', testMatch: longest },
    { name: 'at work', testIgnore: longest },
  ],
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
