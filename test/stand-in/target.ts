import type { Cdp, CdpSession } from './cdp.ts'
import { type Chromium, isHeaded } from './chromium.ts'
import { waitingRoom } from './page-server.ts'
import type { Session } from './session.ts'

export interface Size {
  readonly width: number
  readonly height: number
}
/** One page of Chromium with our own session on it. */
export interface Target {
  readonly targetId: string
  readonly cdp: CdpSession
}

/**
 * A page on its way to an address that never answers: it has no document yet, so the preload is in place and requests
 * are guarded before the first one, and whoever else watches (Playwright) sees the app's page, never an empty one.
 */
export async function openTarget(chromium: Chromium, session: Session, size: Size): Promise<Target> {
  const { cdp } = chromium
  const targetId = isHeaded ? await openAppWindow(chromium, size) : await createTarget(cdp, session, size)
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true })
  return { targetId, cdp: cdp.session(sessionId) }
}

async function createTarget(cdp: Cdp, session: Session, { width, height }: Size): Promise<string> {
  const browserContextId = await session.browserContext(cdp)
  const context = browserContextId === undefined ? {} : { browserContextId }
  const created = await cdp.send('Target.createTarget', {
    url: waitingRoom,
    newWindow: true,
    width,
    height,
    ...context,
  })
  return created.targetId
}

/** Only Chromium's command line opens a window without address bar; the next page to appear is its own. */
async function openAppWindow(chromium: Chromium, { width, height }: Size): Promise<string> {
  const { cdp } = chromium
  const targetId = await new Promise<string>((resolve) => {
    cdp.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.type === 'page' && targetInfo.openerId === undefined) resolve(targetInfo.targetId)
    })
    chromium.openAppWindow(waitingRoom)
  })
  const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId })
  await cdp.send('Browser.setWindowBounds', { windowId, bounds: { width, height } })
  return targetId
}

/** A page that a page opened in a way that nobody was asked about (see interceptWindowOpen): there is no such window. */
export function closeUnaskedPages(cdp: Cdp): void {
  cdp.on('Target.targetCreated', ({ targetInfo: { targetId, type, openerId } }) => {
    if (type === 'page' && openerId !== undefined) void cdp.send('Target.closeTarget', { targetId }).catch(() => {})
  })
}
