import type { Frames } from './frame.ts'
import { nativeTheme } from './native-theme.ts'
import type { ToPage } from './page/preload-modules.ts'
import { linkPage, type PageEvents } from './page-link.ts'
import { writePageScripts } from './page-scripts.ts'
import { type GateOwner, guardRequests } from './request-gate.ts'
import { running } from './running.ts'
import { openTarget, type Size } from './target.ts'
import { layOut, setColourScheme } from './view.ts'

export interface PageOptions {
  readonly size: Size
  readonly zoom: number
  readonly preload: string | undefined
  readonly additionalArguments: readonly string[]
}
interface PdfOptions {
  readonly printBackground?: boolean
  readonly landscape?: boolean
  readonly preferCSSPageSize?: boolean
}

/** The page of one web contents; it shows nothing until it is sent somewhere. */
export interface Page {
  readonly targetId: string
  readonly frames: Frames
  /** Resolves with Chromium's error text, or null when the document is on its way. */
  navigate(url: string): Promise<string | null>
  reload(): void
  send(message: ToPage): Promise<void>
  evaluate(code: string): Promise<unknown>
  layOut(size: Size, zoom: number): void
  print(options: PdfOptions): Promise<Buffer>
  capture(): Promise<Buffer>
  crash(): void
  /** Stops following the app; the target itself is closed by the window. */
  forget(): void
}

export async function openPage(owner: GateOwner, options: PageOptions, events: PageEvents): Promise<Page> {
  const { cdp, targetId } = await openTarget(await running, owner.session, options.size)
  const link = await linkPage(cdp, writePageScripts(options.preload, options.additionalArguments), events)
  // A page that has gone needs none of this any more.
  const quietly = (done: Promise<unknown>): void => void done.catch(() => {})
  const followTheme = (): void => quietly(setColourScheme(cdp, nativeTheme.themeSource))
  nativeTheme.on('updated', followTheme)
  await Promise.all([
    guardRequests(owner, link.frames, cdp),
    layOut(cdp, options.size, options.zoom),
    setColourScheme(cdp, nativeTheme.themeSource),
  ])
  return {
    targetId,
    frames: link.frames,
    navigate: async (url) => (await cdp.send('Page.navigate', { url })).errorText ?? null,
    reload: () => quietly(cdp.send('Page.reload')),
    send: (message) => link.send(message),
    evaluate: (code) => link.evaluate(code),
    layOut: (size, zoom) => quietly(layOut(cdp, size, zoom)),
    print: async ({ printBackground = false, landscape = false, preferCSSPageSize = false }) => {
      const { data } = await cdp.send('Page.printToPDF', { printBackground, landscape, preferCSSPageSize })
      return Buffer.from(data, 'base64')
    },
    capture: async () => Buffer.from((await cdp.send('Page.captureScreenshot')).data, 'base64'),
    crash: () => quietly(cdp.send('Page.crash')),
    forget: () => nativeTheme.off('updated', followTheme),
  }
}
