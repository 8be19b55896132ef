import { randomBytes } from 'node:crypto'
import { protocol, type Session } from 'electron'
import { DocumentHash } from '../../shared/ids.ts'
import { responseHeaders } from './content-security-policy.ts'
import { documentResponse, type DocumentSource } from './document-response.ts'
import { isOurs, scheme } from './origin.ts'
import { readPageFile } from './page-files.ts'

/** Must run before the app is ready. Never `bypassCSP`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

/** Serves the built page and the documents to the page's own session; everything else is 404. */
export function serveApp(session: Session, pageRoot: string, documents: DocumentSource): void {
  session.protocol.handle(scheme, async (request) => {
    const nonce = randomBytes(16).toString('base64')
    const pathname = pathOf(request.url)
    if (pathname === null || request.method !== 'GET') return notFound(nonce)
    const hash = DocumentHash.safeParse(/^\/documents\/([0-9a-f]{64})$/.exec(pathname)?.[1])
    if (hash.success) {
      return documentResponse(
        documents,
        hash.data,
        request.headers.get('range'),
        responseHeaders(nonce, 'application/pdf'),
      )
    }
    const file = await readPageFile(pageRoot, pathname)
    if (file === null) return notFound(nonce)
    const isPage = file.contentType.startsWith('text/html')
    const body = isPage
      ? Buffer.from(file.bytes).toString('utf8').replaceAll('__NONCE__', nonce)
      : Buffer.from(file.bytes)
    return new Response(body, { headers: responseHeaders(nonce, file.contentType) })
  })
}

const notFound = (nonce: string): Response =>
  new Response('not found', { status: 404, headers: responseHeaders(nonce, 'text/plain; charset=utf-8') })

/** The raw path, taken from the text: a URL parser would already have folded `..` and hidden the attempt. */
function pathOf(url: string): string | null {
  if (!isOurs(url)) return null
  return url.slice(url.indexOf('/', 'app://'.length)).split(/[?#]/)[0] ?? null
}
