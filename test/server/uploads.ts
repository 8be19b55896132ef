import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { expect } from 'vitest'
import type { DocumentHash } from '../../shared/ids.ts'
import { pieceContentType, wirePaths, type UploadReply } from '../../shared/wire.ts'
import { call, makeClaims, makeToken, sha256Hex, type Member } from './running-server.ts'

export interface Piece {
  readonly offset: number
  readonly last: boolean
  readonly bytes: Uint8Array
}
export const hashOf = (bytes: Uint8Array): DocumentHash => sha256Hex(bytes) as DocumentHash
export const pieceHeaders = ({ offset, last }: Omit<Piece, 'bytes'>) => ({
  'content-type': pieceContentType,
  'upload-offset': String(offset),
  'upload-complete': last ? '?1' : '?0',
})

export function sendPiece(by: Member, document: DocumentHash, piece: Piece) {
  const body = new Uint8Array(piece.bytes)
  const options = { method: 'PATCH', body, headers: pieceHeaders(piece) }
  return call<UploadReply>(by, wirePaths.document(by.committeeId, document), options)
}
export const headDocument = (by: Member, document: DocumentHash) =>
  call(by, wirePaths.document(by.committeeId, document), { method: 'HEAD' })
export const fetchDocument = (by: Member, document: DocumentHash, range?: string) =>
  call<Uint8Array>(by, wirePaths.document(by.committeeId, document), { headers: range ? { range } : {} })

export async function storeDocument(by: Member, bytes: Uint8Array): Promise<DocumentHash> {
  const document = hashOf(bytes)
  expect((await sendPiece(by, document, { offset: 0, last: true, bytes })).status).toBe(200)
  return document
}

export async function offsetOf(by: Member, document: DocumentHash): Promise<number> {
  const { status, headers } = await headDocument(by, document)
  return status === 404 ? 0 : Number(headers.get('upload-offset'))
}

/** A request whose body the test writes itself, as much of it as it likes. */
export function openPiece(
  by: Member,
  document: DocumentHash,
  piece: Omit<Piece, 'bytes'> & { readonly length?: number },
  onReply?: (incoming: IncomingMessage) => void,
): ClientRequest {
  const { server, device, committeeId } = by
  const length = piece.length === undefined ? { 'transfer-encoding': 'chunked' } : { 'content-length': piece.length }
  const authorization = `Bearer ${makeToken(device, makeClaims(server, device, committeeId))}`
  const headers = { ...pieceHeaders(piece), ...length, authorization }
  return request(server.url + wirePaths.document(committeeId, document), { method: 'PATCH', headers }, onReply)
}

/** Starts a request of `bytes.length` and cuts the connection after `sent` of them. */
export function sendCut(by: Member, document: DocumentHash, piece: Piece, sent: number): Promise<void> {
  return new Promise((resolve) => {
    const outgoing = openPiece(by, document, { ...piece, length: piece.bytes.length })
    outgoing.on('error', () => resolve())
    outgoing.write(piece.bytes.subarray(0, sent), () => setTimeout(() => outgoing.destroy(new Error('cut')), 50))
  })
}

/** Sends all bytes without a content-length, so that the server finds out only while it reads. */
export function sendUnannounced(
  by: Member,
  document: DocumentHash,
  bytes: Uint8Array,
): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const outgoing = openPiece(by, document, { offset: 0, last: true }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
        resolve({ status: incoming.statusCode ?? 0, body })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(bytes)
  })
}
