import { EventEmitter } from 'node:events'
import type { Cdp } from './cdp.ts'
import { isHeaded } from './chromium.ts'
import { createFetch } from './net.ts'
import { createPermissions, type Permissions } from './permissions.ts'
import { createProtocol, type SessionProtocol } from './protocol.ts'
import { createWebRequest, type WebRequest } from './web-request.ts'

type WebRequestEvent = 'beforeRequest' | 'beforeSendHeaders' | 'headersReceived'
const registerOn = (webRequest: WebRequest, event: WebRequestEvent) => webRequest[event].register

/** A partition. Without a display each is a browser context of its own, in memory; headed, all share one profile. */
export class Session extends EventEmitter {
  readonly protocol: SessionProtocol = createProtocol()
  readonly permissions: Permissions = createPermissions()
  readonly questions: WebRequest = createWebRequest()
  readonly fetch = createFetch(this.protocol)
  readonly storagePath = null
  readonly webRequest = {
    onBeforeRequest: registerOn(this.questions, 'beforeRequest'),
    onBeforeSendHeaders: registerOn(this.questions, 'beforeSendHeaders'),
    onHeadersReceived: registerOn(this.questions, 'headersReceived'),
    onSendHeaders: () => {},
    onResponseStarted: () => {},
    onBeforeRedirect: () => {},
    onCompleted: () => {},
    onErrorOccurred: () => {},
  }
  readonly setPermissionRequestHandler = this.permissions.setRequestHandler
  readonly setPermissionCheckHandler = this.permissions.setCheckHandler
  readonly #isDefault: boolean
  #browserContext: Promise<string | undefined> | null = null

  constructor(isDefault: boolean) {
    super()
    this.#isDefault = isDefault
  }

  browserContext(cdp: Cdp): Promise<string | undefined> {
    this.#browserContext ??= this.#openContext(cdp)
    return this.#browserContext
  }

  async #openContext(cdp: Cdp): Promise<string | undefined> {
    const isShared = this.#isDefault || isHeaded
    const id = isShared ? undefined : (await cdp.send('Target.createBrowserContext')).browserContextId
    const context = id === undefined ? {} : { browserContextId: id }
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true, ...context })
    return id
  }

  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setUSBProtectedClassesHandler(): void {}
  setBluetoothPairingHandler(): void {}
  setCertificateVerifyProc(): void {}
  setSpellCheckerEnabled(): void {}
  setSpellCheckerLanguages(): void {}
  setUserAgent(): void {}
  isPersistent(): boolean {
    return false
  }
  clearCache(): Promise<void> {
    return Promise.resolve()
  }
  clearStorageData(): Promise<void> {
    return Promise.resolve()
  }
  clearCodeCaches(): Promise<void> {
    return Promise.resolve()
  }
  flushStorageData(): void {}
  closeAllConnections(): Promise<void> {
    return Promise.resolve()
  }
}

const partitions = new Map<string, Session>()
export const defaultSession = new Session(true)

export const session = {
  defaultSession,
  fromPartition: (partition: string): Session => {
    if (partition === '') return defaultSession
    const opened = partitions.get(partition) ?? new Session(false)
    partitions.set(partition, opened)
    return opened
  },
}
