import type { Bilingual } from './ids.ts'
import { instantToLocal } from './rules/batch-dates.ts'

export interface ReminderFacts {
  /** Null: to several at once, so nobody is named. */
  readonly name: Bilingual | null
  readonly batch: string
  readonly what: 'declarations' | 'rulings'
  /** How many wait; null: differs by person. */
  readonly count: number | null
  /** Instant. */
  readonly due: string
}

/** A message for e-mail or the telephone, in both languages. Names no application and nobody's answer. */
export function reminderText({ name, batch, what, count, due }: ReminderFacts): string {
  const [day, time] = instantToLocal(due).split('T')
  const [year, month, date] = (day ?? '').split('-').map(Number)
  const chinese = `${year}年${month}月${date}日 ${time}`
  const english = `${date} ${months[(month ?? 1) - 1]} ${year}, ${time}`
  const zhName = name === null ? '各位委員' : name.zh || name.en
  const enName = name === null ? 'Dear members' : name.en || name.zh
  const lines =
    what === 'declarations'
      ? [
          `${zhName}：${batch} 批次${count === null ? '尚有' : `有 ${count} 宗`}申請待你申報利益，限期為${chinese}（香港時間）。請開啟審閱台，同步後在「利益申報」簽署。`,
          `${enName}: ${count === null ? 'applications' : count === 1 ? '1 application' : `${count} applications`} of batch ${batch} ${count === 1 ? 'waits' : 'wait'} for your declaration, due ${english} (Hong Kong time). Open Review Desk, let it sync, and sign in “Declarations”.`,
        ]
      : [
          `${zhName}：${batch} 批次有${count === null ? '' : ` ${count} 項`}利益申報待你裁決。請開啟審閱台，同步後在「裁決」處理。`,
          `${enName}: ${count === null ? 'interests' : count === 1 ? '1 interest' : `${count} interests`} declared in batch ${batch} ${count === 1 ? 'waits' : 'wait'} for your ruling. Open Review Desk, let it sync, and rule in “Rulings”.`,
        ]
  return `${lines.join('\n\n')}\n`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
