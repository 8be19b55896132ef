import { mkdirSync, readFileSync, rmSync, writeFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Instant } from '../../shared/ids.ts'
import { z } from '../../shared/schema.ts'
import { ourMember } from './people.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
/** Git ignores it; removing it removes every trace of the demo. */
export const outputFolder = path.join(root, 'demo-output')

/** Everything of one demo committee: the server's data, the desks, and what is known about them. */
export interface DemoFolder {
  readonly root: string
  readonly server: string
  /** `--user-data-dir` of our member's app. */
  readonly member: string
  /** `--user-data-dir` of a person's app. */
  readonly app: (key: string) => string
  /** Where that app keeps its store. */
  readonly desk: (key: string) => string
}

export function demoFolderAt(folder: string): DemoFolder {
  const app = (key: string) => path.join(folder, 'apps', key)
  return {
    root: folder,
    server: path.join(folder, 'server'),
    member: app(ourMember.key),
    app,
    desk: (key) => path.join(app(key), 'desk'),
  }
}

// Written last: a folder without it was left half made. A new number makes every kept committee anew.
const DemoState = z.strictObject({
  version: z.literal(2),
  madeAt: Instant,
  meetingAt: Instant,
  port: z.int().min(1),
  /** Folder that the attachments came from; null: invented ones. */
  documents: z.string().nullable(),
})
export type DemoState = z.infer<typeof DemoState>

export function readDemoState({ root }: DemoFolder): DemoState | null {
  try {
    const parsed = DemoState.safeParse(JSON.parse(readFileSync(path.join(root, 'demo.json'), 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export function writeDemoState({ root }: DemoFolder, state: DemoState): void {
  const file = path.join(root, 'demo.json')
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}

/** An empty folder, whatever was there. */
export function clearDemoFolder({ root }: DemoFolder): void {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true, mode: 0o700 })
}
