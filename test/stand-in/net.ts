import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { schemeOf } from './custom-scheme.ts'
import type { SessionProtocol } from './protocol.ts'
import { unavailable } from './unavailable.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** net.fetch and session.fetch: files, the session's own schemes, and the network. */
export function createFetch(protocol: SessionProtocol) {
  return async (input: string | Request, init?: RequestInit): Promise<Response> => {
    const url = typeof input === 'string' ? input : input.url
    const handler = protocol.handlerOf(schemeOf(url))
    if (handler !== undefined) return handler(new Request(input, init))
    return schemeOf(url) === 'file' ? readLocalFile(fileURLToPath(url)) : fetch(input, init)
  }
}

async function readLocalFile(file: string): Promise<Response> {
  const type = contentTypes[path.extname(file)] ?? 'application/octet-stream'
  try {
    return new Response(new Uint8Array(await readFile(file)), { headers: { 'content-type': type } })
  } catch {
    throw new Error('net::ERR_FILE_NOT_FOUND')
  }
}

export const createNet = (protocol: SessionProtocol) => ({
  fetch: createFetch(protocol),
  isOnline: () => true,
  online: true,
  request: unavailable('net.request'),
})
