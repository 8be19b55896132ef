import type { Shape } from './shape.ts'

/** The question before a late withdrawal. */
export const withdrawEn = {
  title: 'Withdraw from application {number}?',
  text: 'Its papers, your comments and your drafts are erased from this laptop now. The chairman is told. This cannot be undone.',
  kind: 'Kind of interest',
  reason: 'What the chairman should know',
  missing: 'Choose the kind and say what the chairman should know.',
  keep: 'Keep reading',
  verb: 'Withdraw and erase',
  working: 'Erasing',
}
export const withdrawZh = {
  title: '就申請 {number} 迴避？',
  text: '其文件、你的意見及草稿會即時從本機刪除，並通知主席。此操作無法復原。',
  kind: '利益性質',
  reason: '請向主席說明',
  missing: '請選擇性質，並向主席說明。',
  keep: '繼續閱讀',
  verb: '迴避並刪除',
  working: '正在刪除',
} satisfies Shape<typeof withdrawEn>
