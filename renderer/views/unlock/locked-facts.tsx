import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconDeviceLaptop,
  IconKey,
  IconShieldCheck,
  IconShieldOff,
  IconShieldQuestion,
} from '@tabler/icons-react'
import type { KeychainState, LockedFacts } from '../../../shared/api/session.ts'
import { daysUntil } from '../../format/date.ts'
import { soonDays, toSpan } from '../../format/span.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { DoorFact, DoorFacts } from '../../parts/door.tsx'
import { keychainName } from '../../parts/keychain-words.ts'

export function LockedFactList({ facts }: { readonly facts: LockedFacts }) {
  return (
    <DoorFacts>
      <KeychainFact keychain={facts.keychain} />
      <ConnectionFact facts={facts} />
      <LeaseFact leaseEnds={facts.leaseEnds} />
      <ClockFact setBackMs={facts.clockSetBackMs} />
      <DeviceFact facts={facts} />
    </DoorFacts>
  )
}

export function KeychainFact({ keychain }: { readonly keychain: KeychainState }) {
  const { t } = useText()
  switch (keychain.state) {
    case 'holds-half':
      return (
        <DoorFact icon={IconShieldCheck} tone="green" title={t('unlock.keychain.holdsHalf')}>
          {t('unlock.keychain.holdsHalfText', { backend: keychainName(keychain) ?? t('unlock.keychain.unnamed') })}
        </DoorFact>
      )
    case 'not-answering':
      return (
        <DoorFact icon={IconShieldQuestion} tone="amber" title={t('unlock.keychain.notAnswering')}>
          {t('unlock.keychain.notAnsweringText')}
        </DoorFact>
      )
    default:
      return (
        <DoorFact icon={IconShieldOff} title={t('unlock.keychain.none')}>
          {t('unlock.keychain.noneText')}
        </DoorFact>
      )
  }
}

function ConnectionFact({ facts }: { readonly facts: LockedFacts }) {
  const { t } = useText()
  const format = useFormat()
  if (facts.offlineSince !== null) {
    return (
      <DoorFact icon={IconCloudOff} title={t('unlock.offline', { when: format.longMoment(facts.offlineSince) })}>
        {t('unlock.offlineText')}
      </DoorFact>
    )
  }
  if (facts.lastSyncAt === null) {
    return (
      <DoorFact icon={IconCloudOff} title={t('unlock.neverSynced')}>
        {t('unlock.neverSyncedText')}
      </DoorFact>
    )
  }
  return (
    <DoorFact icon={IconCloudCheck} title={t('unlock.synced', { when: format.longMoment(facts.lastSyncAt) })}>
      {t('unlock.syncedText')}
    </DoorFact>
  )
}

function LeaseFact({ leaseEnds }: Pick<LockedFacts, 'leaseEnds'>) {
  const { t } = useText()
  const format = useFormat()
  if (leaseEnds === null) return null
  const when = format.longWeekday(leaseEnds)
  if (Date.parse(leaseEnds) < format.now) {
    return (
      <DoorFact icon={IconKey} title={t('unlock.lapsed', { when })}>
        {t('unlock.lapsedText')}
      </DoorFact>
    )
  }
  const days = daysUntil(leaseEnds, format.now)
  return (
    <DoorFact icon={IconKey} tone={days <= soonDays ? 'amber' : 'plain'} title={t('unlock.lease', { when, days })}>
      {t('unlock.leaseText')}
    </DoorFact>
  )
}

function ClockFact({ setBackMs }: { readonly setBackMs: number | null }) {
  const { t } = useText()
  if (setBackMs === null) return null
  const { unit, count } = toSpan(setBackMs)
  const amount = t(`common.span.${unit}`, { count })
  return (
    <DoorFact icon={IconAlertTriangle} tone="amber" title={t('unlock.clockSetBack', { amount })}>
      {t('unlock.clockSetBackText')}
    </DoorFact>
  )
}

function DeviceFact({ facts }: { readonly facts: LockedFacts }) {
  const { t, space } = useText()
  const format = useFormat()
  return (
    <DoorFact icon={IconDeviceLaptop} title={t('unlock.device')}>
      {t('unlock.deviceText', { when: format.fullDay(facts.enrolledAt) })}
      {space}
      <span className="strong" lang="en-HK">
        {facts.checkPhrase}
      </span>
    </DoorFact>
  )
}
