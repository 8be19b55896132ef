import { Kbd, UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudX,
  IconKey,
  IconRefresh,
  IconSend,
  IconShieldX,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SyncView } from '../../shared/api/sync.ts'
import { platform, useCall } from '../api.ts'
import { daysUntil } from '../format/date.ts'
import { soonDays } from '../format/span.ts'
import { useFormat } from '../format/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { everywhere } from '../keys/shortcuts.ts'
import { shownKeys } from '../keys/shortcut.ts'
import { useHints } from '../keys/use-shortcuts.ts'
import { goTo } from '../state/place.ts'
import { openKeyHelp } from './key-help-state.ts'
import { describeProgress } from './sync-progress.ts'

/** Always there: the connection and since when, what waits, the lease; at the right the keys that work here. */
export function StatusBar() {
  const { t } = useText()
  const sync = useCall('sync', undefined)
  return (
    <footer className="statusbar" data-pane aria-label={t('frame.status')}>
      {sync.state === 'ready' && (
        <>
          <Connection sync={sync.value} />
          <Waiting sync={sync.value} />
          <Alarms sync={sync.value} />
          <Lease sync={sync.value} />
        </>
      )}
      <div className="grow" />
      <Hints />
    </footer>
  )
}

function Connection({ sync }: { readonly sync: SyncView }) {
  const { t } = useText()
  const format = useFormat()
  switch (sync.state) {
    case 'syncing':
      return <Fact icon={<IconRefresh size={15} aria-hidden />}>{describeProgress(sync.progress, t)}</Fact>
    case 'blocked':
      return (
        <Fact icon={<IconCloudX size={15} aria-hidden />} tone="red" toOutbox>
          {t('frame.blocked')}
        </Fact>
      )
    case 'offline':
      return (
        <Fact icon={<IconCloudOff size={15} aria-hidden />}>
          {sync.offlineSince === null
            ? t('frame.offline')
            : t('frame.offlineSince', { when: format.recentInText(sync.offlineSince) })}
        </Fact>
      )
    default:
      return (
        <Fact icon={<IconCloudCheck size={15} aria-hidden />}>
          {sync.lastSyncAt === null
            ? t('frame.neverSynced')
            : t('frame.syncedAt', { when: format.recentInText(sync.lastSyncAt) })}
        </Fact>
      )
  }
}

function Waiting({ sync }: { readonly sync: SyncView }) {
  const { t } = useText()
  return (
    <Fact icon={<IconSend size={15} aria-hidden />} tone={sync.waiting > 0 ? 'ink' : 'plain'} toOutbox>
      {t('frame.waiting', { count: sync.waiting })}
    </Fact>
  )
}

/** What needs somebody: a clock that is wrong or was set back, records that were refused. */
function Alarms({ sync }: { readonly sync: SyncView }) {
  const { t } = useText()
  return (
    <>
      {sync.clock !== null && (
        <Fact icon={<IconAlertTriangle size={15} aria-hidden />} tone="amber" toOutbox>
          {t('frame.clockWrong')}
        </Fact>
      )}
      {sync.clock === null && sync.clockSetBackMs !== null && (
        <Fact icon={<IconAlertTriangle size={15} aria-hidden />} tone="amber" toOutbox>
          {t('frame.clockSetBack')}
        </Fact>
      )}
      {sync.refused.length > 0 && (
        <Fact icon={<IconShieldX size={15} aria-hidden />} tone="red" toOutbox>
          {t('frame.refused', { count: sync.refused.length })}
        </Fact>
      )}
    </>
  )
}

function Lease({ sync }: { readonly sync: SyncView }) {
  const { t } = useText()
  const format = useFormat()
  if (sync.leaseEnds === null) return null
  const hasLapsed = Date.parse(sync.leaseEnds) < format.now
  const when = format.weekday(sync.leaseEnds)
  const isSoon = daysUntil(sync.leaseEnds, format.now) <= soonDays
  return (
    <Fact icon={<IconKey size={15} aria-hidden />} tone={isSoon ? 'amber' : 'plain'}>
      {hasLapsed ? t('frame.leaseLapsed', { when }) : t('frame.lease', { when })}
    </Fact>
  )
}

interface FactProps {
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly tone?: 'plain' | 'ink' | 'amber' | 'red'
  readonly toOutbox?: boolean
}

function Fact({ icon, children, tone = 'plain', toOutbox = false }: FactProps) {
  const className = tone === 'plain' ? 'status' : `status ${tone}`
  if (!toOutbox) {
    return (
      <span className={className}>
        {icon}
        {children}
      </span>
    )
  }
  return (
    <UnstyledButton className={`${className} status-link`} onClick={() => goTo('outbox')}>
      {icon}
      {children}
    </UnstyledButton>
  )
}

function Hints() {
  const { t } = useText()
  const hints = useHints()
  const isMac = platform() === 'darwin'
  return (
    <div className="hints" role="group" aria-label={t('frame.keysHere')}>
      <div className="hint-list">
        {hints.map((shortcut) => (
          <span className="hint" key={shortcut.id}>
            <Kbd>{shownKeys(shortcut.shown, isMac)}</Kbd>
            {t(shortcut.label)}
          </span>
        ))}
      </div>
      <UnstyledButton className="hint hint-all" onClick={openKeyHelp}>
        <Kbd>{everywhere.help.shown}</Kbd>
        {t('frame.allKeys')}
      </UnstyledButton>
    </div>
  )
}
