import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createCodec } from './page/codec.ts'
import { bridgeWorlds } from './page/context-bridge.ts'
import { createPreloadElectron } from './page/preload-modules.ts'
import { interceptWindowOpen } from './page/window-open.ts'

/** The name that Electron gives the preload's isolated world. */
export const preloadWorld = 'Electron Isolated Context'
/** The one thing in that world that reaches the main process. */
export const bindingName = 'standInSend'
export const receiverName = 'standInReceive'

export interface PageScripts {
  readonly page: string
  readonly preload: string
}

// Functions go over by their source text: Node has blanked the types, what is left is plain JavaScript.
const inTopFrame = (body: string): string =>
  `if (window === window.top && !location.href.startsWith('about:blank')) {${body}}`

/** Scripts for every new document, before any of its own: one for the page's world and one for the preload's. */
export function writePageScripts(preload: string | undefined, additionalArguments: readonly string[]): PageScripts {
  const secret = JSON.stringify(randomUUID())
  const page = `(${bridgeWorlds.toString()})('page', ${secret}); (${interceptWindowOpen.toString()})(${secret});`
  const prepare = `const bridge = (${bridgeWorlds.toString()})('preload', ${secret});
const electron = (${createPreloadElectron.toString()})(bridge, (${createCodec.toString()})(), ${secret});`
  const run = preload === undefined ? '' : wrapPreload(readFileSync(preload, 'utf8'), additionalArguments)
  return { page: inTopFrame(page), preload: inTopFrame(`${prepare}\n${run}`) }
}

/** A sandboxed preload: CommonJS with `electron` and a few words of `process`; nothing of Node. */
function wrapPreload(source: string, additionalArguments: readonly string[]): string {
  const visible = {
    platform: process.platform,
    arch: process.arch,
    argv: ['electron', ...additionalArguments],
    env: {},
    versions: { chrome: '', electron: '', node: process.versions.node },
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  }
  return `(function (require, module, exports, process) {
${source}
})((name) => {
  if (name === 'electron' || name === 'electron/renderer') return electron
  throw new Error('module not found: ' + name)
}, { exports: {} }, {}, ${JSON.stringify(visible)})`
}
