import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { responseHeaders } from '../../electron/shell/content-security-policy.ts'
import { documentResponse, type DocumentSource } from '../../electron/shell/document-response.ts'
import type { DocumentHash } from '../../shared/ids.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
}

/** A page under the app's own policy, and documents under its own answers to ranges, over HTTP. */
export async function serveOrigin(
  pageFolder: string,
  pdfjs: string,
  documents: Readonly<Record<string, DocumentSource>>,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://desk.invalid').pathname
    const source = name.startsWith('/documents/') ? documents[name.slice(11)] : undefined
    if (source) void answerDocument(source, request, response)
    else
      answerFile(name.startsWith('/pdfjs/') ? path.join(pdfjs, name.slice(7)) : path.join(pageFolder, name), response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function answerFile(file: string, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64')
  const type = contentTypes[path.extname(file)] ?? 'application/octet-stream'
  try {
    const bytes = readFileSync(file)
    const body = type.startsWith('text/html') ? bytes.toString().replaceAll('{{nonce}}', nonce) : bytes
    response.writeHead(200, responseHeaders(nonce, type)).end(body)
  } catch {
    response.writeHead(404, responseHeaders(nonce, 'text/plain')).end()
  }
}

async function answerDocument(source: DocumentSource, request: IncomingMessage, response: ServerResponse) {
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
