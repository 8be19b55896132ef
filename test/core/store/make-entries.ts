import { createHash } from 'node:crypto'
import { toCanonical } from '../../../shared/canonical.ts'
import type { CommitteeId, DeviceId, EnvelopeId, MemberId, RecordId } from '../../../shared/ids.ts'
import { parseRecord } from '../../../shared/records.ts'
import type { Admitted } from '../../../electron/core/store/admitted.ts'

// Entries as the log takes them, without keys: the store does not look at signatures, `admit` has.

export const hex = (text: string, bytes: number): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 2 * bytes)

export const committee = hex('committee', 16) as CommitteeId
export const memberOf = (name: string) => hex(`member ${name}`, 16) as MemberId
export const deviceOf = (name: string) => hex(`device ${name}`, 16) as DeviceId
export const applicationOf = (name: string) => hex(`application ${name}`, 16) as never

export interface EntryInput {
  readonly kind: string
  readonly body: object
  readonly author: string
  readonly seq: number
  readonly application?: string
  readonly atMs?: number
}

const start = Date.UTC(2026, 10, 24)

/** The same input gives the same record, so that other records can name it. */
export function makeEntry({ kind, body, author, seq, application, atMs = start + seq * 1000 }: EntryInput): Admitted {
  const value = {
    v: 1,
    kind,
    committee,
    device: deviceOf(author),
    seq,
    prev: seq === 1 ? '0'.repeat(64) : hex(`${author} ${seq - 1}`, 32),
    at: new Date(atMs).toISOString(),
    salt: hex(`salt ${author} ${seq}`, 16),
    ...(application !== undefined && { application: applicationOf(application) }),
    body,
  }
  const parsed = parseRecord(value)
  if (parsed.state === 'invalid') throw new Error(parsed.reason)
  const bytes = Buffer.from(toCanonical(value))
  const recordId = createHash('sha256').update(bytes).digest('hex') as RecordId
  const signature = Buffer.from(hex(recordId, 32), 'hex')
  return { recordId, bytes, signature, parsed, member: memberOf(author), envelopes: [] }
}

export const outgoingOf = (entry: Admitted, size = 100): Admitted => ({
  ...entry,
  envelopes: [
    {
      state: 'outgoing',
      envelopeId: hex(`envelope ${entry.recordId}`, 32) as EnvelopeId,
      sealed: Buffer.alloc(size, 1),
    },
  ],
})

const recipientAlphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
/** The shape of an age recipient; nobody seals to it here. */
export const recipientOf = (name: string): string =>
  `age1${[...Buffer.from(hex(`recipient ${name}`, 29), 'hex')].flatMap((byte) => [recipientAlphabet[byte >> 4], recipientAlphabet[byte & 15]]).join('')}`

const both = (text: string) => ({ en: text, zh: text })
export const itemBody = (name: string, batch = 'batch') => ({
  batch: hex(batch, 16),
  number: 1,
  category: 'a',
  applicant: both(name),
  projects: [both(`project of ${name}`)],
  people: [],
  partners: [],
  asked: [{ cards: 4, months: 6 }],
  recipient: recipientOf(name),
})
export const declarationBody = (answer: 'none' | 'interest', replaces: string | null = null, withdrawn = false) => ({
  answer,
  interest: answer === 'interest' ? { kind: 'other', text: 'a reason' } : null,
  withdrawn: withdrawn ? { openedDocuments: [] } : null,
  replaces,
})
export const scoreBody = (papers: string, score: number, replaces: string | null = null) => ({
  papers,
  criteria: Array.from({ length: 4 }, () => ({ score, comment: `comment ${score}` })),
  replaces,
})
export const voteBody = (papers: string, choice: 'defer' | 'reject' | 'abstain', replaces: string | null = null) => ({
  choice,
  papers,
  replaces,
})
