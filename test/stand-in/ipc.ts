import { EventEmitter } from 'node:events'
import type { Frame } from './frame.ts'
import type { ToMain, ToPage } from './page/preload-modules.ts'

type Handler = (event: object, ...args: unknown[]) => unknown

/** `ipcMain`, and the `ipc` of one web contents. */
export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }
  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (...args) => {
      this.removeHandler(channel)
      return handler(...args)
    })
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }
  handlerOf(channel: string): Handler | undefined {
    return this.#handlers.get(channel)
  }
}
export const ipcMain = new IpcMain()

export interface Sender {
  readonly ipc: IpcMain
  send(channel: string, ...args: unknown[]): void
}

/** Answers one message of a page: the handler of its contents first, then ipcMain's. Null: nothing is awaited. */
export async function answer(
  sender: Sender,
  frame: Frame,
  message: Extract<ToMain, { kind: 'send' | 'invoke' }>,
): Promise<ToPage | null> {
  const event = {
    sender,
    senderFrame: frame,
    processId: frame.processId,
    frameId: frame.routingId,
    type: 'frame',
    ports: [],
    preventDefault: () => {},
    reply: (channel: string, ...args: unknown[]) => sender.send(channel, ...args),
  }
  if (message.kind === 'send') {
    sender.ipc.emit(message.channel, event, ...message.args)
    ipcMain.emit(message.channel, event, ...message.args)
    return null
  }
  const { channel, id } = message
  try {
    const handler = sender.ipc.handlerOf(channel) ?? ipcMain.handlerOf(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return { kind: 'reply', id, value: await handler(event, ...message.args) }
  } catch (cause) {
    return { kind: 'reply', id, error: `Error invoking remote method '${channel}': ${String(cause)}` }
  }
}
