import type { Topic } from '../../../shared/api.ts'
import type { Kind } from '../../../shared/records.ts'
import type { Admitted } from './admitted.ts'

const topicsByKind: Readonly<Record<Kind, readonly Topic[]>> = {
  committee: ['session'],
  'roster-entry': ['session'],
  'roster-countersignature': ['session'],
  'scoring-settings': ['batch', 'application'],
  'price-table': ['application'],
  batch: ['batch', 'declarations'],
  item: ['batch', 'declarations', 'application'],
  papers: ['batch', 'application'],
  grant: ['batch', 'application'],
  'grant-revoked': ['batch', 'application'],
  declaration: ['batch', 'declarations'],
  ruling: ['batch', 'declarations', 'application'],
  score: ['batch', 'application'],
  vote: ['batch', 'application'],
  delivery: [],
}

/** What a screen must ask for again after this record. */
export function topicsOf({ parsed, envelopes }: Admitted): readonly Topic[] {
  const topics = parsed.state === 'known' ? topicsByKind[parsed.record.kind] : []
  return envelopes.some(({ state }) => state === 'outgoing') ? [...topics, 'outbox', 'sync'] : topics
}
