import type { ApplicationView, DocumentView } from '../../../shared/api/application.ts'
import type { ApplicationForm, Assessment, DocumentLetter } from '../../../shared/application-form.ts'
import type { ApplicationId, Bilingual, DocumentHash, RecordId } from '../../../shared/ids.ts'
import { sampleChanges } from './parts/sample-board.ts'
import { both, idOf, sampleBatch } from './sample-applications.ts'

const nothing = both('', '')

const form: ApplicationForm = {
  applicant: {
    category: 'b',
    name: both('Tai Mo Shan Institute for Legal Computing', '大帽山法律計算研究院'),
    address: both('8/F, 12 Fictional Road, Tai Po, Hong Kong', '香港大埔虛構道12號8樓'),
    description: both('A non-profit body that studies legal language.', '研究法律語言的非牟利機構。'),
    employees: 64,
    researchEmployees: 41,
    contacts: [
      { name: both('Prof. Fung Lai-chu', '馮麗珠教授'), post: both('Director', '院長') },
      { name: both('Dr Owen Sato', '佐藤澳文博士'), post: both('Principal investigator', '首席研究員') },
    ],
  },
  projects: [
    {
      title: both('Bilingual legislative language model', '雙語法例大型語言模型'),
      objectives: both(
        'Train an open model that drafts and checks statutes in both official languages.',
        '訓練以兩種法定語文草擬及核對法例的開放模型。',
      ),
      summary: both(
        'Thirty years of parallel ordinances, court judgments and gazettes, cleaned and aligned by paragraph.',
        '將三十年的雙語條例、判詞及憲報清理並按段落對應。',
      ),
      preferredStart: '2027-02-01',
      asked: { cards: 64, months: 9 },
      technologyArea: both('Large language models', '大型語言模型'),
      industrySector: both('Legal services', '法律服務'),
      fiveYearPlan: both('Chapter on digital government', '數字政府章節'),
      researchStaff: { local: 14, nonLocal: 3 },
      deliverables: both('Model weights, data card, benchmark', '模型權重、數據說明及基準測試'),
      outcomes: { patents: 1, publications: 4, awards: 0, other: nothing },
      model: {
        type: both('Decoder-only transformer', '解碼器架構變換器'),
        parametersMillions: 34_000,
        tokensMillions: 1_500_000,
        batchSize: '4 million tokens',
        precision: 'BF16',
        dataSets: both('Statutes, judgments, gazettes', '條例、判詞、憲報'),
        inference: both('None in this project', '本項目不包括推理'),
      },
      contribution: both('Makes every ordinance searchable in both languages.', '使每條條例均可以兩種語文檢索。'),
      partners: [both('Kellett Bay Law Reporters', '奇力灣法律彙報社')],
      resubmission: false,
    },
  ],
  declaration: { noOtherSubsidy: true, consent: true, signedOn: '2026-10-12' },
}

const recommended = { cards: 48, months: 9, start: '2027-02-01', subsidyBp: 7_000, ceilingCents: 551_880_000 }

const assessment: Assessment = {
  assessedOn: '2026-11-12',
  recommendation: 'approve',
  terms: {
    projects: [recommended],
    conditions: [{ text: 'Utilisation of at least 60% by the third month.', due: '2027-05-01' }],
  },
  reasons: [
    both('Serves a clear public need; partners are local.', '切合明確的公眾需要，合作夥伴為本地機構。'),
    both(
      'The corpus is 1.5 T tokens, not the 2.4 T on the form; 48 cards train it in nine months with a third to spare.',
      '語料為 1.5 萬億詞元，並非表格所列的 2.4 萬億；48 張卡九個月可完成訓練，尚餘三分之一。',
    ),
    both('The team has shipped two smaller models.', '團隊曾發布兩個較小的模型。'),
    both('Means to pay the unsubsidised share are shown.', '已證明有能力支付非資助部分。'),
  ],
  price: { perCardMonthCents: 1_825_000, tableOf: '2026-10-01', serviceClass: 'A, bare metal' },
  similarCases: [
    { reference: '2026-2/04', title: both('Court transcript model', '法庭謄本模型'), asked: { cards: 40, months: 6 } },
  ],
}

const papers: readonly (readonly [letter: DocumentLetter, title: Bilingual, pages: number, readTo: number])[] = [
  ['A', both('Proposal', '計劃書'), 10, 5],
  ['B', both('Team and CVs', '團隊及履歷'), 24, 24],
  ['C', both('Compute record', '過往算力使用'), 352, 12],
  ['D', both('Financial proof', '財政證明'), 18, 18],
  ['E', both('Incorporation and BR', '註冊及商業登記'), 6, 6],
  ['H', both('Letters of support', '支持信'), 9, 9],
]

/** A to E as they are; the later letters are no hex digits. */
const hexOf = (letter: DocumentLetter): string => ({ F: '6', G: '7', H: '8' })[letter as 'F'] ?? letter.toLowerCase()

const documents: readonly DocumentView[] = papers.map(([letter, title, pages, readTo], index) => ({
  sealedSha256: `${hexOf(letter)}${'0'.repeat(63)}` as DocumentHash,
  letter,
  title,
  pages,
  clearBytes: pages * 48_000,
  state: 'held',
  isNew: index === 0 || index === 2,
  readToPage: readTo,
  lastPage: Math.min(readTo, pages),
}))

/** How many pages the preview draws for a document's address; null for an address that is none. */
export const pagesOf = (hash: string): number | null =>
  documents.find(({ sealedSha256 }) => sealedSha256 === hash)?.pages ?? null

export function sampleApplication(applicationId: ApplicationId): ApplicationView | null {
  const row = sampleBatch.rows.find((candidate) => candidate.applicationId === applicationId)
  if (row?.state !== 'open' || row.documents === null) return null
  return {
    applicationId,
    number: row.number,
    papersId: '7'.repeat(64) as RecordId,
    version: row.reissuedAt === null ? 1 : 2,
    issuedAt: row.reissuedAt ?? '2026-11-18T01:00:00.000Z',
    form: { ...form, applicant: { ...form.applicant, name: row.applicant, category: row.category } },
    assessment,
    documents,
    versions: [
      ...(row.reissuedAt === null
        ? []
        : [{ papersId: '7'.repeat(64) as RecordId, version: 2, issuedAt: row.reissuedAt }]),
      {
        papersId: (row.reissuedAt === null ? '7' : '6').repeat(64) as RecordId,
        version: 1,
        issuedAt: '2026-11-18T01:00:00.000Z',
      },
    ],
    changes: row.reissuedAt === null ? null : sampleChanges,
    scoring: {
      weightsPercent: [25, 20, 30, 25],
      bands: [
        { from: 0, to: 2, name: both('Poor', '差') },
        { from: 3, to: 4, name: both('Weak', '弱') },
        { from: 5, to: 6, name: both('Fair', '一般') },
        { from: 7, to: 8, name: both('Strong', '強') },
        { from: 9, to: 10, name: both('Superb', '極佳') },
      ],
      normalSubsidyCeilingBp: 7_000,
      specialSubsidyCeilingBp: 9_000,
      hoursPerMonth: 730,
      sustainedTflopsPerCard: 400,
      effectiveFrom: '2026-01-01',
    },
    scoreDraft: {
      criteria: [
        { score: 7, comment: 'Statutes in two languages are a real gap. Partners outside Hong Kong are thin.' },
        { score: 6, comment: 'Need is genuine but the sizing is borrowed from a general model.' },
        { score: null, comment: '' },
        { score: null, comment: '' },
      ],
      savedAt: '2026-11-23T06:32:00.000Z',
    },
    score: null,
    voteDraft: { choice: null, ...assessment.terms, savedAt: null },
    vote: null,
    mayVote: row.vote !== 'not-voting',
    declaration: row.declaration,
    order: { place: 3, of: 11, previous: idOf(11), next: idOf(5) },
  }
}
