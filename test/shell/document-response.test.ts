import { expect, test } from 'vitest'
import { documentResponse, type DocumentSource } from '../../electron/shell/document-response.ts'
import type { AppError } from '../../shared/errors.ts'
import { DocumentHash } from '../../shared/ids.ts'
import { err, ok } from '../../shared/result.ts'

const hash = DocumentHash.parse('a'.repeat(64))
const clear = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 251)
const source: DocumentSource = {
  documentSize: () => Promise.resolve(ok(clear.length)),
  readDocument: (_hash, from, length) => Promise.resolve(ok(clear.subarray(from, from + length))),
}
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

test('a range comes back as such, with its place in the whole', async () => {
  const response = await documentResponse(source, hash, 'bytes=100-199', {})
  expect(response.status).toBe(206)
  expect(response.headers.get('content-range')).toBe('bytes 100-199/3000000')
  expect(response.headers.get('content-length')).toBe('100')
  expect(await bytesOf(response)).toEqual(clear.slice(100, 200))
})

test('without a range the whole document comes, piece by piece', async () => {
  const response = await documentResponse(source, hash, null, {})
  expect(response.status).toBe(200)
  expect(response.headers.get('accept-ranges')).toBe('bytes')
  expect(Buffer.compare(await bytesOf(response), clear)).toBe(0)
})

test('nothing is opened for a request that is given up after its headers', async () => {
  let reads = 0
  const counted: DocumentSource = { ...source, readDocument: (...a) => ((reads += 1), source.readDocument(...a)) }
  const response = await documentResponse(counted, hash, null, {})
  await response.body?.cancel()
  expect(reads).toBe(0)
})

test('a range beyond the end is refused with the size', async () => {
  const response = await documentResponse(source, hash, 'bytes=3000000-', {})
  expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */3000000'])
})

test.each<[AppError, number]>([
  [{ kind: 'locked' }, 423],
  [{ kind: 'withdrawn' }, 403],
  [{ kind: 'document-missing' }, 404],
  [{ kind: 'document-damaged' }, 422],
])('%o answers %i and names its kind', async (error, status) => {
  const response = await documentResponse(
    { ...source, documentSize: () => Promise.resolve(err(error)) },
    hash,
    null,
    {},
  )
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ kind: error.kind })
})
