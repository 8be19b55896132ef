import { DatesProvider } from '@mantine/dates'
import 'dayjs/locale/en-gb'
import 'dayjs/locale/zh-hk'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/use-text.ts'

/** Month and weekday names of the date fields, in the reader's language; weeks begin on Monday. */
export function Dates({ children }: { readonly children: ReactNode }) {
  const { language } = useText()
  return (
    <DatesProvider settings={{ locale: language === 'zh-HK' ? 'zh-hk' : 'en-gb', firstDayOfWeek: 1 }}>
      {children}
    </DatesProvider>
  )
}
