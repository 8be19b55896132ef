import './tools/node-version.mjs'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
    // The page is bundled and a Chromium started there.
    hookTimeout: 90_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
