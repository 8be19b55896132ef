import type { AppError, ErrorKind } from '../../shared/errors.ts'

/** What the first bytes say a file is, when it is not a PDF. */
export type FoundFormat = 'empty' | 'word-or-zip' | 'old-office' | 'image' | 'web-page' | 'text' | 'unknown'

/** Why a document is not shown. Sizes are bytes of the clear document; nothing here quotes its text. */
export type OpenFailure =
  /** The desk did not hand the bytes out: not arrived, seal broken, locked, lapsed. */
  | { readonly kind: 'refused'; readonly reason: ErrorKind }
  | { readonly kind: 'not-pdf'; readonly found: FoundFormat; readonly bytes: number }
  /** `wrongPassword`: one was tried and does not open it. */
  | { readonly kind: 'encrypted'; readonly wrongPassword: boolean }
  /** Begins as a PDF and ends before its end mark. `expectedBytes` is known where the file itself says it. */
  | { readonly kind: 'truncated'; readonly bytes: number; readonly expectedBytes: number | null }
  /** Begins and ends as a PDF, but its structure cannot be followed. */
  | { readonly kind: 'damaged'; readonly bytes: number }

/** Ends early, yet its first pages open. */
export interface CutShort {
  readonly bytes: number
  readonly expectedBytes: number | null
  /** Pages 1 to this one open. */
  readonly readable: number
}

const edgeBytes = 1024

/** pdf.js and Acrobat both look for the header within the first 1,024 bytes. */
export const beginsAsPdf = (head: Uint8Array): boolean => latin(head.subarray(0, edgeBytes)).includes('%PDF-')

/** ISO 32000-1, 7.5.5: the last line is `%%EOF`; readers accept it within the last 1,024 bytes. */
export const endsAsPdf = (tail: Uint8Array): boolean => latin(tail.subarray(-edgeBytes)).includes('%%EOF')

/** A linearised file states its whole length in its first object (ISO 32000-1, annex F). */
export function statedBytes(head: Uint8Array): number | null {
  const text = latin(head)
  if (!text.includes('/Linearized')) return null
  const length = /\/L\s+(\d{1,12})\b/.exec(text)?.[1]
  return length === undefined ? null : Number(length)
}

const signatures: readonly (readonly [FoundFormat, readonly number[]])[] = [
  ['word-or-zip', [0x50, 0x4b, 0x03, 0x04]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
]

export function formatOf(head: Uint8Array): FoundFormat {
  if (head.length === 0) return 'empty'
  const signed = signatures.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte))
  if (signed !== undefined) return signed[0]
  if (/<(!doctype html|html|head|body)\b/i.test(latin(head))) return 'web-page'
  return head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20)) ? 'unknown' : 'text'
}

/** The edges of the file, as far as they could be read, decide what pdf.js's refusal means. */
export function classify(edges: FileEdges): OpenFailure {
  const { head, tail, bytes } = edges
  if (!beginsAsPdf(head)) return { kind: 'not-pdf', found: formatOf(head), bytes }
  const expectedBytes = statedBytes(head)
  if (endsAsPdf(tail) && (expectedBytes === null || expectedBytes <= bytes)) return { kind: 'damaged', bytes }
  return {
    kind: 'truncated',
    bytes,
    expectedBytes: expectedBytes !== null && expectedBytes > bytes ? expectedBytes : null,
  }
}

export interface FileEdges {
  readonly head: Uint8Array
  readonly tail: Uint8Array
  readonly bytes: number
}

const refusedKinds: readonly ErrorKind[] = [
  'locked',
  'no-grant',
  'withdrawn',
  'expired',
  'clock-wrong',
  'document-missing',
  'document-damaged',
]

/** The desk repeats the error kind in the body; anything else counts as unexpected. */
export function refusal(body: unknown): OpenFailure {
  const kind = (body as Partial<AppError> | null)?.kind
  const known = refusedKinds.find((candidate) => candidate === kind)
  return { kind: 'refused', reason: known ?? 'unexpected' }
}

const latin = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
