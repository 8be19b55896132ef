import { err, ok, type Result } from '../../shared/result.ts'
import { type FileEdges, type OpenFailure, refusal } from './open-failure.ts'

const edgeBytes = 2048

/** Most papers are smaller. One request brings them, while the worker is still starting. */
const smallBytes = 4 << 20

/** The whole document when it is small, null when it is not. Kind: `refused`. */
export async function readSmall(url: string, signal: AbortSignal): Promise<Result<Uint8Array | null, OpenFailure>> {
  const response = await request(url, 0, smallBytes - 1, signal)
  if (response.status === 416) return ok(new Uint8Array())
  if (!response.ok) return err(await refusalOf(response))
  if (wholeBytes(response) <= smallBytes) return ok(new Uint8Array(await response.arrayBuffer()))
  await response.body?.cancel()
  return ok(null)
}

export const edgesOf = (data: Uint8Array): FileEdges => ({
  head: data.slice(0, edgeBytes),
  tail: data.slice(-edgeBytes),
  bytes: data.length,
})

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
  const response = await request(url, from, to, signal)
  // An empty file has no first byte: RFC 9110, 15.5.17 answers 416 with `bytes */0`.
  if (response.status === 416) return ok({ body: new Uint8Array(), bytes: 0 })
  if (!response.ok) return err(await refusalOf(response))
  return ok({ body: new Uint8Array(await response.arrayBuffer()), bytes: wholeBytes(response) })
}

const request = (url: string, from: number, to: number, signal: AbortSignal): Promise<Response> =>
  fetch(url, { headers: { range: `bytes=${from}-${to}` }, signal })

const refusalOf = async (response: Response): Promise<OpenFailure> => refusal(await response.json().catch(() => null))

/** Of a 206 the size after the slash, of a 200 the length. */
const wholeBytes = ({ headers }: Response): number =>
  Number(headers.get('content-range')?.split('/')[1] ?? headers.get('content-length') ?? 0)
