import type {
  ImportCell,
  ImportColumn,
  ImportEncoding,
  ImportProblem,
  ImportRow,
  ImportSheetView,
  ImportView,
} from '../../../shared/api/importing.ts'
import { both } from './sample-applications.ts'

// Invented throughout, as all samples.

export type SampleImport = Extract<ImportView, { state: 'open' }>

type Head = readonly [en: string, zh: string, width: number, align?: 'right']
const heads: readonly Head[] = [
  ['No.', '編號', 4],
  ['Cat.', '類別', 3],
  ['Name, English', '英文名稱', 24],
  ['Name, Chinese', '中文名稱', 18],
  ['Company no.', '公司編號', 10],
  ['Cards', '卡數', 12, 'right'],
  ['Months', '月數', 4, 'right'],
  ['Start', '開始日期', 11],
  ['Title', '項目名稱', 34],
  ['Sector', '界別', 14],
  ['Subsidy', '資助率', 7, 'right'],
  ['Local R&D staff', '本地研發人員', 5, 'right'],
  ['Objectives', '目標', 60],
  ['Data sets', '數據集', 30],
  ['Contact', '聯絡人', 18],
  ['Attachments', '附件', 14],
]
const letters = Array.from({ length: 60 }, (_, index) =>
  index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(39 + index)}`,
)
const columnsOf = (of: readonly Head[]): readonly ImportColumn[] =>
  of.map(([en, zh, width, align = 'left' as const], index): ImportColumn => ({
    letter: letters[index] ?? '',
    header: both(en, zh),
    width,
    align,
  }))

const applications: readonly (readonly [string, string, string, string, string, string, string, string, string])[] = [
  ['01', '(a)', 'Lantern Bay Polytechnic University', '燈籠灣理工大學', '32', '6', '2027-02-01', '0.70', 'A B C D'],
  ['02', '(a)', 'Kestrel Institute of Technology', '紅隼科技學院', '16', '6', '2027-02-01', '0.70', 'A B C D E'],
  ['03', '(b)', 'Centre for Embodied Intelligence', '具身智能研究中心', '96', '12', '2027-02-01', '0.70', 'A B C D'],
  ['04', '(c)', 'Weather Services Office', '氣象服務處', '40', '12', '2027-01-01', '0.95', 'A B C'],
  ['05', '(d)', 'Mosaic Protein Limited', '拼圖蛋白有限公司', '32', '6', '2027-02-01', '0.70', 'A B C D E F'],
  ['06', '(d)', 'Pine Gate Analytics Limited', '松門數據分析有限公司', '24', '6', '2027-02-01', '0.70', 'A B D E F'],
  [
    '07',
    '(b)',
    'Tai Mo Shan Institute for Legal Computing',
    '大帽山法律計算研究院',
    '46,720 hours',
    '9',
    '2027-01-01',
    '0.70',
    'A B C D E H',
  ],
  ['08', '(d)', 'Copper Gong Robotics Limited', '銅锣機械人有限公司', '16', '9', '31/2/2027', '0.70', 'A B C D E F'],
  [
    '09',
    '(b)',
    'Joint Research Centre for Large-Scale Multilingual Clinical Documentation and Hospital Speech Technology',
    '粵港澳大灣區大型多語言臨牀病歷及醫院語音技術聯合研究中心（香港）有限公司',
    '48',
    '12',
    '2027-03-01',
    '0.70',
    'A B C D E H',
  ],
  [
    '10',
    '(e)',
    'Silver Strand Imaging (Asia) Limited',
    '銀線影像（亞洲）有限公司',
    '128',
    '12',
    '2027-02-01',
    '0.50',
    'A B C D E G',
  ],
  ['11', '(c)', 'Transport Data Office', '運輸數據處', '24', '12', '2027-02-01', '0.70', 'A B C'],
  ['12', '(a)', 'University of Sai Wan', '西環大學', '48', '6', '2027-03-01', '0.70', 'A C D'],
]
const objectives =
  'Train and evaluate a bilingual model on public text, publish weights and a model card, and hand the evaluation set to two departments by the end of the ninth month.'

const cell = (text: string, part: Partial<ImportCell> = {}): ImportCell => ({
  text,
  severity: null,
  isEdited: false,
  ...part,
})

function applicationRow(index: number, problems: readonly ImportProblem[]): ImportRow {
  const [no, category, en, zh, cards, months, start, subsidy, attachments] =
    applications[index % 12] ?? applications[0]!
  const row = index + 3
  const number = index < 12 ? no : String(index + 1)
  const title =
    index % 2 === 0 ? 'Bilingual legislative language model' : 'Citywide traffic simulation from sensor streams'
  const texts = [
    number, category, en, zh, `2${String(4_718_330 + index * 7)}`, cards, months, start, title,
    'Public services', subsidy, String(3 + (index % 9)), objectives, 'Public gazettes, 1997–2025', 'Ms Yip Ka-yan', attachments,
  ] // prettier-ignore
  return {
    row,
    state: index % 12 === 1 || index % 12 === 10 ? 'update' : index > 0 && index % 12 === 2 ? 'same' : 'new',
    cells: texts.map((text, column) => {
      const own = problems.filter(
        (problem) => problem.sheet === 'applications' && problem.row === row && problem.column === column,
      )
      const severity = own.some((problem) => problem.severity === 'must') ? 'must' : (own[0]?.severity ?? null)
      return cell(text, { severity })
    }),
  }
}

const at = (
  place: string,
  severity: ImportProblem['severity'],
  column: number,
  row: number,
  sentence: ImportProblem['sentence'],
  rest: Partial<ImportProblem> = {},
): ImportProblem => ({
  id: `applications ${place}`,
  severity,
  sentence,
  sheet: 'applications',
  row,
  column,
  place,
  fix: null,
  wantsFile: false,
  ...rest,
})

export const sampleProblems: readonly ImportProblem[] = [
  at(
    'F9', 'must', 5, 9,
    both(
      '“46,720 hours” is GPU-hours; this column takes cards. Over 9 months it is 7.1 cards, while the form says 64 cards.',
      '「46,720 hours」是 GPU 小時；此欄應填卡數。以九個月計即 7.1 張卡，但表格寫 64 張卡。',
    ),
    { fix: both('Use 64 cards', '採用 64 張卡') },
  ), // prettier-ignore
  at('K6', 'must', 10, 6, both('95% is above 90%, the most the scheme allows.', '95% 超出計劃上限 90%。')),
  at(
    'H10',
    'must',
    7,
    10,
    both(
      '31 February does not exist. The form in Part B says 1 March 2027.',
      '沒有 2月31日。乙部表格寫 2027年3月1日。',
    ),
    {
      fix: both('Use 1 Mar 2027', '採用 2027年3月1日'),
    },
  ),
  at(
    'P14',
    'must',
    15,
    14,
    both(
      'Attachment B is listed, but 12-B.pdf is a Word file renamed to .pdf.',
      '已列附件 B，但 12-B.pdf 是改名的 Word 檔案。',
    ),
    {
      wantsFile: true,
    },
  ),
  at(
    'P7',
    'know',
    15,
    7,
    both(
      '05-C.pdf is a scan with no text: members can read but not search it.',
      '05-C.pdf 為掃描檔，沒有文字：可閱讀但不能搜尋。',
    ),
  ),
  at(
    'D10',
    'know',
    3,
    10,
    both(
      '“锣” is a simplified character. The form in English says Gong (鑼).',
      '「锣」為簡體字。英文表格寫 Gong（鑼）。',
    ),
    {
      fix: both('Use 鑼', '採用「鑼」'),
    },
  ),
]
/** What each fix writes. */
export const fixedTexts: Readonly<Record<string, string>> = { F9: '64', H10: '2027-03-01', D10: '銅鑼機械人有限公司' }

const otherSheet = (
  sheet: ImportSheetView['sheet'],
  of: readonly Head[],
  count: number,
  texts: (index: number) => readonly string[],
): ImportSheetView => ({
  sheet,
  columns: columnsOf(of),
  rows: Array.from({ length: count }, (_, index) => ({
    row: index + 2,
    state: 'new',
    cells: texts(index).map((text) => cell(text)),
  })),
})

/** With `rowCount` other than 12: the same rows again and again, and a problem in every hundredth. */
/** What is wrong with a head, and with a row as a whole; `&heads=1` adds them. */
export const headProblems: readonly ImportProblem[] = [
  at(
    'M2',
    'must',
    12,
    2,
    both('No column “Objectives” was found; “Objectivs” is near.', '找不到「目標」一欄；「Objectivs」最接近。'),
  ),
  {
    ...at(
      '12',
      'must',
      0,
      12,
      both('Reference 10 is there twice: rows 12 and 13.', '檔號 10 出現兩次：第 12 及 13 行。'),
    ),
    column: null,
  },
]

export function sampleImport(rowCount = 12, extra: readonly ImportProblem[] = []): SampleImport {
  const more = Array.from({ length: Math.floor(rowCount / 100) }, (_, index): ImportProblem => {
    const row = index * 100 + 103
    return at(
      `L${row}`,
      index % 3 === 0 ? 'must' : 'know',
      11,
      row,
      both('No local staff are named.', '沒有列出本地人員。'),
    )
  })
  const problems = [...sampleProblems, ...extra, ...more]
  const rows = Array.from({ length: rowCount }, (_, index) => applicationRow(index, problems))
  const count = (severity: ImportProblem['severity']): number =>
    problems.filter((each) => each.severity === severity).length
  return {
    state: 'open',
    source: 'batch-2026-4',
    table: 'applications-2026-4.xlsx',
    documents: { count: 74, bytes: 412_000_000 },
    encoding: null,
    sheets: [
      { sheet: 'applications', columns: columnsOf(heads), rows },
      otherSheet(
        'projects',
        [
          ['No.', '編號', 4],
          ['Title', '項目名稱', 40],
          ['Cards', '卡數', 6, 'right'],
        ],
        13,
        (index) => [String(index + 1), 'Bilingual legislative language model', '64'],
      ),
      otherSheet(
        'people',
        [
          ['No.', '編號', 4],
          ['Name', '姓名', 24],
        ],
        31,
        (index) => [String((index % 12) + 1), index % 2 === 0 ? 'Prof. Fung Lai-chu' : '佐藤澳文博士'],
      ),
      otherSheet(
        'attachments',
        [
          ['No.', '編號', 4],
          ['Letter', '字母', 4],
          ['File', '檔案', 24],
        ],
        74,
        (index) => [String((index % 12) + 1), 'A', `${(index % 12) + 1}-A.pdf`],
      ),
    ],
    problems,
    counts: { new: rowCount - 3, updated: 2, same: 1, must: count('must'), know: count('know') },
    canUndo: false,
  }
}

export const sampleEncoding: ImportEncoding = {
  chosen: 'big5-hkscs',
  isCertain: false,
  choices: [
    {
      encoding: 'big5-hkscs',
      preview:
        '編號,類別,英文名稱,中文名稱\n01,(a),Lantern Bay Polytechnic University,燈籠灣理工大學\n02,(a),Kestrel Institute of Technology,紅隼科技學院\n08,(d),Copper Gong Robotics Limited,銅鑼機械人有限公司',
    },
    {
      encoding: 'gb18030',
      preview:
        '絪腹,摸,璣ゅ嘿,いゅ嘿\n01,(a),Lantern Bay Polytechnic University,縊臩芖瞶厩\n02,(a),Kestrel Institute of Technology,紅篎╧厩皘\n08,(d),Copper Gong Robotics Limited,簧诡诀Τ璽そ',
    },
    {
      encoding: 'utf-8',
      preview:
        '\uFFFDs\uFFFD\uFFFD,\uFFFD\uFFFD\uFFFDO,\uFFFD^\uFFFD\uFFFD\uFFFDW\n01,(a),Lantern Bay Polytechnic University,\uFFFDO\uFFFD\uFFFD\uFFFDW\n02,(a),Kestrel Institute of Technology,\uFFFD\uFFFD\uFFFD',
    },
  ],
}

/** A source that cannot be read at all. */
export const refusedImport: SampleImport = {
  ...sampleImport(),
  source: 'applications.xlsx',
  table: '',
  documents: { count: 0, bytes: 0 },
  sheets: [],
  problems: [
    {
      id: 'xls',
      severity: 'must',
      sentence: both(
        'This is an .xls file of the 1990s under the name .xlsx. Open it in a spreadsheet and save it as .xlsx.',
        '這是以 .xlsx 為名的舊式 .xls 檔案。請以試算表開啟後另存為 .xlsx。',
      ),
      sheet: null,
      row: null,
      column: null,
      place: 'applications.xlsx',
      fix: null,
      wantsFile: false,
    },
  ],
  counts: { new: 0, updated: 0, same: 0, must: 1, know: 0 },
}
