import 'dayjs/locale/zh-hk'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { useColorScheme } from '@mantine/hooks'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { changeLanguage } from './i18n/i18n.ts'
import { Gate } from './gate.tsx'
import { ErrorBoundary } from './parts/error-boundary.tsx'
import { usePreferences } from './state/preferences.ts'
import { cssVariables, theme } from './theme/theme.ts'

interface AppProps {
  readonly nonce: string
  readonly client: QueryClient
}

export function App({ nonce, client }: AppProps) {
  const { language, scheme } = usePreferences()
  const systemScheme = useColorScheme('light', { getInitialValueInEffect: false })
  useEffect(() => void changeLanguage(language), [language])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => nonce}
      forceColorScheme={scheme === 'system' ? systemScheme : scheme}
    >
      <DatesProvider settings={{ locale: language === 'zh-HK' ? 'zh-hk' : 'en', firstDayOfWeek: 1 }}>
        <QueryClientProvider client={client}>
          <ErrorBoundary>
            <Gate />
          </ErrorBoundary>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  )
}
