import type { PackClosed } from '../../../shared/api/pack.ts'
import type { Language } from '../../../shared/ids.ts'
import type { Refusal } from './packer/protocol.ts'

/** Why a page stands in for a paper. */
export type InsertReason = Refusal | 'missing' | 'seal-broken'

/** What stands on printed pages, by the language of the copy. */
export interface PrintWords {
  readonly pack: string
  readonly meeting: string
  readonly batch: string
  readonly copyFor: string
  readonly fullCopy: string
  readonly copy: (number: string) => string
  readonly copyNumber: string
  readonly made: string
  readonly confidential: string
  readonly agenda: string
  readonly column: { readonly number: string; readonly item: string; readonly page: string }
  readonly application: (number: number) => string
  readonly withdrawn: (number: number) => string
  readonly item: (place: number) => string
  readonly document: (letter: string) => string
  readonly closed: Readonly<Record<PackClosed, string>>
  readonly category: string
  readonly project: string
  readonly asked: string
  readonly recommended: string
  readonly cards: (cards: number, months: number) => string
  readonly terms: (percent: string, ceiling: string, start: string) => string
  readonly recommendation: Readonly<Record<'approve' | 'defer' | 'reject', string>>
  readonly assessedOn: (day: string) => string
  readonly conditions: string
  readonly due: (day: string) => string
  readonly none: string
  readonly papers: string
  readonly papersOf: (version: number, day: string) => string
  readonly supplied: string
  readonly insert: Readonly<Record<InsertReason, string>>
  /** `{page}` and `{pages}` are filled in. */
  readonly pageLabel: string
  readonly backTo: string
  readonly front: string
}

const en: PrintWords = {
  pack: 'Meeting pack',
  meeting: 'Meeting',
  batch: 'Batch',
  copyFor: 'Copy for',
  fullCopy: 'Secretariat (full copy)',
  copy: (number) => `Copy ${number}`,
  copyNumber: 'Copy number',
  made: 'Made',
  confidential:
    'Confidential. This copy is not protected by Review Desk: whoever has the file can read it. Every page carries the holder’s name and the copy number.',
  agenda: 'Agenda',
  column: { number: 'Item', item: 'Business', page: 'Page' },
  application: (number) => `Application ${number}`,
  withdrawn: (number) => `Application ${number}: withdrawn`,
  item: (place) => `Item ${place}`,
  document: (letter) => `Attachment ${letter}`,
  closed: {
    'not-declared': 'Papers are not in this copy: interests not yet declared.',
    'awaiting-ruling': 'Papers are not in this copy: a ruling on the declared interest is awaited.',
    'awaiting-key': 'Papers are not in this copy: they have not been granted yet.',
    lapsed: 'Papers are not in this copy: the keys of this batch have lapsed.',
  },
  category: 'Category',
  project: 'Project',
  asked: 'Asked',
  recommended: 'Recommended',
  cards: (cards, months) => `${cards} cards, ${months} months`,
  terms: (percent, ceiling, start) => `${percent} subsidy, ceiling ${ceiling}, from ${start}`,
  recommendation: {
    approve: 'Recommendation: approve',
    defer: 'Recommendation: defer',
    reject: 'Recommendation: reject',
  },
  assessedOn: (day) => `Cyberport’s assessment of ${day}`,
  conditions: 'Conditions recommended',
  due: (day) => `by ${day}`,
  none: 'None.',
  papers: 'Papers',
  papersOf: (version, day) => `Version ${version}, issued ${day}`,
  supplied: 'This paper is not in the pack',
  insert: {
    missing:
      'It had not arrived on the laptop when this copy was made. It can be read in Review Desk after the next sync.',
    'seal-broken': 'Its seal did not match when this copy was made. Review Desk fetches it again at the next sync.',
    'not-a-pdf': 'The file is not a PDF. It is supplied separately.',
    password: 'The file opens only with a password. It is supplied separately.',
    damaged: 'The file is damaged and cannot be joined. It is supplied separately.',
    'too-long': 'The file has more than 2,000 pages. It is supplied separately.',
    'too-large': 'The file is larger than 200 MB. It is supplied separately.',
    xfa: 'The file is a form of a kind that only one program shows. It must be saved as a plain PDF first.',
    'form-without-appearance':
      'The file is a form whose typed values would be lost. It must be saved as a plain PDF first.',
    'not-opened': 'The file could not be opened in the time and memory there is. It is supplied separately.',
  },
  pageLabel: 'page {page} of {pages}',
  backTo: 'Back to the agenda',
  front: 'Cover and agenda',
}

const zh: PrintWords = {
  pack: '會議文件',
  meeting: '會議',
  batch: '批次',
  copyFor: '收件人',
  fullCopy: '秘書處（全份）',
  copy: (number) => `文件編號 ${number}`,
  copyNumber: '文件編號',
  made: '製作',
  confidential: '機密。此份文件不受審閱台保護，取得檔案者均可閱讀。每頁均印有收件人姓名及文件編號。',
  agenda: '議程',
  column: { number: '議項', item: '事項', page: '頁' },
  application: (number) => `申請 ${number}`,
  withdrawn: (number) => `申請 ${number}：迴避`,
  item: (place) => `議項 ${place}`,
  document: (letter) => `附件 ${letter}`,
  closed: {
    'not-declared': '此份不載文件：尚未申報利益。',
    'awaiting-ruling': '此份不載文件：所申報的利益尚待裁決。',
    'awaiting-key': '此份不載文件：尚未獲授權閱讀。',
    lapsed: '此份不載文件：本批次的密匙已失效。',
  },
  category: '類別',
  project: '項目',
  asked: '申請',
  recommended: '建議',
  cards: (cards, months) => `${cards} 張卡，${months} 個月`,
  terms: (percent, ceiling, start) => `資助率 ${percent}，金額上限 ${ceiling}，${start}起`,
  recommendation: { approve: '建議：批准', defer: '建議：押後', reject: '建議：否決' },
  assessedOn: (day) => `數碼港於 ${day}的評估`,
  conditions: '建議的附帶條件',
  due: (day) => `限期 ${day}`,
  none: '沒有。',
  papers: '文件',
  papersOf: (version, day) => `第 ${version} 版，${day}發出`,
  supplied: '此文件不在本份會議文件內',
  insert: {
    missing: '製作此份時，文件尚未送達本機。下次同步後可在審閱台閱讀。',
    'seal-broken': '製作此份時，文件的封印不符。審閱台會在下次同步時重新取得。',
    'not-a-pdf': '檔案並非 PDF，將另行提供。',
    password: '檔案須輸入密碼才能開啟，將另行提供。',
    damaged: '檔案已損壞，無法合併，將另行提供。',
    'too-long': '檔案超過 2,000 頁，將另行提供。',
    'too-large': '檔案超過 200 MB，將另行提供。',
    xfa: '檔案屬只有個別程式能顯示的表格，須先另存為一般 PDF。',
    'form-without-appearance': '檔案屬表格，合併會失去已填寫的內容，須先另存為一般 PDF。',
    'not-opened': '未能在可用的時間及記憶體內開啟檔案，將另行提供。',
  },
  pageLabel: '第 {page} 頁，共 {pages} 頁',
  backTo: '返回議程',
  front: '封面及議程',
}

export const printWords: Readonly<Record<Language, PrintWords>> = { 'en-HK': en, 'zh-HK': zh }
