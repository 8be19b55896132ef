import { type Chromium, startChromium } from './chromium.ts'
import { startPageServer } from './page-server.ts'
import { closeUnaskedPages } from './target.ts'

let resolveStarted: (chromium: Chromium) => void = () => {}

/** Chromium, once the app's main module has been loaded and the browser answers. */
export const running = new Promise<Chromium>((resolve) => (resolveStarted = resolve))

export async function startRunning(): Promise<Chromium> {
  const chromium = await startChromium(await startPageServer())
  closeUnaskedPages(chromium.cdp)
  await chromium.cdp.send('Target.setDiscoverTargets', { discover: true })
  resolveStarted(chromium)
  return chromium
}
