import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import { err, ok } from '../../../shared/result.ts'

const loopback = /^(localhost|\[::1\]|127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/

/**
 * The address a desk may talk to: https, or http on loopback for the demo and for tests. Without a trailing slash, so
 * that paths of the wire can be put behind it. Error: `bad-request`.
 */
export function parseServerUrl(text: string): Result<string, AppError> {
  const bad = err<AppError>({ kind: 'bad-request', reason: 'serverUrl' })
  if (!URL.canParse(text)) return bad
  const url = new URL(text)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
  // A name or password in the address would be sent, and written down, where nobody expects it.
  if (!isSafe || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return bad
  return ok(`${url.origin}${url.pathname.replace(/\/+$/, '')}`)
}
