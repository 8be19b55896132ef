import { err, ok, type Result } from '../../shared/result.ts'
import { type FileEdges, type OpenFailure, refusal } from './open-failure.ts'

const edgeBytes = 2048

/** First and last 2 KiB, read beside pdf.js's own first requests: two chunks of the sealed file at most. Kind: `refused`. */
export async function readEdges(url: string, signal: AbortSignal): Promise<Result<FileEdges, OpenFailure>> {
  const first = await readRange(url, 0, edgeBytes - 1, signal)
  if (!first.ok) return first
  const { bytes, body: head } = first.value
  if (bytes <= edgeBytes) return ok({ head, tail: head, bytes })
  const last = await readRange(url, bytes - edgeBytes, bytes - 1, signal)
  return last.ok ? ok({ head, tail: last.value.body, bytes }) : last
}

interface Piece {
  readonly body: Uint8Array
  /** Size of the whole document. */
  readonly bytes: number
}

async function readRange(
  url: string,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<Result<Piece, OpenFailure>> {
  const response = await fetch(url, { headers: { range: `bytes=${from}-${to}` }, signal })
  // An empty file has no first byte: RFC 9110, 15.5.17 answers 416 with `bytes */0`.
  if (response.status === 416) return ok({ body: new Uint8Array(), bytes: 0 })
  if (!response.ok) return err(refusal(await response.json().catch(() => null)))
  const body = new Uint8Array(await response.arrayBuffer())
  const whole = Number(response.headers.get('content-range')?.split('/')[1])
  return ok({ body, bytes: Number.isFinite(whole) ? whole : body.length })
}
