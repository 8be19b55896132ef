import { writeSync } from 'node:fs'
import type { EnvelopeId } from '../../shared/ids.ts'
import { saveDraft } from '../../electron/core/store/drafts.ts'
import { acknowledge } from '../../electron/core/store/envelopes.ts'
import { append } from '../../electron/core/store/log.ts'
import { openStore } from '../../electron/core/store/open-store.ts'
import { applicationOf, hex, makeEntry, outgoingOf } from '../core/store/make-entries.ts'

// Writes without end: a vote with its envelope, a draft, and the server's number for an older one; says each on the
// terminal once it is done. `kill.test.ts` ends it at any moment.

const [path = '', from = '1'] = process.argv.slice(2)
const opened = openStore(path, Buffer.alloc(32, 7))
if (!opened.ok) {
  writeSync(1, `failed ${opened.error.kind}\n`)
  process.exit(1)
}
const store = opened.value
writeSync(1, 'ready\n')
for (let seq = Number(from); ; seq += 1) {
  const body = { choice: 'defer', papers: hex('papers', 32), replaces: null }
  const entry = outgoingOf(makeEntry({ kind: 'vote', body, author: 'own', seq, application: `a${seq % 7}` }), 2_000)
  const appended = append(store, [entry])
  if (!appended.ok) throw new Error(appended.error.kind)
  writeSync(1, `vote ${entry.recordId}\n`)
  const criteria = [{ score: seq % 11, comment: `draft ${seq}` }]
  const draft = { papers: entry.recordId, criteria }
  const saved = saveDraft(store, 'score', applicationOf('draft'), draft, new Date(seq * 1000).toISOString())
  if (!saved.ok) throw new Error(saved.error.kind)
  writeSync(1, `draft ${seq}\n`)
  const envelopeId = hex(`envelope ${entry.recordId}`, 32) as EnvelopeId
  const numbered = acknowledge(store, [{ envelopeId, number: seq, receivedAt: new Date(seq * 1000).toISOString() }])
  if (!numbered.ok) throw new Error(numbered.error.kind)
  writeSync(1, `number ${seq}\n`)
}
