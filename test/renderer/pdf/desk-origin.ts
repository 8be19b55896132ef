import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { responseHeaders } from '../../../electron/shell/content-security-policy.ts'
import { documentResponse } from '../../../electron/shell/document-response.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import { err, ok } from '../../../shared/result.ts'

export interface DeskOrigin {
  readonly url: string
  readonly requests: () => readonly string[]
  readonly close: () => Promise<void>
}

/** What a document's address answers: its bytes, or the desk's refusal. */
export type Served = Uint8Array | AppError

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The app's own origin over HTTP: the shell's headers on every response, the shell's own answers to Range. */
export async function serveDesk(
  root: string,
  pdfjs: string,
  document: (name: string) => Served | null,
): Promise<DeskOrigin> {
  const log: string[] = []
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://desk.invalid').pathname)
    if (name.startsWith('/documents/')) {
      log.push(`${name.slice(11)} ${request.headers.range ?? 'whole'}`)
      void answerDocument(document(name.slice(11)), request, response)
    } else answerFile(name.startsWith('/pdfjs/') ? path.join(pdfjs, name.slice(7)) : path.join(root, name), response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => log,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answerFile(file: string, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64')
  const type = contentTypes[path.extname(file)] ?? 'application/octet-stream'
  try {
    const bytes = readFileSync(file.endsWith(path.sep) ? path.join(file, 'index.html') : file)
    const body = type.startsWith('text/html') ? bytes.toString().replaceAll('{{nonce}}', nonce) : bytes
    response.writeHead(200, responseHeaders(nonce, type)).end(body)
  } catch {
    response.writeHead(404, responseHeaders(nonce, 'text/plain')).end()
  }
}

async function answerDocument(
  served: Served | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const found = served ?? ({ kind: 'document-missing' } as const)
  const bytes = found instanceof Uint8Array ? ok(found) : err(found)
  const source = {
    documentSize: () => Promise.resolve(bytes.ok ? ok(bytes.value.length) : bytes),
    readDocument: (_hash: DocumentHash, from: number, length: number) =>
      Promise.resolve(bytes.ok ? ok(bytes.value.subarray(from, from + length)) : bytes),
  }
  const headers = responseHeaders('none', 'application/pdf')
  const answer = await documentResponse(source, 'x' as DocumentHash, request.headers.range ?? null, headers)
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  if (answer.body !== null) await pour(answer.body.getReader(), response)
  response.end()
}

/** pdf.js cancels its first, whole request once it knows that ranges work. */
async function pour(reader: ReadableStreamDefaultReader<Uint8Array>, response: ServerResponse): Promise<void> {
  while (!response.destroyed) {
    const { done, value } = await reader.read()
    if (done) return
    if (!response.write(value)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve))
  }
}
