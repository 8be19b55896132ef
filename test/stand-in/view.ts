import type { CdpSession } from './cdp.ts'
import { isHeaded } from './chromium.ts'
import { commandLine } from './command-line.ts'
import type { Size } from './target.ts'

/**
 * Size and zoom of what a page lays out on. Zoom is what a browser's zoom is: fewer, larger CSS pixels on the same
 * window; a headed window at zoom 1 is left alone, so that the person may drag it.
 */
export async function layOut(cdp: CdpSession, size: Size, zoom: number): Promise<void> {
  if (isHeaded && zoom === 1) return void (await cdp.send('Emulation.clearDeviceMetricsOverride'))
  const { width, height } = isHeaded ? await innerSize(cdp) : size
  const scale = Number(commandLine.getSwitchValue('force-device-scale-factor')) || 1
  await cdp.send('Emulation.setDeviceMetricsOverride', {
    width: Math.round(width / zoom),
    height: Math.round(height / zoom),
    deviceScaleFactor: scale * zoom,
    mobile: false,
    ...(isHeaded ? { scale: zoom } : {}),
  })
}

async function innerSize(cdp: CdpSession): Promise<Size> {
  await cdp.send('Emulation.clearDeviceMetricsOverride')
  const { cssLayoutViewport } = await cdp.send('Page.getLayoutMetrics')
  return { width: cssLayoutViewport.clientWidth, height: cssLayoutViewport.clientHeight }
}

export type ColourScheme = 'system' | 'light' | 'dark'

export async function setColourScheme(cdp: CdpSession, scheme: ColourScheme): Promise<void> {
  const value = scheme === 'system' ? '' : scheme
  await cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
}
