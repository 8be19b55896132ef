import './outbox.css'
import { Button } from '@mantine/core'
import { IconReceipt, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import type { OutboxRow, OutboxView } from '../../../shared/api/outbox.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { RecordId } from '../../../shared/ids.ts'
import { useCall, useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { lists, outbox as outboxKeys } from '../../keys/shortcuts.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Empty } from '../../parts/empty.tsx'
import { FailedView, Problem } from '../../parts/problem.tsx'
import { useRovingRows } from '../../parts/roving-rows.ts'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { Carrying } from '../carrying/carrying.tsx'
import { useOutboxState } from './outbox-state.ts'
import { OutboxTable } from './outbox-table.tsx'
import { Receipt } from './receipt.tsx'
import { SyncNotices } from './sync-notices.tsx'

export function Outbox() {
  const { t } = useText()
  const sync = useCall('sync', undefined)
  const syncNow = useCommand('syncNow')
  const [error, setError] = useState<AppError | null>(null)
  const isSyncing = syncNow.pending || (sync.state === 'ready' && sync.value.state === 'syncing')

  const start = async (): Promise<void> => {
    if (isSyncing) return
    const result = await syncNow.run(undefined)
    // Offline and blocked are states of the sync and are told by its own notice.
    setError(result.ok ? null : result.error)
  }
  useShortcuts([{ shortcut: outboxKeys.sync, hint: true, when: !isSyncing, run: () => void start() }])

  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1>{t('outbox.title')}</h1>
          <p className="small sub">{t('outbox.intro')}</p>
        </div>
        <Button
          variant="filled"
          leftSection={<IconRefresh size={15} aria-hidden />}
          disabled={isSyncing}
          onClick={() => void start()}
        >
          {isSyncing ? t('outbox.syncing') : t('outbox.syncNow')}
        </Button>
      </div>
      {error !== null && (
        <div className="outbox-problem">
          <Problem error={error} />
        </div>
      )}
      {sync.state === 'ready' && <SyncNotices sync={sync.value} />}
      {sync.state === 'ready' && <Carrying sync={sync.value} />}
      <Records />
    </>
  )
}

function Records() {
  const outbox = useCall('outbox', undefined)
  if (outbox.state === 'loading') return <SkeletonRows columns={[140, 60, 90]} twoLines={false} />
  if (outbox.state === 'failed') return <FailedView error={outbox.error} again={outbox.again} />
  return <RecordsOf view={outbox.value} />
}

function RecordsOf({ view }: { readonly view: OutboxView }) {
  const { t } = useText()
  const chosenId = useOutboxState(({ chosen }) => chosen)
  const waiting = view.rows.filter(({ receipt }) => receipt === 'waiting')
  const numbered = view.rows.filter(({ receipt }) => receipt !== 'waiting')
  const inOrder = [...waiting, ...numbered]
  const chosen = inOrder.find(({ recordId }) => recordId === chosenId) ?? firstShown(waiting, numbered)
  const roving = useRovingRows(
    inOrder.map(({ recordId }) => recordId),
    chosen?.recordId ?? null,
    chooseRecord,
  )
  useShortcuts([{ shortcut: lists.move, hint: true, when: inOrder.length > 0, run: roving.move }])
  if (chosen === null) {
    return <Empty icon={IconReceipt} title={t('outbox.emptyTitle')} text={t('outbox.emptyText')} />
  }
  return (
    <div className="columns">
      <div className="scroll">
        <OutboxTable view={view} waiting={waiting} numbered={numbered} chosen={chosen.recordId} roving={roving} />
      </div>
      <aside className="detail outbox-detail" data-pane>
        <Receipt key={chosen.recordId} row={chosen} />
      </aside>
    </div>
  )
}

export const chooseRecord = (recordId: RecordId): void => useOutboxState.setState({ chosen: recordId })

/** The newest receipt tells more than a record that waits. */
const firstShown = (waiting: readonly OutboxRow[], numbered: readonly OutboxRow[]): OutboxRow | null =>
  numbered.find(({ receipt }) => receipt === 'verified') ?? waiting[0] ?? numbered[0] ?? null
