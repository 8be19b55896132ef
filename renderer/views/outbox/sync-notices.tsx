import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff, IconCloudX, IconShieldX } from '@tabler/icons-react'
import { useState } from 'react'
import type { SyncView } from '../../../shared/api/sync.ts'
import type { AppError } from '../../../shared/errors.ts'
import { formatClock } from '../../format/date.ts'
import { toSpan } from '../../format/span.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../parts/notice.tsx'
import { SyncBar } from '../../parts/sync-bar.tsx'

/** What hinders the sync, what is safe, and what to do. Silent while all is well. */
export function SyncNotices({ sync }: { readonly sync: SyncView }) {
  const { t, explain, space } = useText()
  return (
    <>
      {sync.state === 'syncing' && <SyncBar progress={sync.progress} />}
      {sync.state === 'offline' && <OfflineNotice sync={sync} />}
      {sync.state === 'blocked' && (
        <Notice icon={IconCloudX} tone="red" title={t('outbox.blockedTitle')}>
          {explain(sync.error)}
          {space}
          {t('outbox.blockedText', { waiting: sync.waiting })}
        </Notice>
      )}
      {sync.clock !== null && (
        <Notice icon={IconAlertTriangle} tone="amber" title={t('outbox.clockTitle')}>
          {explain(sync.clock)}
        </Notice>
      )}
      {sync.clock === null && sync.clockSetBackMs !== null && <SetBackNotice ms={sync.clockSetBackMs} />}
      {sync.refused.length > 0 && <RefusedNotice refused={sync.refused} />}
    </>
  )
}

function SetBackNotice({ ms }: { readonly ms: number }) {
  const { t } = useText()
  const { unit, count } = toSpan(ms)
  const title = t('outbox.clockSetBackTitle', { amount: t(`common.span.${unit}`, { count }) })
  return (
    <Notice icon={IconAlertTriangle} tone="amber" title={title}>
      {t('outbox.clockSetBackText')}
    </Notice>
  )
}

function OfflineNotice({ sync }: { readonly sync: SyncView }) {
  const { t, space } = useText()
  const format = useFormat()
  const title =
    sync.offlineSince === null
      ? t('outbox.offlineTitleUnknown')
      : t('outbox.offlineTitle', { when: format.longMoment(sync.offlineSince) })
  return (
    <Notice icon={IconCloudOff} tone="calm" title={title}>
      {t('outbox.offlineText', { waiting: sync.waiting })}
      {sync.nextTryAt !== null && `${space}${t('outbox.nextTry', { time: formatClock(sync.nextTryAt) })}`}
    </Notice>
  )
}

/** The newest one in full; the rest on request. */
function RefusedNotice({ refused }: { readonly refused: readonly AppError[] }) {
  const { t, explain } = useText()
  const [isOpen, setIsOpen] = useState(false)
  const shown = isOpen ? refused : refused.slice(0, 1)
  return (
    <Notice
      icon={IconShieldX}
      tone="red"
      title={t('outbox.refusedTitle', { count: refused.length })}
      action={
        refused.length > 1 && (
          <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t(isOpen ? 'outbox.hideRefused' : 'outbox.showRefused')}
          </Button>
        )
      }
    >
      {shown.map((error, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- errors have no name of their own, and never change places
        <span className={isOpen ? 'block' : undefined} key={index}>
          {explain(error)}
        </span>
      ))}
    </Notice>
  )
}
