import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

/**
 * A thread that reads what strangers wrote: with a limit of memory, and with nothing of it on a terminal, because what
 * libraries print could quote an application.
 */
export function startThread(program: URL, maxOldGenerationSizeMb: number): Worker {
  const options = { stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb } }
  const path = fileURLToPath(program)
  // A thread is not started from inside the package's archive; the text can be read from there.
  return path.includes('app.asar')
    ? new Worker(readFileSync(path, 'utf8'), { ...options, eval: true })
    : new Worker(program, options)
}
