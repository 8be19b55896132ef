import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from '../../shared/schema.ts'
import type { Deps } from './deps.ts'
import { replaceFile } from './write-file.ts'

const Saved = z.strictObject({ wrong: z.int().min(1).max(1_000_000), atMs: z.int() })
type Saved = z.infer<typeof Saved>

/** Wrong passphrases and recovery codes, counted on the disk so that a restart does not start over. */
export interface Attempts {
  readonly retryInMs: () => number
  /** Returns the wait that follows. */
  readonly wrong: () => number
  readonly right: () => void
}

export function createAttempts(deps: Pick<Deps, 'dataFolder' | 'now' | 'monotonicMs'>): Attempts {
  const path = join(deps.dataFolder, 'attempts.json')
  let saved = readSaved(path)
  // By the clock once, at the start, and never longer than the delay itself; from then on the clock has no say.
  let openAtMs = deps.monotonicMs() + (saved === null ? 0 : remainingMs(saved, deps.now()))
  return {
    retryInMs: () => Math.max(0, Math.ceil(openAtMs - deps.monotonicMs())),
    wrong: () => {
      saved = { wrong: (saved?.wrong ?? 0) + 1, atMs: deps.now() }
      openAtMs = deps.monotonicMs() + delayMs(saved.wrong)
      replaceFile(path, JSON.stringify(saved))
      return delayMs(saved.wrong)
    },
    right: () => {
      if (saved === null) return
      saved = null
      openAtMs = 0
      rmSync(path, { force: true })
    },
  }
}

/** 1, 2, 4, 8 … 60 seconds. */
const delayMs = (wrong: number): number => Math.min(60, 2 ** Math.min(wrong - 1, 6)) * 1000

const remainingMs = ({ wrong, atMs }: Saved, nowMs: number): number =>
  nowMs < atMs ? delayMs(wrong) : Math.max(0, atMs + delayMs(wrong) - nowMs)

function readSaved(path: string): Saved | null {
  try {
    return Saved.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}
