import type { BatchCandidate, BoardCellView, BoardView, ReissueView } from '../../../../shared/api/publishing.ts'
import type { BatchPlan } from '../../../../shared/batch-plan.ts'
import type { BatchId, Bilingual, MemberId, RecordId } from '../../../../shared/ids.ts'
import type { Role } from '../../../../shared/records.ts'
import type { BoardState } from '../../../../shared/rules/board.ts'
import type { PapersChanges } from '../../../../shared/rules/compare-papers.ts'
import { both, idOf, samples } from '../sample-applications.ts'

export const batchId = 'b'.repeat(32) as BatchId
export const planId = 'c'.repeat(32) as BatchId
export const memberId = (number: number): MemberId => String(number).padStart(32, 'd') as MemberId

const people: readonly (readonly [name: Bilingual, role: Role, lastRecordAt: string | null])[] = [
  [both('Lau Wing-sum', '劉永深'), 'chairman', '2026-11-23T02:40:00.000Z'],
  [both('Cheng Yuk-lan', '鄭玉蘭'), 'vice-chairman', '2026-11-23T01:12:00.000Z'],
  [both('Amelia Hartono', '陳愛美'), 'member', '2026-11-22T09:10:00.000Z'],
  [both('Kwok Ho-yin', '郭浩然'), 'member', '2026-11-22T03:00:00.000Z'],
  [both('Rajesh Menon', '文樂樹'), 'member', '2026-11-23T00:55:00.000Z'],
  [both('Siu Man-kei', '蕭文琪'), 'member', '2026-11-20T09:42:00.000Z'],
  [both('Eleanor Whitby', '韋雅蘭'), 'member', '2026-11-19T02:00:00.000Z'],
  [both('Tang Chi-kwong', '鄧志光'), 'ex-officio', '2026-11-23T02:02:00.000Z'],
]

/** Row and column of what is not opened; every seventh member has received and opened nothing. */
const exceptions: Readonly<Record<string, BoardState>> = {
  '2 1': 'received',
  '2 3': 'not-declared',
  '2 4': 'received',
  '2 5': 'not-declared',
  '3 2': 'withdrawn',
  '4 7': 'withdrawn',
  '5 2': 'withdrawn',
  '6 2': 'to-be-ruled',
  '6 5': 'withdrawn',
  '7 1': 'received',
  '8 4': 'to-be-ruled',
  '8 5': 'granted',
  '10 1': 'withdrawn',
  '10 3': 'to-be-ruled',
  '11 1': 'received',
  '11 2': 'not-declared',
  '11 3': 'not-declared',
  '11 4': 'to-be-ruled',
  '11 5': 'not-declared',
  '11 7': 'to-be-ruled',
}

const stateOf = (number: number, column: number): BoardState =>
  exceptions[`${number} ${column}`] ?? (column === 6 ? 'received' : 'opened')

const counted = (state: BoardState) => {
  if (state === 'opened') return { state, received: 6, opened: 4 }
  if (state === 'received') return { state, received: 6, opened: 0 }
  return { state, received: state === 'granted' ? 3 : 0, opened: 0 }
}

const sixth = { number: 6, applicant: both('Pine Gate Analytics Limited', '松門分析有限公司'), projects: [] }

export const sampleBoard: BoardView = {
  batch: batchId,
  dates: {
    name: '2026-4',
    cutOff: '2026-10-16',
    declarationsDue: '2026-11-25T18:00',
    scoresDue: '2026-12-07T18:00',
    meetingAt: '2026-12-10T10:00',
    leaseEnds: '2026-12-24T23:59',
  },
  declarationsDueAt: '2026-11-25T10:00:00.000Z',
  meetingAtInstant: '2026-12-10T02:00:00.000Z',
  publishedAt: '2026-11-18T01:00:00.000Z',
  correctedAt: null,
  members: people.map(([name, role, lastRecordAt], index) => ({
    member: memberId(index),
    name,
    role,
    isActive: true,
    lastRecordAt,
  })),
  rows: [...samples, sixth]
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, applicant, projects }) => ({
      applicationId: idOf(number),
      number,
      applicant,
      projects,
      version: number === 7 ? 2 : 1,
      issuedAt: '2026-11-18T01:00:00.000Z',
      documents: 6,
      cells: people.map((_, column) => counted(stateOf(number, column))),
    })),
  rulingsDue: [{ ruler: memberId(0), role: 'chairman', count: 5, since: '2026-11-19T03:00:00.000Z' }],
  declarationsDue: [
    { member: memberId(2), count: 1 },
    { member: memberId(3), count: 2 },
    { member: memberId(5), count: 2 },
  ],
}

export const sampleCell: BoardCellView = {
  applicationId: idOf(11),
  member: memberId(4),
  state: 'to-be-ruled',
  received: 0,
  opened: 0,
  documents: 6,
  declaration: {
    at: '2026-11-19T03:00:00.000Z',
    answer: 'interest',
    interest: {
      kind: 'student-or-co-author',
      text: 'Co-author with Dr Leung in 2024; no shared grants, no contact since the paper came out.',
    },
    openedBefore: null,
    isCorrection: false,
  },
  ruling: null,
  grant: null,
  mayTakeBack: false,
  mayGrantAgain: false,
  hints: [],
}
export const heldCell: BoardCellView = {
  ...sampleCell,
  state: 'opened',
  received: 6,
  opened: 4,
  declaration: {
    at: '2026-11-18T03:00:00.000Z',
    answer: 'none',
    interest: null,
    openedBefore: null,
    isCorrection: false,
  },
  grant: { at: '2026-11-18T03:05:00.000Z', leaseEnds: '2026-12-24T15:59:00.000Z' },
  mayTakeBack: true,
  hints: [{ reason: 'organisation', matched: both('Lantau Bay University', '大嶼灣大學'), year: 2026 }],
}

export const samplePlan: BatchPlan = {
  name: '2027-1',
  cutOff: '2026-12-31',
  declarationsDue: '2027-01-22T18:00',
  scoresDue: null,
  meetingAt: '2027-02-11T10:00',
  leaseEnds: null,
  applications: [3, 7, 1, 10, 5].map(idOf),
}

const lacksOf: Readonly<Record<number, BatchCandidate['lacks']>> = {
  1: [
    { kind: 'documents', sentence: both('Attachment A is missing.', '欠缺附件 A。') },
    { kind: 'assessment', sentence: both('Choose a recommendation.', '請選擇建議。') },
  ],
  10: [{ kind: 'assessment', sentence: both('The assessment has not been begun.', '評審尚未開始。') }],
  9: [{ kind: 'form', sentence: both('The applicant’s consent is missing.', '欠缺申請者的同意。') }],
}
export const sampleCandidates: readonly BatchCandidate[] = samples.map((sample, index) => ({
  applicationId: idOf(sample.number),
  reference: `A-${sample.number}`,
  category: sample.category,
  applicant: sample.applicant,
  projects: sample.projects,
  asked: sample.row.asked ?? [{ cards: sample.cards, months: sample.months }],
  documents: 6,
  lacks: lacksOf[sample.number] ?? [],
  otherBatch: index === 1 ? '2026-4' : null,
}))

const named = (letter: 'A' | 'C' | 'D' | 'H', title: Bilingual, pages: number) => ({
  letter,
  title,
  pages,
  sealedSha256: `${letter === 'H' ? '8' : letter.toLowerCase()}${'0'.repeat(63)}` as never,
  clearSha256: '1'.repeat(64),
})
export const sampleChanges: PapersChanges = {
  documents: [
    {
      kind: 'replaced',
      before: { ...named('A', both('Proposal', '計劃書'), 9), sealedSha256: 'f'.repeat(64) as never },
      after: named('A', both('Proposal', '計劃書'), 10),
    },
    { kind: 'added', after: named('C', both('Compute record', '過往算力使用'), 352) },
    { kind: 'withdrawn', before: named('H', both('Letter of a former partner', '前合作夥伴信件'), 2) },
  ],
  form: [
    {
      field: 'trainingTokens',
      project: null,
      before: { kind: 'millions', count: 2_400_000 },
      after: { kind: 'millions', count: 1_500_000 },
    },
    {
      field: 'partners',
      project: null,
      before: { kind: 'texts', texts: [] },
      after: { kind: 'texts', texts: [both('Kellett Bay Law Reporters', '奇力灣法律彙報社')] },
    },
  ],
  assessment: [
    { field: 'cards', project: null, before: { kind: 'count', count: 56 }, after: { kind: 'count', count: 48 } },
    {
      field: 'reason2',
      project: null,
      before: { kind: 'text', text: both('The corpus is as stated.', '語料與表格相符。') },
      after: { kind: 'text', text: both('The corpus is 1.5 T tokens.', '語料為 1.5 萬億詞元。') },
    },
    {
      field: 'reason4',
      project: null,
      before: { kind: 'text', text: both('Means are shown.', '已證明財力。') },
      after: { kind: 'text', text: both('Means to pay the share are shown.', '已證明有能力支付有關部分。') },
    },
  ],
}

export const sampleReissue: ReissueView = {
  applicationId: idOf(7),
  number: 7,
  applicant: both('Tai Mo Shan Institute for Legal Computing', '大帽山法律計算研究院'),
  papersId: '7'.repeat(64) as RecordId,
  version: 1,
  issuedAt: '2026-11-18T01:00:00.000Z',
  documents: [
    named('A', both('Proposal', '計劃書'), 10),
    named('D', both('Financial proof', '財政證明'), 18),
    named('H', both('Letter of a former partner', '前合作夥伴信件'), 2),
  ],
  changes: sampleChanges,
  changesItem: true,
  lacks: [],
  holders: 7,
}
