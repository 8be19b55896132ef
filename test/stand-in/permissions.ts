import type { CdpSession } from './cdp.ts'

type RequestHandler = (
  contents: unknown,
  permission: string,
  decide: (granted: boolean) => void,
  details: { readonly requestingUrl: string; readonly isMainFrame: boolean },
) => void
type CheckHandler = (contents: unknown, permission: string, requestingOrigin: string, details: object) => boolean

/** Electron's word for a permission, and Chromium's. */
const known: readonly (readonly [string, string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['idle-detection', 'idle-detection'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['window-management', 'window-management'],
  ['storage-access', 'storage-access'],
  ['fileSystem', 'local-fonts'],
]

export interface Permissions {
  readonly setRequestHandler: (handler: RequestHandler | null) => void
  readonly setCheckHandler: (handler: CheckHandler | null) => void
  /** Chromium cannot be made to ask, so the answers are fetched before a page loads and stay. */
  apply(cdp: CdpSession, contents: unknown, origin: string, browserContextId: string | undefined): Promise<void>
}

export function createPermissions(): Permissions {
  let onRequest: RequestHandler | null = null
  let onCheck: CheckHandler | null = null
  const ask = (contents: unknown, permission: string, origin: string): Promise<boolean> =>
    new Promise((resolve) => {
      if (onCheck !== null && !onCheck(contents, permission, origin, {})) resolve(false)
      else if (onRequest === null) resolve(true)
      else onRequest(contents, permission, resolve, { requestingUrl: origin, isMainFrame: true })
    })
  return {
    setRequestHandler: (handler) => (onRequest = handler),
    setCheckHandler: (handler) => (onCheck = handler),
    apply: async (cdp, contents, origin, browserContextId) => {
      const set = async ([electronName, name]: readonly [string, string]): Promise<void> => {
        const setting = (await ask(contents, electronName, origin)) ? 'granted' : 'denied'
        const context = browserContextId === undefined ? {} : { browserContextId }
        // A permission that this Chromium does not know is one that no page can ask for.
        await cdp.send('Browser.setPermission', { permission: { name }, setting, ...context }).catch(() => {})
      }
      await Promise.all(known.map(set))
    },
  }
}
