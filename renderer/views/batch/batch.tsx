import { Button, Skeleton, VisuallyHidden } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useRef } from 'react'
import type { BatchView } from '../../../shared/api/batch.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useCall, useCommand } from '../../api.ts'
import { useBatchArgument } from '../../state/shown-batch.ts'
import { useText } from '../../i18n/use-text.ts'
import { lists } from '../../keys/shortcuts.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { AfterDelay } from '../../parts/after-delay.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FailedView } from '../../parts/problem.tsx'
import { useRovingRows } from '../../parts/roving-rows.ts'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { SyncBar } from '../../parts/sync-bar.tsx'
import { BatchFilter } from './batch-filter.tsx'
import { BatchHead } from './batch-head.tsx'
import { groupByStage, matches, openRows } from './batch-rows.ts'
import { useBatchState } from './batch-state.ts'
import { BatchTable } from './batch-table.tsx'
import { EmptyByFilter } from './empty-by-filter.tsx'
import { openDeclaration, openRow } from './next-step.ts'

export function Batch() {
  const batch = useCall('batch', useBatchArgument())
  switch (batch.state) {
    case 'loading':
      return <BatchOnItsWay />
    case 'failed':
      return <BatchFailed error={batch.error} again={batch.again} />
    default:
      return batch.value === null ? <NoBatch /> : <BatchOf view={batch.value} />
  }
}

function BatchOf({ view }: { readonly view: BatchView }) {
  const { choice, query, category, chosen } = useBatchState()
  const field = useRef<HTMLInputElement>(null)
  const shown = view.rows.filter((row) => matches(row, { choice, query, category }))
  const groups = groupByStage(shown)
  const inOrder = groups.flatMap(({ rows }) => rows)
  const chosenRow = inOrder.find(({ applicationId }) => applicationId === chosen) ?? null
  const roving = useRovingRows(
    inOrder.map(({ applicationId }) => applicationId),
    chosen,
    (id) => useBatchState.setState({ chosen: id }),
  )
  const isDeclarable = chosenRow?.stage === 'declare'
  useShortcuts([
    { shortcut: lists.move, hint: true, when: inOrder.length > 0, run: roving.move },
    { shortcut: lists.open, hint: true, when: chosenRow !== null, run: () => chosenRow !== null && openRow(chosenRow) },
    {
      shortcut: lists.declare,
      hint: true,
      when: isDeclarable || inOrder.some(({ stage }) => stage === 'declare'),
      run: () => {
        const row = isDeclarable ? chosenRow : inOrder.find(({ stage }) => stage === 'declare')
        if (row !== undefined) openDeclaration(row)
      },
    },
    { shortcut: lists.filter, hint: true, run: () => field.current?.focus() },
  ])
  return (
    <>
      <BatchHead view={view} />
      <BatchFilter view={view} fieldRef={field} />
      {shown.length === 0 ? (
        <EmptyByFilter hidden={openRows(view.rows).length} query={query} />
      ) : (
        <BatchTable
          view={view}
          groups={groups}
          withdrawn={shown.filter((row) => row.state === 'withdrawn')}
          chosen={chosen}
          tabIndexOf={roving.tabIndexOf}
        />
      )}
    </>
  )
}

function BatchFailed({ error, again }: { readonly error: AppError; readonly again: () => void }) {
  const { t } = useText()
  return (
    <>
      <div className="page-head">
        <h1>{t('frame.applications')}</h1>
      </div>
      <FailedView error={error} again={again} />
    </>
  )
}

/** Head and rows where they will be, so that nothing jumps. */
function BatchOnItsWay() {
  const { t } = useText()
  return (
    <>
      <VisuallyHidden component="h1">{t('frame.applications')}</VisuallyHidden>
      <div className="skeleton-head">
        <AfterDelay>
          <Skeleton width={160} height={16} />
          <Skeleton width={420} height={10} />
        </AfterDelay>
      </div>
      <SkeletonRows columns={[70, 100, 60, 70, 40, 120]} />
    </>
  )
}

/** Before the first batch: says what will bring it, and shows it coming. */
function NoBatch() {
  const { t } = useText()
  const sync = useCall('sync', undefined)
  const syncNow = useCommand('syncNow')
  const isSyncing = sync.state === 'ready' && sync.value.state === 'syncing'
  return (
    <>
      <Empty icon={IconInbox} title={t('batch.emptyTitle')} text={t('batch.emptyText')} heading="h1">
        <Button variant="filled" disabled={isSyncing || syncNow.pending} onClick={() => void syncNow.run(undefined)}>
          {t('batch.syncNow')}
        </Button>
      </Empty>
      {sync.state === 'ready' && sync.value.state === 'syncing' && <SyncBar progress={sync.value.progress} />}
    </>
  )
}
