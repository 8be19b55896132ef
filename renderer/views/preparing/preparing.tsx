import '../application/application.css'
import './preparing.css'
import { Button, Skeleton, VisuallyHidden } from '@mantine/core'
import { IconFiles } from '@tabler/icons-react'
import { useRef } from 'react'
import type { PreparingView } from '../../../shared/api/preparing.ts'
import { useCall } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { lists } from '../../keys/shortcuts.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { AfterDelay } from '../../parts/after-delay.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FailedView } from '../../parts/problem.tsx'
import { useRovingRows } from '../../parts/roving-rows.ts'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { goTo } from '../../state/place.ts'
import { EmptyByFilter } from './empty-by-filter.tsx'
import { PreparedBeside } from './prepared-beside.tsx'
import { showRows } from './prepared-rows.ts'
import { PreparingFilter } from './preparing-filter.tsx'
import { PreparingHead } from './preparing-head.tsx'
import { openPrepared, usePreparing } from './preparing-state.ts'
import { PreparingTable } from './preparing-table.tsx'
import { Prices } from './prices.tsx'
import { preparing as keys } from './shortcuts.ts'
import { redoPreparing, undoPreparing } from './undo-preparing.ts'
import { useAddByHand } from './use-add-by-hand.ts'

/** The room "Applications" of the secretariat. */
export function Preparing() {
  const { t } = useText()
  const view = useCall('preparing', undefined)
  const shown = usePreparing((state) => state.shown)
  // A change of what is prepared is not taken back where it cannot be seen.
  const isReady = view.state === 'ready' && shown !== 'prices'
  useShortcuts([
    {
      shortcut: keys.undo,
      hint: true,
      when: isReady && view.value.undo !== null,
      run: () => void undoPreparing(),
    },
    {
      shortcut: keys.redo,
      hint: true,
      when: isReady && view.value.redo !== null,
      run: () => void redoPreparing(),
    },
  ])
  if (view.state === 'loading') return <OnItsWay />
  if (view.state === 'failed') {
    return (
      <>
        <div className="page-head">
          <h1>{t('preparing.title')}</h1>
        </div>
        <FailedView error={view.error} again={view.again} />
      </>
    )
  }
  if (shown === 'prices') return <Prices />
  if (view.value.rows.length === 0) return <NoApplications view={view.value} />
  return <PreparingOf view={view.value} />
}

function PreparingOf({ view }: { readonly view: PreparingView }) {
  const { choice, query, order, chosen, shown } = usePreparing()
  const field = useRef<HTMLInputElement>(null)
  const rows = showRows(view.rows, { choice, query, order })
  const choose = (id: (typeof rows)[number]['applicationId']): void => usePreparing.setState({ chosen: id })
  const roving = useRovingRows(
    rows.map(({ applicationId }) => applicationId),
    chosen,
    choose,
  )
  const chosenRow = view.rows.find(({ applicationId }) => applicationId === chosen) ?? null
  useShortcuts([
    { shortcut: lists.move, hint: true, when: rows.length > 0, run: roving.move },
    {
      shortcut: lists.open,
      hint: shown === 'list',
      when: shown === 'list' && chosenRow !== null,
      run: () => chosenRow !== null && openPrepared(chosenRow.applicationId),
    },
    { shortcut: lists.filter, hint: shown === 'list', when: shown === 'list', run: () => field.current?.focus() },
  ])
  if (shown === 'application' && chosenRow !== null)
    return <PreparedBeside view={view} rows={rows} row={chosenRow} tabIndexOf={roving.tabIndexOf} />
  return (
    <>
      <PreparingHead view={view} />
      <PreparingFilter view={view} fieldRef={field} />
      {rows.length === 0 ? (
        <EmptyByFilter hidden={view.rows.length} query={query} />
      ) : (
        <PreparingTable rows={rows} chosen={chosen} tabIndexOf={roving.tabIndexOf} />
      )}
    </>
  )
}

function NoApplications({ view }: { readonly view: PreparingView }) {
  const { t } = useText()
  const adding = useAddByHand()
  return (
    <>
      <PreparingHead view={view} isBare />
      <Empty icon={IconFiles} title={t('preparing.emptyTitle')} text={t('preparing.emptyText')}>
        <Button variant="filled" onClick={() => goTo('importing')}>
          {t('preparing.import')}
        </Button>
        <Button onClick={() => void adding.add()} disabled={adding.pending}>
          {t('preparing.add')}
        </Button>
      </Empty>
    </>
  )
}

function OnItsWay() {
  const { t } = useText()
  return (
    <>
      <VisuallyHidden component="h1">{t('preparing.title')}</VisuallyHidden>
      <div className="skeleton-head">
        <AfterDelay>
          <Skeleton width={160} height={16} />
          <Skeleton width={420} height={10} />
        </AfterDelay>
      </div>
      <SkeletonRows columns={[80, 120, 60, 70, 90]} />
    </>
  )
}
