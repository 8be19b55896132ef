import type { AppError, ErrorKind } from '../../shared/errors.ts'
import type { DocumentHash } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { parseByteRange } from './byte-range.ts'

/** Reads clear bytes out of a sealed file; nothing clear ever touches the disk. */
export interface DocumentSource {
  documentSize(hash: DocumentHash): Promise<Result<number, AppError>>
  readDocument(hash: DocumentHash, from: number, length: number): Promise<Result<Uint8Array, AppError>>
}

// What the page's reader switches on; the body repeats the kind.
const statusByKind: Partial<Record<ErrorKind, number>> = {
  locked: 423,
  'no-grant': 403,
  withdrawn: 403,
  expired: 410,
  'clock-wrong': 409,
  'document-missing': 404,
  'document-damaged': 422,
}
const pieceBytes = 1 << 20

/** Answers one request for a document: 200, 206 with `Content-Range`, 416, or the status of the error kind. */
export async function documentResponse(
  source: DocumentSource,
  hash: DocumentHash,
  rangeHeader: string | null,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const size = await source.documentSize(hash)
  if (!size.ok) return errorResponse(size.error, headers)
  const range = parseByteRange(rangeHeader, size.value)
  const common = { ...headers, 'accept-ranges': 'bytes' }
  if (range.kind === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...common, 'content-range': `bytes */${size.value}` } })
  }
  if (range.kind === 'whole') {
    const stream = piecewise(source, hash, size.value)
    return new Response(stream, { status: 200, headers: { ...common, 'content-length': String(size.value) } })
  }
  const length = range.to - range.from + 1
  const bytes = await source.readDocument(hash, range.from, length)
  if (!bytes.ok) return errorResponse(bytes.error, headers)
  return new Response(asBody(bytes.value), {
    status: 206,
    headers: {
      ...common,
      'content-range': `bytes ${range.from}-${range.to}/${size.value}`,
      'content-length': String(length),
    },
  })
}

/** Opens one piece each time the page asks for more, so that a cancelled request costs nothing further. */
function piecewise(source: DocumentSource, hash: DocumentHash, size: number): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        if (at >= size) return controller.close()
        const piece = await source.readDocument(hash, at, Math.min(pieceBytes, size - at))
        if (!piece.ok) return controller.error(new Error(piece.error.kind))
        at += piece.value.length
        controller.enqueue(piece.value)
      },
    },
    { highWaterMark: 0 },
  )
}

const errorResponse = (error: AppError, headers: Readonly<Record<string, string>>): Response =>
  new Response(JSON.stringify({ kind: error.kind }), {
    status: statusByKind[error.kind] ?? 500,
    headers: { ...headers, 'content-type': 'application/json' },
  })

const asBody = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
