import { useMemo } from 'react'
import { useText } from '../i18n/use-text.ts'
import { useNow } from '../state/now.ts'
import { formatDay, formatDeadline, formatMoment, formatRecent, formatRecentInText, type Reading } from './date.ts'

/** The date formats for who reads now. */
export function useFormat() {
  const { language } = useText()
  const now = useNow()
  return useMemo(() => {
    const reading: Reading = { language, now }
    return {
      now,
      reading,
      day: (when: string | number) => formatDay(when, reading),
      longDay: (when: string | number) => formatDay(when, reading, { length: 'long' }),
      fullDay: (when: string | number) => formatDay(when, reading, { length: 'long', year: 'always' }),
      dayWithYear: (when: string | number) => formatDay(when, reading, { year: 'always' }),
      weekday: (when: string | number) => formatDay(when, reading, { weekday: true }),
      longWeekday: (when: string | number) => formatDay(when, reading, { weekday: true, length: 'long' }),
      moment: (when: string | number) => formatMoment(when, reading),
      longMoment: (when: string | number) => formatMoment(when, reading, { length: 'long' }),
      recent: (when: string | number) => formatRecent(when, reading),
      recentInText: (when: string | number) => formatRecentInText(when, reading),
      deadline: (when: string) => formatDeadline(when, reading),
    }
  }, [language, now])
}
