import type { DocumentHash } from '../../../shared/ids.ts'

/** What can be wrong with a document, one address each. */
export const documentFaults = [
  'cut',
  'cut-all',
  'scrambled',
  'locked',
  'not-pdf',
  'broken-page',
  'seal',
  'late',
] as const
export type DocumentFault = (typeof documentFaults)[number]

export const faultHash = (fault: DocumentFault): DocumentHash =>
  `f0${documentFaults.indexOf(fault)}${'0'.repeat(61)}` as DocumentHash
