import type { Bilingual } from '../../../shared/ids.ts'
import { maxDocumentBytes } from './raw.ts'

export type DocumentState =
  'ok' | 'too-large' | 'not-pdf' | 'word' | 'password' | 'damaged' | 'too-many-pages' | 'form' | 'uncountable'
/** What is found out about a file by reading it once. */
export interface DocumentReport {
  readonly path: string
  readonly state: DocumentState
  readonly bytes: number
  readonly pages: number
  /** Hex; empty where the file was not read. */
  readonly sha256: string
  readonly hasText: boolean
}
/** Null: it may be read. */
export const tooLarge = (path: string, bytes: number): DocumentReport | null =>
  bytes <= maxDocumentBytes ? null : { path, state: 'too-large', bytes, pages: 0, sha256: '', hasText: true }

export const uncountable = (path: string, bytes: number): DocumentReport => ({
  path,
  state: 'uncountable',
  bytes,
  pages: 0,
  sha256: '',
  hasText: true,
})

export type Bad = Exclude<DocumentState, 'ok'>
/** Follows the file's name. */
export const reportSentences: Readonly<Record<Bad, (report: DocumentReport) => Bilingual>> = {
  'too-large': ({ bytes }) => ({
    en: `has ${megabytes(bytes)} MB; the most is 200 MB. Save it smaller, or in parts.`,
    zh: `有 ${megabytes(bytes)} MB，最多為 200 MB。請縮小或分成數份。`,
  }),
  'not-pdf': () => ({
    en: 'is not a PDF, whatever its name says. Save it as PDF.',
    zh: '不論名稱為何，並非 PDF。請另存為 PDF。',
  }),
  word: () => ({
    en: 'is a Word or other Office file renamed to .pdf. Open it and save it as PDF.',
    zh: '是改名為 .pdf 的 Word 或其他 Office 檔案。請開啟後另存為 PDF。',
  }),
  password: () => ({
    en: 'is protected by a password, so members could not open it. Save it without one.',
    zh: '設有密碼，委員無法開啟。請另存為不設密碼的檔案。',
  }),
  damaged: () => ({
    en: 'is damaged or has no pages. Ask the applicant for it again.',
    zh: '已損壞或沒有頁面。請向申請者重新索取。',
  }),
  'too-many-pages': ({ pages }) => ({
    en: `has ${pages.toLocaleString('en-GB')} pages; the most is 2,000. Save it in parts.`,
    zh: `有 ${pages.toLocaleString('en-GB')} 頁，最多為 2,000 頁。請分成數份。`,
  }),
  form: () => ({
    en: 'is a dynamic form that only Adobe Reader shows. Print it to PDF.',
    zh: '是只有 Adobe Reader 才能顯示的動態表格。請列印成 PDF。',
  }),
  uncountable: () => ({
    en: 'could not be read through in the time allowed, so its pages cannot be counted. Save it as PDF again.',
    zh: '未能在限時內讀完，無法計算頁數。請重新另存為 PDF。',
  }),
}
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(0)
