import { mountPage } from '../../../renderer/mount-page.tsx'
import { forgetAll } from '../../../renderer/state/forgettable.ts'
import { changePreferences } from '../../../renderer/state/preferences.ts'
import { useSetUp } from '../../../renderer/views/set-up/set-up-state.ts'
import type { PageApi } from '../../../shared/api.ts'
import { createFakeDesk } from './fake-desk.ts'
import { readRequest } from './screen-names.ts'
import { openScreen } from './screens.ts'

// The real page on a pretended desk: `?screen=batch&lang=zh&scheme=dark`. Never shipped.

/** Monday 23 November 2026, 14:32 in Hong Kong; from then on the clock runs. */
const started = Date.parse('2026-11-23T06:32:00.000Z')
const real = Date.now.bind(Date)
let begun = real()
Date.now = () => started + real() - begun

declare global {
  interface Window {
    preview: {
      /** The same screen in another language or scheme, without loading it again. */
      readonly show: typeof changePreferences
      /** What the page told its desk to do, since this screen was opened. */
      readonly calls: readonly string[]
      /** Another screen on a desk of its own, as if the page were loaded anew: nothing of the last one stays. */
      readonly open: (query: string) => Promise<void>
    }
  }
}

let calls: string[] = []
let desk: PageApi
let takeDown = (): void => {}

Object.defineProperty(window, 'api', { get: () => desk })
window.preview = {
  show: changePreferences,
  get calls() {
    return calls
  },
  open: async (query) => {
    delete document.documentElement.dataset['preview']
    takeDown()
    // As on lock; before that, for what the last screen still saves goes to its own desk.
    forgetAll()
    useSetUp.setState(useSetUp.getInitialState(), true)
    getSelection()?.removeAllRanges()
    history.replaceState(null, '', `?${query}`)
    await start()
  },
}

async function start(): Promise<void> {
  begun = real()
  calls = []
  const request = readRequest(new URLSearchParams(location.search))
  desk = createFakeDesk(request, calls)
  takeDown = await mountPage()
  await openScreen(request)
  // Drawn, and what follows on that: focus is where it belongs and keys work.
  await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  document.documentElement.dataset['preview'] = 'ready'
}

void start()
