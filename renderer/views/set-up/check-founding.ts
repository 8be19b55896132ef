import type { ParseKeys } from 'i18next'
import type { AppError } from '../../../shared/errors.ts'
import { isServerAddress } from './check-set-up.ts'

export interface FoundingFields {
  readonly serverUrl: string
  readonly setupToken: string
  readonly committeeEn: string
  readonly committeeZh: string
  readonly ownEn: string
  readonly ownZh: string
  readonly passphrase: string
  readonly again: string
}
export type FoundingFaults = { readonly [K in keyof FoundingFields]?: ParseKeys }

const isEmpty = (text: string): boolean => text.trim() === ''

/** What can be told wrong without asking anybody. */
export function checkFounding(fields: FoundingFields): FoundingFaults {
  const { serverUrl, setupToken, committeeEn, committeeZh, ownEn, ownZh, passphrase, again } = fields
  return {
    ...(isServerAddress(serverUrl.trim()) ? {} : { serverUrl: 'setUp.serverBad' as const }),
    ...(isEmpty(setupToken) ? { setupToken: 'committee.found.tokenMissing' as const } : {}),
    ...(isEmpty(committeeEn) ? { committeeEn: 'committee.found.nameMissing' as const } : {}),
    ...(isEmpty(committeeZh) ? { committeeZh: 'committee.found.nameMissing' as const } : {}),
    ...(isEmpty(ownEn) && isEmpty(ownZh) ? { ownEn: 'committee.found.ownMissing' as const } : {}),
    ...(passphrase === '' ? { passphrase: 'setUp.passphraseHint' as const } : {}),
    ...(passphrase === again ? {} : { again: 'setUp.differ' as const }),
  }
}

/** The field that an answer of the desk is about; null when it is about none. */
export function foundingFieldOf({ kind }: AppError): keyof FoundingFields | null {
  if (kind === 'wrong-set-up-token') return 'setupToken'
  if (kind === 'weak-passphrase') return 'passphrase'
  return null
}
