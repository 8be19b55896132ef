import type { Shape } from './shape.ts'

/** Ctrl K: commands and words. Says exactly what is searched. */
export const searchEn = {
  label: 'Search applications and notes, or run a command',
  placeholder: 'Search, or type a command',
  scope: 'Searches applications, forms, assessments, document titles and your own comments; not the text of PDF pages.',
  commands: 'Commands',
  group: '{number} {applicant}',
  place: {
    applicant: 'applicant',
    project: 'project',
    person: 'person',
    form: 'form',
    assessment: 'assessment',
    document: 'document title',
    comment: 'your comment',
  },
  found:
    '{total, plural, =0 {Nothing found} one {# place} other {# places}}{shown, select, all {} other {, the first {count} shown}}.',
  nothing: 'Nothing found for “{query}”.',
  go: 'Go to {room}',
  syncNow: 'Sync now',
  lock: 'Lock the desk',
  switchLanguage: '轉為中文',
  switchToDark: 'Switch to dark',
  switchToLight: 'Switch to light',
  keys: 'Show all keys',
}
export const searchZh = {
  label: '搜尋申請及筆記，或執行指令',
  placeholder: '搜尋，或輸入指令',
  scope: '搜尋範圍：申請、表格、評審、文件標題及你的意見；不包括 PDF 內文。',
  commands: '指令',
  group: '{number} {applicant}',
  place: {
    applicant: '申請人',
    project: '項目',
    person: '人員',
    form: '表格',
    assessment: '評審',
    document: '文件標題',
    comment: '你的意見',
  },
  found: '{total, plural, =0 {沒有結果} other {共 # 處}}{shown, select, all {} other {，顯示首 {count} 處}}。',
  nothing: '沒有「{query}」的結果。',
  go: '前往{room}',
  syncNow: '立即同步',
  lock: '鎖定審閱台',
  switchLanguage: 'Switch to English',
  switchToDark: '轉為深色',
  switchToLight: '轉為淺色',
  keys: '顯示全部快捷鍵',
} satisfies Shape<typeof searchEn>
