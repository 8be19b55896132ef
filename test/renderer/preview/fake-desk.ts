import { type Argument, type CallName, type PageApi, parseArgument, type Reply } from '../../../shared/api.ts'
import type { Topic } from '../../../shared/api/topic.ts'
import type { SessionView } from '../../../shared/api/session.ts'
import type { SyncView } from '../../../shared/api/sync.ts'
import { queryTopics } from '../../../shared/api/query-topics.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { RecordId } from '../../../shared/ids.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { createApplicationDesk } from './application-desk.ts'
import { both, sampleBatch, sampleDeclarations } from './sample-applications.ts'
import { receiptOf, sampleHits, sampleOutbox, sampleSettings } from './sample-outbox.ts'
import { committeeAnswers } from './parts/committee.ts'
import { rulingsAnswers } from './parts/rulings.ts'
import { registerAnswers } from './parts/register.ts'
import { preparingAnswers } from './parts/preparing.ts'
import { importingAnswers } from './parts/importing.ts'
import { publishingAnswers } from './parts/publishing.ts'
import { packAnswers } from './parts/pack.ts'
import { carryingAnswers } from './parts/carrying.ts'
import type { PreviewRequest, ScreenName } from './screen-names.ts'

type Answer<N extends CallName> = (argument: Argument<N>) => Result<Reply<N>, AppError> | Promise<never>
type Answers = { readonly [N in CallName]: Answer<N> }

const person = {
  memberName: both('Dr Siu Man-kei', '蕭文琪博士'),
  committeeName: both('Compute Subsidy Committee', '算力資助委員會'),
  checkPhrase: 'harbour ladder tin mosaic fern dusk',
}

/** A desk that answers from sample data, parses arguments as the real one does, and tells what changed. */
export function createFakeDesk(request: PreviewRequest, calls: string[]): PageApi {
  const listeners = new Set<(topics: readonly Topic[]) => void>()
  const announce = (...topics: readonly Topic[]): void => listeners.forEach((listener) => listener(topics))
  const answers = answersFor(request, announce)
  return {
    platform: 'linux',
    call: async (name, argument) => {
      const parsed = parseArgument(name, argument)
      if (isCommand(name)) calls.push(argument === undefined ? name : `${name} ${JSON.stringify(argument)}`)
      if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.error)}`)
      return answers[name](parsed.value)
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const questions: ReadonlySet<CallName> = new Set([
  ...(Object.keys(queryTopics) as (keyof typeof queryTopics)[]),
  'preferences',
])
const isCommand = (name: CallName): boolean => !questions.has(name)

const never = new Promise<never>(() => {})

function answersFor({ screen, language, scheme }: PreviewRequest, announce: (...topics: Topic[]) => void): Answers {
  let session = sessionFor(screen)
  let settings = settingsFor(screen)
  let preferences: Reply<'preferences'> = { language, scheme, zoom: 1 }
  const become = (next: SessionView): Result<SessionView, AppError> => {
    session = next
    announce('session')
    return ok(next)
  }
  const savedAt = (): { readonly savedAt: string } => ({ savedAt: new Date(Date.now()).toISOString() })
  return {
    session: () => (screen === 'unopened' ? err({ kind: 'damaged-wrap' }) : ok(session)),
    setUp: () => err({ kind: 'offline' }),
    checkApproval: () => ok(session),
    unlock: ({ passphrase }) =>
      passphrase === 'correct' ? become(unlocked) : err({ kind: 'wrong-passphrase', retryInMs: 8_000 }),
    recover: () => err({ kind: 'wrong-recovery-code', retryInMs: 8_000 }),
    lock: () => become(lockedFor('unlock')),
    changePassphrase: () => ok(null),
    sync: () => ok(syncFor(screen)),
    syncNow: () => ok(syncFor(screen)),
    batch: () => batchFor(screen),
    declarations: () => ok(sampleDeclarations),
    draftDeclaration: () => (screen === 'declarations-save-failed' ? err({ kind: 'disk-full' }) : ok(savedAt())),
    signDeclarations: ({ applicationIds }) => ok({ signed: applicationIds.length }),
    ...createApplicationDesk(screen, () => savedAt().savedAt, announce),
    outbox: () => ok(screen === 'outbox-empty' ? { rows: [], lastNumberedAt: null } : sampleOutbox),
    receipt: ({ recordId }) => {
      const receipt = receiptOf(recordId)
      return receipt === null ? err({ kind: 'not-found' }) : ok(receipt)
    },
    saveReceipt: () => ok(true),
    copyCheckCode: () => ok(null),
    settings: () => ok(settings),
    saveSettings: (change) => {
      settings = { ...settings, ...change }
      announce('settings')
      return ok(null)
    },
    search: ({ query }) => {
      const hits = query.includes('算力') ? sampleHits : []
      return ok({ hits, total: hits.length === 0 ? 0 : 20 })
    },
    preferences: () => ok(preferences),
    savePreferences: (change) => {
      preferences = change
      return ok(null)
    },
    ...committeeAnswers({ screen, language, scheme, announce }),
    ...rulingsAnswers({ screen, language, scheme, announce }),
    ...registerAnswers({ screen, language, scheme, announce }),
    ...preparingAnswers({ screen, language, scheme, announce }),
    ...importingAnswers({ screen, language, scheme, announce }),
    ...publishingAnswers({ screen, language, scheme, announce }),
    ...packAnswers({ screen, language, scheme, announce }),
    ...carryingAnswers({ screen, language, scheme, announce }),
  }
}

const batchFor = (screen: ScreenName): ReturnType<Answers['batch']> => {
  if (screen === 'batch-loading') return never
  if (screen === 'batch-failed') return err({ kind: 'damaged-database' })
  return ok(screen === 'batch-none' ? null : sampleBatch)
}

const settingsFor = (screen: ScreenName): Reply<'settings'> =>
  screen === 'settings-bare'
    ? { ...sampleSettings, keychain: { state: 'none', backend: '' }, singleLetterKeys: false, alwaysShowReasons: true }
    : sampleSettings

const unlocked: SessionView = { state: 'unlocked', role: 'member', ...person }
/** Screens of the secretariat's desk, by the beginning of their name. */
const atSecretariat: readonly string[] = ['importing', 'committee', 'preparing', 'publishing', 'register']
const chairman: SessionView = {
  state: 'unlocked',
  role: 'chairman',
  ...person,
  memberName: both('Mr Au Yeung Chi-ho', '歐陽志豪先生'),
}
const secretary: SessionView = {
  state: 'unlocked',
  role: 'secretary',
  ...person,
  memberName: both('Wong Ka-lok', '王家樂'),
}

const lockedFor = (screen: ScreenName): SessionView => ({
  state: 'locked',
  facts: {
    ...person,
    enrolledAt: '2026-09-03T02:11:00.000Z',
    keychain: screen === 'unlock-bare' ? { state: 'not-answering', backend: '' } : sampleSettings.keychain,
    offlineSince: screen === 'unlock-bare' ? null : '2026-11-20T09:42:00.000Z',
    lastSyncAt: '2026-11-20T09:42:00.000Z',
    leaseEnds: screen === 'unlock-bare' ? '2026-11-26T10:00:00.000Z' : sampleBatch.leaseEnds,
    clockSetBackMs: screen === 'unlock-bare' ? 26 * 3_600_000 : null,
    retryInMs: screen === 'unlock-wrong' ? 8_000 : 0,
  },
})

function sessionFor(screen: ScreenName): SessionView {
  if (screen.startsWith('set-up') || screen === 'recovery-code') return { state: 'not-set-up', serverUrl: null }
  if (screen === 'awaiting') return { state: 'awaiting-approval', ...person, firstEntry: null }
  if (screen === 'awaiting-begin')
    return { state: 'awaiting-approval', ...person, firstEntry: '0'.repeat(64) as RecordId }
  if (screen === 'committee-chairman') return chairman
  if (screen === 'committee-changed') return unlocked
  if (screen === 'pack-secretariat') return secretary
  if (screen.startsWith('rulings')) return chairman
  if (atSecretariat.includes(screen.split('-')[0] ?? '')) return secretary
  return screen.startsWith('unlock') ? lockedFor(screen) : unlocked
}

function syncFor(screen: ScreenName): SyncView {
  const base = {
    waiting: screen === 'outbox-empty' ? 0 : 3,
    offlineSince: null,
    lastSyncAt: '2026-11-23T06:20:00.000Z',
    nextTryAt: null,
    leaseEnds: sampleBatch.leaseEnds,
    clock: null,
    clockSetBackMs: screen === 'carrying-clock' ? 3 * 3_600_000 : null,
    refused: [],
  }
  switch (screen) {
    case 'outbox-blocked':
      return {
        ...base,
        state: 'blocked',
        error: { kind: 'different-history', seenSize: 1266, shownSize: 1301 },
        clock: { kind: 'clock-wrong', localAt: '2036-11-23T06:00:00.000Z', otherAt: '2026-11-23T06:00:00.000Z' },
        refused: [
          { kind: 'forged', number: 1302 },
          { kind: 'damaged-envelope', number: 1299 },
        ],
      }
    case 'outbox-syncing':
    case 'batch-none':
      return {
        ...base,
        state: 'syncing',
        progress: {
          step: 'documents',
          done: 31,
          total: 74,
          doneBytes: 168_000_000,
          totalBytes: 412_000_000,
          secondsLeft: 20,
        },
      }
    case 'outbox-empty':
    case 'carrying-done':
    case 'settings':
      return { ...base, state: 'idle' }
    default:
      return {
        ...base,
        state: 'offline',
        offlineSince: '2026-11-20T09:42:00.000Z',
        lastSyncAt: '2026-11-20T09:42:00.000Z',
        nextTryAt: '2026-11-23T06:40:00.000Z',
      }
  }
}
