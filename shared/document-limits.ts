import type { DocumentLetter } from './application-form.ts'
import type { Bilingual } from './ids.ts'

/** What a document of an application may be at most. */
export const documentLimits = { bytes: 200 * 1024 * 1024, pages: 2_000, count: 40 } as const

/** What the form calls the attachments of Part C; a new document begins with it. */
export const letterTitles: Readonly<Record<DocumentLetter, Bilingual>> = {
  A: { en: 'Proposal', zh: '計劃書' },
  B: { en: 'Team and CVs', zh: '團隊及履歷' },
  C: { en: 'Track record of compute use', zh: '算力使用記錄' },
  D: { en: 'Financial proof', zh: '財務證明' },
  E: { en: 'Incorporation and business registration', zh: '公司註冊及商業登記' },
  F: { en: 'Start-up proof', zh: '初創企業證明' },
  G: { en: 'Shareholding', zh: '股權架構' },
  H: { en: 'Other', zh: '其他' },
}
