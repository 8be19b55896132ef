import { flushCompileCache } from 'node:module'
import { afterAll } from 'vitest'
import { removeTempFolders } from './temp-folder.ts'

// A worker goes from file to file, and is ended by a signal: what is to happen at its end happens at the end of each file.
afterAll(() => {
  removeTempFolders()
  flushCompileCache()
})
