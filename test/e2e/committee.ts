import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type OpenDesk, openDesk, test as base } from './desk.ts'

export const passphrase = 'demo harbour lantern ferry'

/** The committee's side: a server on loopback, the secretariat and the chairman. Closed until `open` is asked. */
export interface Committee extends Child {
  readonly folder: string
  /** `--user-data-dir` of the member whose papers have arrived. */
  readonly member: string
}

export interface Child {
  readonly ask: (command: string, argument?: unknown) => Promise<unknown>
  readonly end: () => Promise<void>
}

/** Starts one of the scripts beside this file on a folder; `answer-lines.ts` says how they talk. */
export function startChild(script: 'committee-child' | 'empty-child', folder: string): Child {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', path.resolve(`test/e2e/${script}.ts`), folder],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  )
  const waiting: ((line: string) => void)[] = []
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line))
  const ask = async (command: string, argument?: unknown): Promise<unknown> => {
    const line = await new Promise<string>((resolve, reject) => {
      const fail = (code: number | null): void => reject(new Error(`${script} ended with ${code}`))
      child.once('exit', fail)
      waiting.push((reply) => {
        child.off('exit', fail)
        resolve(reply)
      })
      child.stdin?.write(argument === undefined ? `${command}\n` : `${command} ${JSON.stringify(argument)}\n`)
    })
    const reply = JSON.parse(line) as { readonly ok: boolean; readonly value: unknown; readonly error: string }
    if (!reply.ok) throw new Error(`${command}: ${reply.error}`)
    return reply.value
  }
  const end = async (): Promise<void> => {
    await ask('close')
    child.removeAllListeners('exit')
    child.kill('SIGTERM')
  }
  return { ask, end }
}

const startCommittee = (folder: string): Committee => ({
  folder,
  member: path.join(folder, 'apps', 'siu'),
  ...startChild('committee-child', folder),
})

interface WorkerFixtures {
  /** Founded once; each test works on a copy. */
  readonly founded: string
}
interface TestFixtures {
  readonly committee: Committee
  /** The member's desk, started with the server away. */
  readonly desk: OpenDesk
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  founded: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern
    async ({}, run) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'review-desk-committee-'))
      const committee = startCommittee(folder)
      await committee.ask('found')
      await committee.end()
      await run(folder)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  committee: async ({ founded }, run) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'review-desk-e2e-'))
    cpSync(founded, folder, { recursive: true })
    const committee = startCommittee(folder)
    await run(committee)
    await committee.end()
    rmSync(folder, { recursive: true, force: true })
  },
  desk: async ({ committee }, run) => {
    const desk = await openDesk(committee.member)
    await run(desk)
    await desk.app.close().catch(() => undefined)
  },
})

export { expect } from '@playwright/test'
