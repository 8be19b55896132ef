import type { CallName } from '../api.ts'
import type { Topic } from './topic.ts'

/**
 * Calls that answer a question, and the topic that makes the answer old. Searches are asked anew every time. Apart from
 * the schemas: the page needs these before it is painted, and those never.
 */
export const queryTopics = {
  session: 'session',
  sync: 'sync',
  batch: 'batch',
  declarations: 'declarations',
  application: 'application',
  outbox: 'outbox',
  receipt: 'outbox',
  settings: 'settings',
  search: 'search',
  committee: 'committee',
  invitation: 'committee',
  rulings: 'rulings',
  register: 'register',
  memberRegister: 'register',
  ownRegister: 'register',
  preparing: 'prepared',
  prepared: 'prepared',
  priceTables: 'prepared',
  importing: 'importing',
  importRows: 'importing',
  batches: 'board',
  batchPlan: 'board',
  batchCandidates: 'prepared',
  publishProgress: 'board',
  board: 'board',
  boardCell: 'board',
  notIssued: 'prepared',
  reissueChanges: 'prepared',
  applicationVersion: 'application',
  pack: 'pack',
  carrying: 'carrying',
} as const satisfies Partial<Record<CallName, Topic | 'search'>>
