import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'
import { pieceContentType, type UploadReply } from '../../../shared/wire.ts'
import type { CallError } from './call-error.ts'
import type { Request } from './http.ts'

/** Part of a document on its way up; header names of draft-ietf-httpbis-resumable-upload. */
export interface Piece {
  readonly offset: number
  readonly isLast: boolean
  readonly bytes: Buffer<ArrayBuffer>
}

export const pieceRequest = (path: string, { offset, isLast, bytes }: Piece): Request => ({
  method: 'PATCH',
  path,
  headers: {
    'content-type': pieceContentType,
    'upload-offset': String(offset),
    'upload-complete': isLast ? '?1' : '?0',
  },
  body: bytes,
  maxReplyBytes: 64 * 1024,
})

/** Error: `server-nonsense`. Also of a refusal with `offset-conflict`, which says where to go on. */
export function readUploadHeaders(headers: Headers): Result<UploadReply, CallError> {
  const offset = headers.get('upload-offset') ?? ''
  const complete = headers.get('upload-complete')
  const isGood = /^(0|[1-9]\d{0,14})$/.test(offset) && (complete === '?0' || complete === '?1')
  return isGood ? ok({ offset: Number(offset), complete: complete === '?1' }) : err({ kind: 'server-nonsense' })
}
