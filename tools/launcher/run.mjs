import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/**
 * @typedef {{ readonly code: number, readonly output: string }} Finished
 * @typedef {{ env?: NodeJS.ProcessEnv, cwd?: string, timeoutMs?: number, echo?: boolean }} RunOptions
 */

/**
 * Runs a program to its end and keeps what it printed, without colours; `echo` also passes it through as it comes. A program that cannot be
 * started, or is stopped by the time limit, has finished with a code of its own (127, 124).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Finished>}
 */
export function run(command, args, { env = process.env, cwd, timeoutMs, echo = false } = {}) {
  return new Promise((resolve) => {
    const options = { env: withColour(env), ...(cwd ? { cwd } : {}) }
    const child = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let isLate = false
    const timer = timeoutMs
      ? setTimeout(() => {
          isLate = true
          child.kill('SIGKILL')
        }, timeoutMs)
      : undefined
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += String(data)
        if (echo) process.stdout.write(data)
      })
    }
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }))
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code: isLate ? 124 : (code ?? 1), output: stripVTControlCharacters(output) })
    })
  })
}

/**
 * A program that writes into a pipe cannot see whether a person reads in a terminal: it is told.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function withColour({ FORCE_COLOR: _force, NO_COLOR: refused, ...env }) {
  const isWanted = process.stdout.isTTY && refused === undefined
  return { ...env, ...(isWanted ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) }
}

/**
 * Hands the terminal over to a program and ends as it ends.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
export function handOver(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { env, stdio: 'inherit' })
    const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal)
    process.on('SIGTERM', forward)
    // Ctrl+C reaches the child by itself: it is in the same group. Here it must only not end us first.
    process.on('SIGINT', () => {})
    child.on('error', () => resolve(127))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/**
 * Where a program is, of those on PATH. Null: nowhere.
 * @param {readonly string[]} names
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function findProgram(names, env = process.env) {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return candidates.find((candidate) => existsSync(candidate)) ?? null
}
