import './tools/node-version.mjs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { compileCacheOf } from './tools/compile-cache.mjs'
import { LongestFirst } from './tools/longest-first.ts'

process.env['NODE_COMPILE_CACHE'] ??= compileCacheOf(path.resolve('.'))

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
    // What is waited for comes when it comes: on a machine with other work a second is not long.
    expect: { poll: { timeout: 8_000 } },
    // The page is bundled and a Chromium started there.
    hookTimeout: 90_000,
    pool: 'forks',
    maxWorkers: 2,
    // A worker goes from file to file: what they all load is loaded twice and not two hundred times, and a committee that
    // one has made is copied by the others. So no file may leave anything behind in a module.
    isolate: false,
    globalSetup: ['test/support/run-folder.ts', 'test/renderer/preview/share-preview.ts'],
    setupFiles: ['test/support/after-file.ts'],
    sequence: { sequencer: LongestFirst },
  },
})
