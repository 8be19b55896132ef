import { readFileSync } from 'node:fs'
import path from 'node:path'
import { app, BrowserWindow, ipcMain, net, protocol, safeStorage, session } from 'electron'

// An app small enough to be read in a minute, for asking a runtime how it behaves.

const here = import.meta.dirname
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src *"
const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }
const numbers = Array.from({ length: 100_000 }, (_, index) => index % 10).join('')
const seen = { cancelled: 0, requests: [], navigations: [], opened: [], closed: 0 }
globalThis.seen = seen

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
])
app.on('window-all-closed', () => app.quit())
if (!app.requestSingleInstanceLock()) app.quit()
else void app.whenReady().then(start)
app.on('second-instance', (_event, argv) => (seen.second = argv.at(-1)))

function answer(request) {
  const { pathname } = new URL(request.url)
  if (pathname === '/numbers') return numbersResponse(request.headers.get('range'))
  if (pathname === '/endless') return new Response(endless(), { headers: { 'content-type': 'text/plain' } })
  if (pathname === '/throws') throw new Error('no answer')
  if (pathname === '/echo') return request.text().then((text) => new Response(`${request.method} ${text}`))
  if (pathname === '/headers') return Response.json(Object.fromEntries(request.headers))
  const type = types[path.extname(pathname)]
  if (type === undefined) return new Response('not found', { status: 404 })
  const headers = { 'content-type': type, 'content-security-policy': policy, 'x-sample': 'yes' }
  return new Response(readFileSync(path.join(here, pathname)), { headers })
}

function numbersResponse(range) {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? []
  const headers = { 'content-type': 'text/plain', 'accept-ranges': 'bytes' }
  if (from === undefined)
    return new Response(numbers, { headers: { ...headers, 'content-length': String(numbers.length) } })
  const part = numbers.slice(Number(from), Number(to) + 1)
  const described = { 'content-range': `bytes ${from}-${to}/${numbers.length}`, 'content-length': String(part.length) }
  return new Response(part, { status: 206, headers: { ...headers, ...described } })
}

const endless = () =>
  new ReadableStream(
    {
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(46)),
      cancel: () => (seen.cancelled += 1),
    },
    { highWaterMark: 0 },
  )

function start() {
  const page = session.fromPartition('sample')
  page.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  page.setPermissionCheckHandler(() => false)
  page.webRequest.onBeforeRequest((details, decide) => {
    seen.requests.push(details.url)
    decide({ cancel: !details.url.startsWith('app://sample/') && !details.url.includes('/allowed') })
  })
  page.protocol.handle('app', answer)
  ipcMain.handle('echo', (_event, value) => value)
  ipcMain.handle('who', ({ senderFrame }) => {
    const { url, origin, parent } = senderFrame
    return { url, origin, isTop: parent === null }
  })
  ipcMain.handle('fail', () => {
    throw new TypeError('no such thing')
  })
  ipcMain.handle('news', (event, ...news) => event.sender.send('news', ...news))
  ipcMain.handle('fetch', async (_event, url) => (await net.fetch(url)).text())
  ipcMain.handle('keep', async (_event, text) => {
    const sealed = await safeStorage.encryptStringAsync(text)
    const opened = await safeStorage.decryptStringAsync(sealed)
    const available = await safeStorage.isAsyncEncryptionAvailable()
    return [
      available,
      safeStorage.getSelectedStorageBackend(),
      sealed.subarray(0, 3).toString(),
      sealed.includes(text),
      opened,
    ]
  })
  const window = new BrowserWindow({
    width: 1000,
    height: 600,
    show: false,
    webPreferences: { session: page, preload: path.join(here, 'preload.cjs'), sandbox: true, contextIsolation: true },
  })
  window.setContentProtection(true)
  window.once('ready-to-show', () => window.show())
  window.webContents.setWindowOpenHandler(({ url }) => {
    seen.opened.push(url)
    return { action: 'deny' }
  })
  window.webContents.on('will-navigate', (event, url) => {
    seen.navigations.push(url)
    if (!url.startsWith('app://sample/')) event.preventDefault()
  })
  void window.loadURL('app://sample/index.html')
}
