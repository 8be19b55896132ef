import type { FastifyReply } from 'fastify'
import { Readable } from 'node:stream'
import { CommitteeId, DocumentHash } from '../../shared/ids.ts'
import { z } from '../../shared/schema.ts'
import { pieceContentType, UploadReply, wireLimits } from '../../shared/wire.ts'
import type { App, RouteDeps } from '../route-deps.ts'
import { callerOf } from '../guard.ts'
import { parseRange } from '../range.ts'
import { refuse } from '../refusal.ts'

const url = '/v1/committees/:committeeId/documents/:document'
const DocumentParams = z.strictObject({ committeeId: CommitteeId, document: DocumentHash })
const PieceHeaders = z.looseObject({
  'upload-offset': z
    .string()
    .regex(/^(0|[1-9]\d{0,14})$/)
    .transform(Number),
  /** A structured-field boolean (RFC 9651). */
  'upload-complete': z.enum(['?0', '?1']),
})
const SealedDocument = {
  description: 'Sealed bytes.',
  content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
}

/** In a scope of their own: here a body is a stream of bytes, and JSON is not taken. */
export function addDocumentRoutes(app: App, deps: RouteDeps): void {
  void app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(pieceContentType, (_request, payload, done) => done(null, payload))
    addHead(scope, deps)
    addUpload(scope, deps)
    addDownload(scope, deps)
  })
}

function addHead(app: App, deps: RouteDeps): void {
  app.route({
    method: 'HEAD',
    url,
    config: { access: 'device' },
    schema: { summary: 'How far an upload has come, or how long the document is.', params: DocumentParams },
    handler: async (request, reply) => {
      const { committeeId, document } = request.params
      const found = await deps.documents.findDocument(committeeId, document)
      const isShown = found?.complete || callerOf(request).role === 'secretariat'
      if (!found || !isShown) return refuse(reply, { kind: 'not-found' })
      setUploadHeaders(reply, found)
      return found.complete ? reply.header('content-length', found.offset).send() : reply.code(204).send()
    },
  })
}

function addUpload(app: App, deps: RouteDeps): void {
  app.route({
    method: 'PATCH',
    url,
    config: { access: 'secretariat' },
    schema: {
      summary: 'Add one piece at Upload-Offset. Refused: offset-conflict, wrong-hash, too-large, quota-exceeded.',
      params: DocumentParams,
      headers: PieceHeaders,
      body: z.unknown().meta({ type: 'string', format: 'binary' }),
      consumes: [pieceContentType],
      response: { 200: UploadReply },
    },
    handler: async (request, reply) => {
      const { body } = request
      if (!(body instanceof Readable)) return refuse(reply, { kind: 'unsupported-type' })
      try {
        return await takePiece({ params: request.params, headers: request.headers, body }, reply, deps)
      } finally {
        // What a refused piece still brings is read away, or its connection would hang where the reading stopped.
        body.resume()
      }
    },
  })
}

interface PieceRequest {
  readonly params: z.output<typeof DocumentParams>
  readonly headers: z.output<typeof PieceHeaders>
  readonly body: Readable
}

async function takePiece(
  request: PieceRequest,
  reply: FastifyReply,
  deps: RouteDeps,
): Promise<UploadReply | FastifyReply> {
  const { committeeId, document } = request.params
  if (Number(request.headers['content-length'] ?? 0) > wireLimits.pieceBytes)
    return refuse(reply, { kind: 'too-large' })
  const written = await deps.documents.writePiece(committeeId, document, {
    offset: request.headers['upload-offset'],
    last: request.headers['upload-complete'] === '?1',
    bytes: request.body,
    maxPieceBytes: wireLimits.pieceBytes,
    maxDocumentBytes: wireLimits.documentBytes,
    maxCommitteeBytes: deps.limits.documentBytesPerCommittee,
  })
  if (!written.ok) {
    const found = await deps.documents.findDocument(committeeId, document)
    setUploadHeaders(reply, found ?? { offset: 0, complete: false })
    return refuse(reply, { kind: written.error })
  }
  const { offset, complete } = written.value
  if (complete) deps.journal({ event: 'document-stored', committee: committeeId, bytes: offset })
  setUploadHeaders(reply, written.value)
  return written.value
}

function setUploadHeaders(reply: FastifyReply, { offset, complete }: UploadReply): void {
  reply.headers({ 'upload-offset': String(offset), 'upload-complete': complete ? '?1' : '?0' })
}

function addDownload(app: App, deps: RouteDeps): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'device' },
    schema: {
      summary: 'A sealed document, or with Range a part of it.',
      params: DocumentParams,
      response: { 200: SealedDocument, 206: SealedDocument },
    },
    handler: async (request, reply) => {
      const { committeeId, document } = request.params
      const found = await deps.documents.findDocument(committeeId, document)
      if (!found?.complete) return refuse(reply, { kind: 'not-found' })
      const size = found.offset
      const range = parseRange(request.headers.range, size)
      reply.headers({ 'accept-ranges': 'bytes', etag: `"${document}"` })
      if (range === 'unsatisfiable') {
        return refuse(reply.header('content-range', `bytes */${size}`), { kind: 'range-not-satisfiable' })
      }
      const { start, end } = range ?? { start: 0, end: size - 1 }
      if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`)
      reply.type('application/octet-stream').header('content-length', end - start + 1)
      const bytes: unknown = await deps.documents.readDocument(committeeId, document, start, end)
      // The description knows a binary body only as a string.
      return reply.send(bytes as string)
    },
  })
}
