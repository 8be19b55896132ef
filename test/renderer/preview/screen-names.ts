import { committeeScreens } from './parts/committee.ts'
import { rulingsScreens } from './parts/rulings.ts'
import { registerScreens } from './parts/register.ts'
import { preparingScreens } from './parts/preparing.ts'
import { importingScreens } from './parts/importing.ts'
import { publishingScreens } from './parts/publishing.ts'
import { packScreens } from './parts/pack.ts'
import { carryingScreens } from './parts/carrying.ts'

/** Every screen and state that the page has, by the name in the address. */
export const screenNames = [
  'set-up',
  'recovery-code',
  'awaiting',
  'unlock',
  'unlock-wrong',
  'unlock-bare',
  'unlock-recover',
  'unopened',
  'batch',
  'batch-loading',
  'batch-failed',
  'batch-none',
  'batch-filtered',
  'declarations',
  'declarations-signed',
  'declarations-save-failed',
  'outbox',
  'outbox-blocked',
  'outbox-syncing',
  'outbox-empty',
  'settings',
  'settings-bare',
  'settings-passphrase',
  'search',
  'search-commands',
  'keys',
  'withdraw',
  'application',
  'application-compute',
  'application-form',
  'application-assessment',
  'application-pages',
  'application-find',
  'application-two-projects',
  'application-submitted',
  'application-save-failed',
  'application-vote',
  'application-vote-refused',
  'application-vote-signed',
  'application-not-voting',
  'application-observing',
  'application-withdraw',
  'application-failed',
  'application-cut',
  'application-cut-all',
  'application-scrambled',
  'application-locked',
  'application-not-pdf',
  'application-seal',
  'application-late',
  ...committeeScreens,
  ...rulingsScreens,
  ...registerScreens,
  ...preparingScreens,
  ...importingScreens,
  ...publishingScreens,
  ...packScreens,
  ...carryingScreens,
] as const
export type ScreenName = (typeof screenNames)[number]

export interface PreviewRequest {
  readonly screen: ScreenName
  readonly language: 'zh-HK' | 'en-HK'
  readonly scheme: 'light' | 'dark'
}

export function readRequest(query: URLSearchParams): PreviewRequest {
  return {
    screen: screenNames.find((name) => name === query.get('screen')) ?? 'batch',
    language: query.get('lang') === 'zh' ? 'zh-HK' : 'en-HK',
    scheme: query.get('scheme') === 'dark' ? 'dark' : 'light',
  }
}
