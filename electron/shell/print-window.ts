import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import { BrowserWindow, session, type Session } from 'electron'
import { guardSession } from './guard.ts'
import { origin, scheme } from './origin.ts'

// Prints HTML that holds text of applications. Its window is never shown, has a session of its own in memory, runs no
// script and can ask for three files: the style and two fonts.

const policy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
const marginless = { printBackground: true, preferCSSPageSize: true } as const

let printing: Session | null = null
/** What is being printed, by the random folder it is served under. */
const jobs = new Map<string, { readonly html: string; readonly css: string }>()

/** The PDF that Chromium prints of the page. Throws when the page does not load. */
export async function printHtml(fontFolder: string, html: string, css: string): Promise<Uint8Array> {
  const folder = randomBytes(16).toString('hex')
  jobs.set(folder, { html, css })
  const window = new BrowserWindow({
    show: false,
    width: 800,
    height: 1_100,
    webPreferences: {
      session: printSession(fontFolder),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      javascript: false,
      spellcheck: false,
      devTools: false,
    },
  })
  try {
    await window.loadURL(`${origin}/${folder}/pack.html`)
    return new Uint8Array(await window.webContents.printToPDF(marginless))
  } finally {
    jobs.delete(folder)
    window.destroy()
  }
}

function printSession(fontFolder: string): Session {
  if (printing !== null) return printing
  printing = session.fromPartition('review-desk-print')
  guardSession(printing)
  printing.protocol.handle(scheme, async (request) => {
    const [, folder = '', file = ''] = /^app:\/\/desk\/([0-9a-f]{32})\/([a-z.]+)$/.exec(request.url) ?? []
    const job = jobs.get(folder)
    const found = job === undefined ? null : await fileOf(fontFolder, job, file)
    return found ?? new Response('not found', { status: 404, headers: headers('text/plain; charset=utf-8') })
  })
  return printing
}

async function fileOf(
  fontFolder: string,
  { html, css }: { readonly html: string; readonly css: string },
  file: string,
): Promise<Response | null> {
  if (file === 'pack.html') return new Response(html, { headers: headers('text/html; charset=utf-8') })
  if (file === 'pack.css') return new Response(css, { headers: headers('text/css; charset=utf-8') })
  if (file !== 'regular.ttf' && file !== 'bold.ttf') return null
  return new Response(new Uint8Array(await readFile(path.join(fontFolder, file))), { headers: headers('font/ttf') })
}

const headers = (contentType: string): Readonly<Record<string, string>> => ({
  'content-type': contentType,
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
})
