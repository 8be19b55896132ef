import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDraft } from '../../electron/core/store/drafts.ts'
import { openStore } from '../../electron/core/store/open-store.ts'
import { applicationOf } from '../core/store/make-entries.ts'
import { openTestStore, storeKey, testFolder } from '../core/store/open-test-store.ts'
import { expectOk } from '../support/expect-ok.ts'

const rounds = 60
const longestMs = 60

/** Starts the writer, kills it within so many milliseconds of its first word, and gives what it had said by then. */
function writeAndKill(path: string, from: number, afterMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['test/simulation/kill-child.ts', path, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (bytes: Buffer) => {
    const isFirst = said === ''
    said += bytes.toString()
    if (isFirst) setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  return new Promise((resolve) => {
    child.once('close', () => resolve(said.split('\n').slice(0, -1)))
  })
}

test(
  `${rounds} power cuts at random moments of writing: nothing acknowledged is lost, nothing is there twice`,
  { timeout: 180_000 },
  async () => {
    const path = join(testFolder(), 'store.db')
    openTestStore('own', path).close()
    const votes: string[] = []
    let drafted = 0
    let numbered = 0
    for (let round = 0; round < rounds; round += 1) {
      const afterMs = randomInt(longestMs)
      const before = expectOk(openStore(path, storeKey))
      const next = (before.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM log')?.seq ?? 0) + 1
      before.close()
      for (const line of await writeAndKill(path, next, afterMs)) {
        const [what, value = ''] = line.split(' ')
        if (what === 'vote') votes.push(value)
        if (what === 'draft') drafted = Number(value)
        if (what === 'number') numbered = Number(value)
        expect(what, `round ${round}, killed after ${afterMs} ms`).not.toBe('failed')
      }
      const store = expectOk(openStore(path, storeKey))
      const where = `round ${round}, killed after ${afterMs} ms`
      const kept = store.all<{ id: string }>('SELECT record_id AS id FROM log ORDER BY seq').map(({ id }) => id)
      expect(new Set(kept).size, where).toBe(kept.length)
      expect(kept.slice(0, votes.length), where).toEqual(votes)
      // One more may be on the disk than was said; it counts from now on.
      votes.splice(0, votes.length, ...kept)
      const count = (table: string) => store.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n
      expect([count('votes'), count('envelopes')], where).toEqual([kept.length, kept.length])
      const draft = readDraft(store, 'score', applicationOf('draft'))
      expect(Number(draft?.criteria[0]?.comment.slice('draft '.length) ?? 0), where).toBeGreaterThanOrEqual(drafted)
      expect(
        store.get<{ n: number | null }>('SELECT max(number) AS n FROM envelopes')?.n ?? 0,
        where,
      ).toBeGreaterThanOrEqual(numbered)
      expect(store.database.pragma('integrity_check', { simple: true }), where).toBe('ok')
      store.close()
    }
    expect(votes.length).toBeGreaterThan(rounds)
  },
)
