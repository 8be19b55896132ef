import type { Topic } from '../../../shared/api/topic.ts'
import type { Kind } from '../../../shared/records.ts'
import type { Admitted } from './admitted.ts'

const topicsByKind: Readonly<Record<Kind, readonly Topic[]>> = {
  committee: ['session', 'committee'],
  'roster-entry': ['session', 'committee'],
  'roster-countersignature': ['session', 'committee', 'rulings'],
  'scoring-settings': ['batch', 'application'],
  'price-table': ['application', 'prepared'],
  batch: ['batch', 'declarations', 'board', 'prepared'],
  agenda: ['pack'],
  item: ['batch', 'declarations', 'application', 'board', 'prepared'],
  papers: ['batch', 'application', 'board', 'prepared'],
  grant: ['batch', 'application', 'board'],
  'grant-revoked': ['batch', 'application', 'board'],
  declaration: ['batch', 'declarations', 'board', 'rulings'],
  ruling: ['batch', 'declarations', 'application', 'board', 'rulings'],
  score: ['batch', 'application'],
  vote: ['batch', 'application'],
  delivery: ['board'],
  'register-entry': ['register', 'declarations', 'board'],
}

/** What a screen must ask for again after this record. */
export function topicsOf({ parsed, envelopes }: Admitted): readonly Topic[] {
  const topics = parsed.state === 'known' ? topicsByKind[parsed.record.kind] : []
  return envelopes.some(({ state }) => state === 'outgoing') ? [...topics, 'outbox', 'sync'] : topics
}
