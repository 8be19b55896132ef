import type { ImportSheet } from '../../../shared/api/importing.ts'
import type { Bilingual } from '../../../shared/ids.ts'

// The columns of the template, in the order of the form: Parts A, B and D, and C as the attachments. A CSV holds those of
// applications, projects and people in one table.

export type FieldKind =
  | 'reference'
  | 'text'
  | 'short-text'
  | 'category'
  | 'letter'
  | 'count'
  | 'cards'
  | 'months'
  | 'millions'
  | 'date'
  | 'yes-no'
  | 'list'
  | 'file'

/** `must`: nothing is imported without it. `blank-is-0`: an empty cell means none. `may`: may be empty. */
export type Need = 'must' | 'blank-is-0' | 'may'

export interface Field {
  /** Unique, e.g. `project.title.en`. */
  readonly key: string
  readonly sheet: ImportSheet
  readonly kind: FieldKind
  readonly header: Bilingual
  readonly need: Need
  readonly width: number
  readonly maxLength: number
  /** Other names by which a column is known, in either language. */
  readonly aliases: readonly string[]
  /** For a text in two languages. */
  readonly language: 'en' | 'zh' | null
}

type Some = Partial<Pick<Field, 'kind' | 'need' | 'width' | 'maxLength' | 'aliases'>>
const longText = 20_000

function one(sheet: ImportSheet, key: string, en: string, zh: string, some: Some = {}): readonly Field[] {
  const { kind = 'text', need = 'may', width = 12, maxLength = 200, aliases = [] } = some
  return [{ key, sheet, kind, header: { en, zh }, need, width, maxLength, aliases, language: null }]
}

/** One text in two languages: two columns. */
function pair(sheet: ImportSheet, key: string, en: string, zh: string, some: Some = {}): readonly Field[] {
  const { kind = 'text', need = 'may', width = 24, maxLength = longText, aliases = [] } = some
  const field = (language: 'en' | 'zh', header: Bilingual, own: readonly string[]): Field => ({
    key: `${key}.${language}`,
    sheet,
    kind,
    header,
    need,
    width,
    maxLength,
    aliases: own,
    language,
  })
  const names = [en, zh, ...aliases]
  const english = names.flatMap((name) => [
    `${name} english`,
    `${name} en`,
    `english ${name}`,
    `${name}英文`,
    `英文${name}`,
  ])
  const chinese = names.flatMap((name) => [
    `${name} chinese`,
    `${name} zh`,
    `chinese ${name}`,
    `${name}中文`,
    `中文${name}`,
  ])
  return [
    field('en', { en: `${en}, English`, zh: `${zh}（英文）` }, [...english, en, ...aliases.filter(isLatin)]),
    field('zh', { en: `${en}, Chinese`, zh: `${zh}（中文）` }, [
      ...chinese,
      zh,
      ...aliases.filter((name) => !isLatin(name)),
    ]),
  ]
}
const isLatin = (text: string): boolean => /^[\x20-\x7e]+$/.test(text)

const reference = (sheet: ImportSheet): readonly Field[] =>
  one(sheet, 'reference', 'Reference', '檔號', {
    kind: 'reference',
    need: 'must',
    maxLength: 50,
    aliases: [
      'ref',
      'ref no',
      'reference no',
      'reference number',
      'no',
      'application no',
      'application number',
      '編號',
      '申請編號',
      '申請檔號',
    ],
  })

const application = 'applications'
const project = 'projects'
const count = { kind: 'count', width: 10 } as const

const applicationFields: readonly Field[] = [
  ...reference(application),
  ...one(application, 'category', 'Category', '類別', {
    kind: 'category',
    need: 'must',
    width: 10,
    aliases: ['cat', 'applicant category', '申請者類別', '申請人類別'],
  }),
  ...pair(application, 'name', 'Name', '名稱', {
    need: 'must',
    maxLength: 500,
    aliases: [
      'applicant',
      'applicant name',
      'name of applicant',
      'organisation',
      '申請者',
      '申請者名稱',
      '申請機構',
      '機構名稱',
    ],
  }),
  ...one(application, 'companyNumber', 'Company number', '公司或商業登記號碼', {
    kind: 'short-text',
    width: 14,
    maxLength: 50,
    aliases: [
      'br number',
      'br no',
      'business registration',
      'business registration number',
      'cr no',
      '商業登記號碼',
      '公司註冊編號',
    ],
  }),
  ...pair(application, 'address', 'Address', '地址', { maxLength: 2_000 }),
  ...pair(application, 'description', 'Description', '簡介', { aliases: ['applicant description', '申請者簡介'] }),
  ...one(application, 'employees', 'Employees', '僱員人數', {
    ...count,
    need: 'must',
    aliases: ['employees in hong kong', '在港僱員人數', '員工人數'],
  }),
  ...one(application, 'researchEmployees', 'R&D employees', '研發僱員人數', {
    ...count,
    need: 'must',
    aliases: ['r&d employees in hong kong', 'research employees', '研發人員人數', '在港研發僱員人數'],
  }),
  ...[1, 2].flatMap((place): readonly Field[] => [
    ...pair(application, `contact${place}.name`, `Contact ${place}, name`, `聯絡人${place}姓名`, {
      width: 16,
      maxLength: 200,
    }),
    ...pair(application, `contact${place}.post`, `Contact ${place}, post`, `聯絡人${place}職銜`, {
      width: 16,
      maxLength: 200,
    }),
  ]),
  ...one(application, 'noOtherSubsidy', 'No other government subsidy', '沒有其他政府資助', {
    kind: 'yes-no',
    need: 'must',
    aliases: ['no other subsidy', 'no other government subsidy for the same scope', '並無其他政府資助'],
  }),
  ...one(application, 'consent', 'Consent', '同意', {
    kind: 'yes-no',
    need: 'must',
    width: 10,
    aliases: ['consent given', '同意聲明'],
  }),
  ...one(application, 'signedOn', 'Declaration signed on', '聲明簽署日期', {
    kind: 'date',
    need: 'must',
    aliases: ['signed on', 'date of declaration', 'declaration date', '簽署日期'],
  }),
]

const projectFields: readonly Field[] = [
  ...reference(project),
  ...pair(project, 'title', 'Project title', '項目名稱', {
    need: 'must',
    maxLength: 500,
    aliases: ['title', 'title of project', '項目標題'],
  }),
  ...pair(project, 'objectives', 'Objectives', '目標', { aliases: ['project objectives', '項目目標'] }),
  ...pair(project, 'summary', 'Summary', '摘要', { aliases: ['project summary', '項目摘要'] }),
  ...one(project, 'start', 'Preferred start', '擬開始日期', {
    kind: 'date',
    need: 'must',
    aliases: ['start', 'start date', 'preferred start date', '開始日期', '預計開始日期'],
  }),
  ...one(project, 'cards', 'GPU cards', 'GPU 卡數', {
    kind: 'cards',
    need: 'must',
    width: 10,
    aliases: ['cards', 'no of gpu cards', 'number of gpu cards', 'number of cards', '卡數', '卡數量', 'gpu卡數量'],
  }),
  ...one(project, 'months', 'Months', '月數', {
    kind: 'months',
    need: 'must',
    width: 8,
    aliases: ['duration', 'duration in months', 'number of months', '使用月數', '期限（月）'],
  }),
  ...pair(project, 'technologyArea', 'Technology area', '科技範疇', { width: 16, maxLength: 2_000 }),
  ...pair(project, 'industrySector', 'Industry sector', '行業', {
    width: 16,
    maxLength: 2_000,
    aliases: ['sector', '行業界別'],
  }),
  ...pair(project, 'fiveYearPlan', 'National Five-Year Plan', '國家五年規劃', {
    aliases: ['five-year plan', 'relevance to the national five-year plan', '與國家五年規劃的關係'],
  }),
  ...one(project, 'staffLocal', 'Local R&D staff', '本地研發人員', { ...count, need: 'blank-is-0' }),
  ...one(project, 'staffNonLocal', 'Non-local R&D staff', '非本地研發人員', { ...count, need: 'blank-is-0' }),
  ...pair(project, 'deliverables', 'Deliverables', '交付成果'),
  ...one(project, 'patents', 'Patents', '專利數目', { ...count, need: 'blank-is-0', aliases: ['專利'] }),
  ...one(project, 'publications', 'Publications', '論文數目', {
    ...count,
    need: 'blank-is-0',
    aliases: ['論文', '刊物'],
  }),
  ...one(project, 'awards', 'Awards', '獎項數目', { ...count, need: 'blank-is-0', aliases: ['獎項'] }),
  ...pair(project, 'otherOutcomes', 'Other outcomes', '其他成果'),
  ...pair(project, 'modelType', 'Model type', '模型類型', { width: 16, maxLength: 2_000 }),
  ...one(project, 'parameters', 'Parameters (millions)', '參數（百萬）', {
    kind: 'millions',
    aliases: ['parameters', 'model parameters', '參數', '模型參數'],
  }),
  ...one(project, 'tokens', 'Training tokens (millions)', '訓練詞元（百萬）', {
    kind: 'millions',
    aliases: ['tokens', 'training tokens', '詞元', '訓練詞元'],
  }),
  ...one(project, 'batchSize', 'Batch size', '批次大小', { kind: 'short-text' }),
  ...one(project, 'precision', 'Precision', '精度', { kind: 'short-text' }),
  ...pair(project, 'dataSets', 'Data sets', '數據集', { aliases: ['datasets', '資料集'] }),
  ...pair(project, 'inference', 'Inference', '推理'),
  ...pair(project, 'contribution', 'Contribution', '貢獻', {
    aliases: ['contribution to i&t, ai, economy and society', '對創科、人工智能、經濟及社會的貢獻'],
  }),
  ...pair(project, 'partners', 'Partners', '合作夥伴', { kind: 'list', aliases: ['project partners', '合作機構'] }),
  ...one(project, 'resubmission', 'Re-submission', '重新提交', {
    kind: 'yes-no',
    need: 'must',
    width: 10,
    aliases: ['resubmission', '再次申請'],
  }),
]

const personFields: readonly Field[] = [
  ...reference('people'),
  ...pair('people', 'person', 'Person', '人員', {
    need: 'must',
    width: 18,
    maxLength: 200,
    aliases: ['name', 'principal investigator', 'team member', '姓名', '首席研究員'],
  }),
]

const attachmentFields: readonly Field[] = [
  ...reference('attachments'),
  ...one('attachments', 'letter', 'Attachment', '附件', {
    kind: 'letter',
    need: 'must',
    width: 10,
    aliases: ['letter', 'attachment letter', '附件編號'],
  }),
  ...one('attachments', 'file', 'File name', '檔案名稱', {
    kind: 'file',
    need: 'must',
    width: 28,
    maxLength: 255,
    aliases: ['file', 'filename', 'pdf', '檔案', '檔名'],
  }),
  ...pair('attachments', 'documentTitle', 'Title', '標題', {
    width: 20,
    maxLength: 500,
    aliases: ['document title', '文件標題'],
  }),
]

export const fields: Readonly<Record<ImportSheet, readonly Field[]>> = {
  applications: applicationFields,
  projects: projectFields,
  people: personFields,
  attachments: attachmentFields,
}
export const sheetOrder: readonly ImportSheet[] = ['applications', 'projects', 'people', 'attachments']
export const sheetNames: Readonly<Record<ImportSheet, Bilingual>> = {
  applications: { en: 'Applications', zh: '申請' },
  projects: { en: 'Projects', zh: '項目' },
  people: { en: 'People', zh: '人員' },
  attachments: { en: 'Attachments', zh: '附件' },
}
/** As the template's tab is called. */
export const tabName = (sheet: ImportSheet): string => `${sheetNames[sheet].en} ${sheetNames[sheet].zh}`

/** Columns that a sheet may hold. One table of everything is an applications sheet with the others' columns. */
export const fieldsFor = (sheet: ImportSheet): readonly Field[] =>
  sheet === 'applications'
    ? [...applicationFields, ...[...projectFields, ...personFields].filter(({ key }) => key !== 'reference')]
    : fields[sheet]

export const categoryNames: Readonly<Record<'a' | 'b' | 'c' | 'd' | 'e', Bilingual>> = {
  a: { en: 'Local institution', zh: '本地院校' },
  b: { en: 'R&D body', zh: '研發機構' },
  c: { en: 'Government department', zh: '政府部門' },
  d: { en: 'AI start-up', zh: '人工智能初創企業' },
  e: { en: 'Strategic enterprise', zh: '重點企業' },
}
