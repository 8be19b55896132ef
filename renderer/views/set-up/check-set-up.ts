import type { ParseKeys } from 'i18next'
import type { AppError } from '../../../shared/errors.ts'

export interface SetUpFields {
  readonly serverUrl: string
  readonly code: string
  readonly passphrase: string
  readonly again: string
}
export type SetUpFaults = { readonly [K in keyof SetUpFields]?: ParseKeys }

/** What can be told wrong without asking anybody. Loopback may go without TLS, as the desk allows it. */
export function checkSetUp(fields: SetUpFields): SetUpFaults {
  return {
    ...(isServerAddress(fields.serverUrl.trim()) ? {} : { serverUrl: 'setUp.serverBad' as const }),
    ...(fields.code.trim() === '' ? { code: 'setUp.codeMissing' as const } : {}),
    ...(fields.passphrase === '' ? { passphrase: 'setUp.passphraseHint' as const } : {}),
    ...(fields.passphrase === fields.again ? {} : { again: 'setUp.differ' as const }),
  }
}

/** Loopback may go without TLS, as the desk allows it. */
export function isServerAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  if (protocol === 'https:') return true
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** The field that an answer of the desk is about; null when it is about none. */
export function fieldOf({ kind }: AppError): keyof SetUpFields | null {
  if (kind === 'invite-unknown' || kind === 'invite-used') return 'code'
  if (kind === 'weak-passphrase') return 'passphrase'
  return null
}

/** The groups of a code as it is shown: `7KQ2-…`. */
export const codeGroups = (code: string): readonly string[] => code.split(/[\s-]+/).filter((group) => group !== '')

/** Forgives what the desk forgives when the code is typed: case, and O, I, L for 0 and 1. */
export const isSameGroup = (typed: string, group: string): boolean => plain(typed) === plain(group)

const plain = (text: string): string =>
  text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
