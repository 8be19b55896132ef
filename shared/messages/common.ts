import type { Shape } from './shape.ts'

/** Words that more than one screen uses. */
export const commonEn = {
  appName: 'Review Desk',
  none: '–',
  close: 'Close',
  tryAgain: 'Try again',
  loading: 'Loading',
  saving: 'Saving',
  saved: 'Saved {time}',
  notSaved: 'Not saved',
  secondsLeft: 'About {seconds, plural, one {# s} other {# s}} left. You can go on working.',
  goOnWorking: 'You can go on working.',
  span: {
    minutes: '{count, plural, one {# minute} other {# minutes}}',
    hours: '{count, plural, one {# hour} other {# hours}}',
    days: '{count, plural, one {# day} other {# days}}',
  },
  crashTitle: 'This screen broke',
  crashText: 'What you signed and typed is safe. Lock and unlock to go on.',
  lock: 'Lock',
}
export const commonZh = {
  appName: '審閱台',
  none: '–',
  close: '關閉',
  tryAgain: '再試',
  loading: '載入中',
  saving: '儲存中',
  saved: '已儲存 {time}',
  notSaved: '未能儲存',
  secondsLeft: '約餘 {seconds, plural, other {# 秒}}，可繼續工作。',
  goOnWorking: '可繼續工作。',
  span: {
    minutes: '{count, plural, other {# 分鐘}}',
    hours: '{count, plural, other {# 小時}}',
    days: '{count, plural, other {# 日}}',
  },
  crashTitle: '此畫面發生問題',
  crashText: '你所簽署及輸入的內容安全。請鎖定後再解鎖以繼續。',
  lock: '鎖定',
} satisfies Shape<typeof commonEn>
