import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import './styles/fonts.css'
import './styles/noto-sans-hk.css'
import './styles/base.css'
import './styles/words.css'
import './styles/controls.css'
import './styles/frame.css'
import './styles/page.css'
import './styles/table.css'
import { setNonce } from 'get-nonce'
import { createRoot } from 'react-dom/client'
import { call, platform, sessionKey } from './api.ts'
import { App } from './app.tsx'
import { startLanguage } from './i18n/i18n.ts'
import { createQueryClient, refreshOnChange } from './query-client.ts'
import { loadPreferences, usePreferences } from './state/preferences.ts'

/** Draws the page on the desk that `api.ts` reaches. What it gives takes the page down again, with every answer it held. */
export async function mountPage(): Promise<() => void> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
  // The scroll lock under dialogs writes a style element of its own and takes its nonce from here.
  setNonce(nonce)
  document.documentElement.dataset['platform'] = platform()
  const client = createQueryClient()
  const stopRefreshing = refreshOnChange(client)
  // Which face to show is asked beside the language to show it in, not after the first drawing.
  const session = client.prefetchQuery({ queryKey: sessionKey, queryFn: () => call('session', undefined) })
  await loadPreferences()
  await startLanguage(usePreferences.getState().language)
  await session
  const element = document.getElementById('root')
  if (element === null) throw new Error('index.html has no root')
  const root = createRoot(element)
  root.render(<App nonce={nonce} client={client} />)
  return () => {
    root.unmount()
    stopRefreshing()
    client.clear()
  }
}
