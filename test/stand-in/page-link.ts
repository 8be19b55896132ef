import type { CdpSession } from './cdp.ts'
import { fromWebAddress } from './custom-scheme.ts'
import { createFrames, type Frame, type Frames } from './frame.ts'
import { createCodec } from './page/codec.ts'
import type { ToMain, ToPage } from './page/preload-modules.ts'
import { bindingName, type PageScripts, preloadWorld, receiverName } from './page-scripts.ts'

const codec = createCodec()

export interface PageEvents {
  onMessage(frame: Frame, message: ToMain): void
  onNavigated(url: string): void
  onFailed(url: string): void
  onNavigatedInPage(url: string): void
  onDomReady(): void
  onLoaded(): void
  onConsole(level: string, text: string): void
  onCrashed(): void
}

/** The two-way connection with the preload's world of one page, whichever document it shows. */
export interface PageLink {
  readonly frames: Frames
  send(message: ToPage): Promise<void>
  /** In the page's own world; resolves with what has a structured clone, rejects with the page's error. */
  evaluate(code: string): Promise<unknown>
}

export async function linkPage(cdp: CdpSession, scripts: PageScripts, events: PageEvents): Promise<PageLink> {
  await cdp.send('Page.enable')
  const { frameTree } = await cdp.send('Page.getFrameTree')
  const frames = createFrames(frameTree.frame.id)
  const worlds = trackWorlds(cdp)
  const send = async (message: ToPage, contextId = worlds.contextOf(frames.mainId)): Promise<void> => {
    if (contextId === undefined) return
    const expression = `${receiverName}(${JSON.stringify(codec.encode(message))})`
    // A document that has gone meanwhile hears nothing, as in Electron.
    await cdp.send('Runtime.evaluate', { expression, contextId }).catch(() => {})
  }
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const frame = frames.find(worlds.frameOf(executionContextId))
    if (name === bindingName && frame !== null) events.onMessage(frame, codec.decode(payload) as ToMain)
  })
  reportNavigation(cdp, frames, events)
  await Promise.all([
    cdp.send('Runtime.enable'),
    cdp.send('Runtime.addBinding', { name: bindingName, executionContextName: preloadWorld }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: preloadWorld }),
  ])
  return { frames, send, evaluate: (code) => evaluate(cdp, code) }
}

interface Worlds {
  contextOf(frameId: string): number | undefined
  frameOf(contextId: number): string | undefined
}

function trackWorlds(cdp: CdpSession): Worlds {
  const frameByContext = new Map<number, string>()
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = context.auxData as { frameId: string }
    if (context.name === preloadWorld) frameByContext.set(context.id, frameId)
  })
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => frameByContext.delete(executionContextId))
  cdp.on('Runtime.executionContextsCleared', () => frameByContext.clear())
  return {
    contextOf: (frameId) => [...frameByContext].find(([, frame]) => frame === frameId)?.[0],
    frameOf: (contextId) => frameByContext.get(contextId),
  }
}

function reportNavigation(cdp: CdpSession, frames: Frames, events: PageEvents): void {
  // Nothing is said of the empty document before the first address, nor of Chromium's page about an error.
  let isOfApp = false
  cdp.on('Page.frameNavigated', ({ frame }) => {
    const url = fromWebAddress(`${frame.url}${frame.urlFragment ?? ''}`)
    frames.navigated(frame.id, frame.parentId, url)
    if (frame.id !== frames.mainId) return
    isOfApp = frame.unreachableUrl === undefined
    if (isOfApp) events.onNavigated(url)
    else events.onFailed(fromWebAddress(frame.unreachableUrl ?? ''))
  })
  cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    frames.navigated(frameId, undefined, fromWebAddress(url))
    if (frameId === frames.mainId) events.onNavigatedInPage(fromWebAddress(url))
  })
  cdp.on('Page.frameDetached', ({ frameId, reason }) => {
    if (reason === 'remove') frames.detached(frameId)
  })
  cdp.on('Page.domContentEventFired', () => {
    if (isOfApp) events.onDomReady()
  })
  cdp.on('Page.loadEventFired', () => {
    if (isOfApp) events.onLoaded()
  })
  cdp.on('Runtime.consoleAPICalled', ({ type, args }) => {
    events.onConsole(type, args.map(({ value, description }) => String(value ?? description ?? '')).join(' '))
  })
  cdp.on('Inspector.targetCrashed', () => events.onCrashed())
}

async function evaluate(cdp: CdpSession, code: string): Promise<unknown> {
  const options = { expression: code, awaitPromise: true, returnByValue: true, userGesture: true }
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', options)
  if (exceptionDetails === undefined) return result.value
  throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
}
