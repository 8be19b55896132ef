import { readFile } from 'node:fs/promises'
import path from 'node:path'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
}

export interface PageFile {
  readonly bytes: Uint8Array
  readonly contentType: string
}

/**
 * A file of the built page, or null. The path must be made of plain segments: dot segments, empty segments, encoded
 * slashes, NUL and back slashes are refused before the disk is asked, so nothing outside `root` can be named.
 */
export async function readPageFile(root: string, pathname: string): Promise<PageFile | null> {
  const segments = pathname.slice(1).split('/')
  if (!pathname.startsWith('/') || segments.some((segment) => !/^[\w@()+ -][\w.@()+ -]*$/.test(segment))) return null
  const contentType = contentTypes[path.extname(pathname).toLowerCase()]
  if (contentType === undefined) return null
  try {
    return { bytes: await readFile(path.join(root, ...segments)), contentType }
  } catch {
    return null
  }
}
