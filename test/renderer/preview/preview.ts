import { changePreferences } from '../../../renderer/state/preferences.ts'
import { createFakeDesk } from './fake-desk.ts'
import { readRequest } from './screen-names.ts'
import { openScreen } from './screens.ts'

// The real page on a pretended desk: `?screen=batch&lang=zh&scheme=dark`. Never shipped.

/** Monday 23 November 2026, 14:32 in Hong Kong; from then on the clock runs. */
const started = Date.parse('2026-11-23T06:32:00.000Z')
const real = Date.now.bind(Date)
const begun = real()
Date.now = () => started + real() - begun

declare global {
  interface Window {
    /** For tests: the same screen in another language or scheme, without loading it again. */
    preview: { readonly show: typeof changePreferences; readonly calls: readonly string[] }
  }
}

const calls: string[] = []
window.preview = { show: changePreferences, calls }

const request = readRequest(new URLSearchParams(location.search))
Object.defineProperty(window, 'api', { value: createFakeDesk(request, calls) })

async function start(): Promise<void> {
  await import('../../../renderer/main.tsx')
  await openScreen(request)
  document.documentElement.dataset['preview'] = 'ready'
}

void start()
