import type { Codec } from './codec.ts'
import type { Bridge } from './context-bridge.ts'

export interface WindowRequest {
  readonly url: string
  readonly frameName: string
  readonly features: string
}
/** From the page to main. */
export type ToMain =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | ({ readonly kind: 'open-window' } & WindowRequest)
/** From main to the page. */
export type ToPage =
  | { readonly kind: 'reply'; readonly id: number; readonly value?: unknown; readonly error?: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }

type Listener = (event: unknown, ...args: unknown[]) => void
interface PreloadWorld {
  standInSend(text: string): void
  standInReceive(text: string): void
}

/** What a sandboxed preload may require: the `electron` module. Runs in the preload's world by its source text. */
export function createPreloadElectron(bridge: Bridge, codec: Codec, secret: string): object {
  const world = globalThis as unknown as PreloadWorld
  const listeners = new Map<string, Listener[]>()
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let lastId = 0
  const post = (message: ToMain): void => world.standInSend(codec.encode(message))

  world.standInReceive = (text) => {
    const message = codec.decode(text) as ToPage
    if (message.kind === 'send') {
      for (const listener of listeners.get(message.channel) ?? [])
        listener({ sender: ipcRenderer, ports: [] }, ...message.args)
      return
    }
    const caller = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error === undefined) caller?.resolve(message.value)
    else caller?.reject(new Error(message.error))
  }

  const on = (channel: string, listener: Listener): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    return ipcRenderer
  }
  const off = (channel: string, listener: Listener): object => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((other) => other !== listener),
    )
    return ipcRenderer
  }
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        lastId += 1
        post({ kind: 'invoke', id: lastId, channel, args })
        waiting.set(lastId, { resolve, reject })
      }),
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel, args }),
    sendSync: () => {
      throw new Error('stand-in: ipcRenderer.sendSync is not available')
    },
    on,
    addListener: on,
    off,
    removeListener: off,
    once: (channel: string, listener: Listener) => {
      const onceOnly: Listener = (...args) => {
        off(channel, onceOnly)
        listener(...args)
      }
      return on(channel, onceOnly)
    },
    removeAllListeners: (channel: string) => {
      listeners.delete(channel)
      return ipcRenderer
    },
  }
  window.addEventListener(`${secret}:open-window`, (event) => {
    post({ kind: 'open-window', ...(event as CustomEvent<WindowRequest>).detail })
  })
  return {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: bridge.expose },
    webFrame: { getZoomFactor: () => 1 },
    // Stock Chromium tells nobody where a chosen file lies.
    webUtils: { getPathForFile: () => '' },
  }
}
