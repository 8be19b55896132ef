import { app, type Session, type WebContents } from 'electron'
import { isOurs } from './origin.ts'

// The refusals of a desktop app that shows no remote content at all. Each one has its line in the e2e table.

/** The page's session: in memory only, no permission, no device, no download, no host but our own scheme. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowed(details.url) }))
}

/** `blob:` and `data:` are what pdf.js makes of images and fonts; devtools exist in development only. */
const isAllowed = (url: string): boolean =>
  isOurs(url) ||
  url.startsWith('data:') ||
  url.startsWith('blob:app://desk/') ||
  (!app.isPackaged && url.startsWith('devtools:'))

export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event, url) => refuseForeign(event, url))
  contents.on('will-redirect', (event, url) => refuseForeign(event, url))
  contents.on('will-frame-navigate', (event) => refuseForeign(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

function refuseForeign(event: { preventDefault(): void }, url: string): void {
  if (!isOurs(url)) event.preventDefault()
}
