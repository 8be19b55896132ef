import type {
  BatchRow,
  BatchView,
  DeclarationRow,
  DeclarationsView,
  DeclarationState,
} from '../../../shared/api/batch.ts'
import type { LikelyView } from '../../../shared/api/register.ts'
import type { Category } from '../../../shared/application-form.ts'
import type { ApplicationId, BatchId, Bilingual } from '../../../shared/ids.ts'

// Invented throughout: no organisation, person or project here exists.

export const idOf = (number: number): ApplicationId => String(number).padStart(32, '0') as ApplicationId
export const both = (en: string, zh: string): Bilingual => ({ en, zh })

type OpenRow = Extract<BatchRow, { state: 'open' }>

interface Sample {
  readonly number: number
  readonly category: Category
  readonly applicant: Bilingual
  readonly projects: readonly Bilingual[]
  readonly people: readonly Bilingual[]
  readonly partners?: readonly Bilingual[]
  readonly cards: number
  readonly months: number
  readonly row: Pick<OpenRow, 'stage' | 'next'> & Partial<OpenRow>
}

const held = (read: number, all: number) => ({ read, all, received: all })
const submitted = (totalTenths: number): OpenRow['score'] => ({ state: 'submitted', criteria: 4, totalTenths })

export const samples: readonly Sample[] = [
  {
    number: 2,
    category: 'a',
    applicant: both('Kestrel Institute of Technology', '紅隼科技學院'),
    projects: [both('Low-carbon building control by reinforcement learning', '以強化學習調控低碳樓宇系統')],
    people: [both('Prof. Hui Sze-man', '許思敏教授'), both('Dr Ivo Brandt', '白朗軒博士')],
    partners: [both('Tolo Facilities Management', '吐露設施管理')],
    cards: 16,
    months: 6,
    row: { stage: 'declare', next: { kind: 'declare' }, declaration: 'not-declared' },
  },
  {
    number: 11,
    category: 'c',
    applicant: both('Transport Data Office', '運輸數據處'),
    projects: [both('Citywide traffic simulation from sensor streams', '以感應數據模擬全港交通流量')],
    people: [both('Ms Yip Ka-yan', '葉嘉欣女士'), both('Mr Chow Tsz-hin', '周子軒先生')],
    partners: [both('Lantau Bay University', '大嶼灣大學')],
    cards: 24,
    months: 12,
    row: { stage: 'declare', next: { kind: 'declare' }, declaration: 'draft' },
  },
  {
    number: 7,
    category: 'b',
    applicant: both('Tai Mo Shan Institute for Legal Computing', '大帽山法律計算研究院'),
    projects: [both('Bilingual legislative language model', '雙語法例大型語言模型')],
    people: [both('Prof. Fung Lai-chu', '馮麗珠教授'), both('Dr Owen Sato', '佐藤澳文博士')],
    partners: [both('Kellett Bay Law Reporters', '奇力灣法律彙報社')],
    cards: 64,
    months: 9,
    row: {
      stage: 'read',
      next: { kind: 'read', documents: 2 },
      documents: held(4, 6),
      score: { state: 'draft', criteria: 2, totalTenths: null },
      reissuedAt: '2026-11-20T01:02:00.000Z',
    },
  },
  {
    number: 5,
    category: 'd',
    applicant: both('Mosaic Protein Limited', '拼圖蛋白有限公司'),
    projects: [both('Generative design of antiviral peptides', '抗病毒多肽的生成式設計')],
    people: [both('Dr Ng Pui-shan', '吳沛珊博士'), both('Ms Clara Whitfield', 'Clara Whitfield 女士')],
    cards: 32,
    months: 6,
    row: { stage: 'read', next: { kind: 'read', documents: 4 }, documents: held(3, 7) },
  },
  {
    number: 9,
    category: 'b',
    applicant: both(
      'Joint Research Centre for Large-Scale Multilingual Clinical Documentation and Hospital Speech Technology in the Greater Bay Area (Hong Kong) Limited',
      '粵港澳大灣區大型多語言臨牀病歷及醫院語音技術聯合研究中心（香港）有限公司',
    ),
    projects: [
      both(
        'Ward-round dictation in Cantonese, Putonghua and English with on-premises de-identification for forty-three public and private hospitals',
        '適用於四十三間公營及私營醫院並於院內去除個人資料的粵語、普通話及英語巡房口述記錄系統',
      ),
    ],
    people: [both('Dr Lam Chi-wai', '林志威博士'), both('Prof. Beatriz Rocha', '羅貝雅教授')],
    cards: 48,
    months: 12,
    row: {
      stage: 'read',
      next: { kind: 'read', documents: 9 },
      documents: held(0, 9),
      declaration: 'speak-not-vote',
      vote: 'not-voting',
    },
  },
  {
    number: 8,
    category: 'd',
    applicant: both('Copper Gong Robotics Limited', '銅鑼機械人有限公司'),
    projects: [both('Warehouse picking policies learned from video', '從影像學習倉庫揀貨策略')],
    people: [both('Mr Poon Wai-lok', '潘偉樂先生'), both('Dr Anders Holm', '何安德博士')],
    cards: 16,
    months: 9,
    row: { stage: 'read', next: { kind: 'receive', documents: 3 }, documents: { read: 0, all: 5, received: 2 } },
  },
  {
    number: 10,
    category: 'e',
    applicant: both('Silver Strand Imaging (Asia) Limited', '銀線影像（亞洲）有限公司'),
    projects: [both('Foundation model for 3-D ultrasound', '三維超聲波基礎模型')],
    people: [both('Dr Mak Yee-ting', '麥綺婷博士'), both('Mr Jonas Reuter', 'Jonas Reuter 先生')],
    cards: 128,
    months: 12,
    row: {
      stage: 'read',
      next: { kind: 'submit-score' },
      documents: held(8, 8),
      score: { state: 'draft', criteria: 4, totalTenths: 54 },
    },
  },
  {
    number: 1,
    category: 'a',
    applicant: both('Lantern Bay Polytechnic University', '燈籠灣理工大學'),
    projects: [both('Cantonese speech recognition for courtrooms', '法庭粵語語音辨識')],
    people: [both('Prof. Ho Kin-fai', '何健輝教授')],
    cards: 32,
    months: 6,
    row: { stage: 'ready', next: { kind: 'vote' }, documents: held(6, 6), score: submitted(72) },
  },
  {
    number: 3,
    category: 'b',
    applicant: both('Centre for Embodied Intelligence', '具身智能研究中心'),
    projects: [both('Foundation model for dexterous manipulation', '靈巧操作基礎模型')],
    people: [both('Prof. Tse Man-wai', '謝文偉教授')],
    cards: 96,
    months: 12,
    row: { stage: 'ready', next: { kind: 'vote' }, documents: held(5, 5), score: submitted(59), vote: 'draft' },
  },
  {
    number: 4,
    category: 'c',
    applicant: both('Weather Services Office', '氣象服務處'),
    projects: [both('Typhoon nowcasting on a 250 m grid', '250 米網格颱風臨近預報')],
    people: [both('Dr Leung Siu-ping', '梁小萍博士')],
    cards: 40,
    months: 12,
    row: { stage: 'ready', next: { kind: 'vote' }, documents: held(6, 6), score: submitted(80) },
  },
  {
    number: 12,
    category: 'a',
    applicant: both('University of Sai Wan', '西環大學'),
    projects: [both('Molecule docking', '分子對接'), both('Battery materials', '電池材料')],
    people: [both('Prof. Au Yeung Ming', '歐陽明教授')],
    cards: 24,
    months: 6,
    row: {
      stage: 'ready',
      next: { kind: 'vote' },
      documents: held(7, 7),
      score: submitted(77),
      asked: [
        { cards: 32, months: 6 },
        { cards: 16, months: 4 },
      ],
    },
  },
]

const toRow = ({ number, category, applicant, projects, cards, months, row }: Sample): OpenRow => ({
  state: 'open',
  applicationId: idOf(number),
  number,
  category,
  applicant,
  projects,
  asked: [{ cards, months }],
  declaration: 'no-interest',
  documents: null,
  score: { state: 'none', criteria: 0, totalTenths: null },
  vote: 'none',
  reissuedAt: null,
  ...row,
})

export const sampleBatch: BatchView = {
  batch: 'b'.repeat(32) as BatchId,
  batches: [
    { batch: 'b'.repeat(32) as BatchId, name: '2026-4' },
    { batch: 'a'.repeat(32) as BatchId, name: '2026-3' },
  ],
  name: '2026-4',
  cutOff: '2026-10-16',
  declarationsDue: '2026-11-25T10:00:00.000Z',
  scoresDue: '2026-12-07T10:00:00.000Z',
  meetingAt: '2026-12-10T02:00:00.000Z',
  leaseEnds: '2026-12-24T10:00:00.000Z',
  rows: [
    ...samples.map(toRow),
    { state: 'withdrawn', number: 6, applicationId: idOf(6), withdrawnAt: '2026-11-19T10:40:00.000Z' },
  ],
  openCards: 544,
}

const stateOf = ({ row }: Sample): DeclarationState => row.declaration ?? 'no-interest'
const isOpen = (sample: Sample): boolean => sample.row.stage === 'declare'

const noInterest = { answer: 'none', interestKind: null, text: '' } as const
const sampleDraft = {
  answer: 'interest',
  interestKind: 'honorary',
  text: 'Honorary professor at Lantau Bay University since 2021, unpaid; I do not know the project team.',
  savedAt: '2026-11-23T06:30:11.000Z',
} as const

/** The member's own register names a partner of number 11. */
const sampleLikely: LikelyView = {
  reason: 'organisation',
  matched: both('Lantau Bay University', '大嶼灣大學'),
  year: 2026,
  entry: {
    kind: 'honorary',
    organisation: both('Lantau Bay University', '大嶼灣大學'),
    companyNumber: '',
    person: both('', ''),
    note: 'Honorary professor since 2021, unpaid',
  },
}

export const sampleDeclarations: DeclarationsView = {
  due: sampleBatch.declarationsDue,
  rows: [
    ...samples.map((sample): DeclarationRow => ({
      state: isOpen(sample) ? 'to-answer' : 'signed',
      applicationId: idOf(sample.number),
      number: sample.number,
      category: sample.category,
      applicant: sample.applicant,
      projects: sample.projects,
      people: sample.people,
      partners: sample.partners ?? [],
      addedAt: isOpen(sample) ? '2026-11-20T01:00:00.000Z' : '2026-11-18T01:00:00.000Z',
      draft: sample.number === 11 ? sampleDraft : sample.number === 2 ? { ...sampleDraft, ...noInterest } : null,
      signedAt: isOpen(sample) ? null : '2026-11-19T10:31:00.000Z',
      declaration: stateOf(sample),
      likely: sample.number === 11 ? [sampleLikely] : [],
    })),
    { state: 'withdrawn', number: 6, applicationId: idOf(6) },
  ],
}
