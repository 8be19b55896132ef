import './pack.css'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { PackView } from '../../../shared/api/pack.ts'
import { useCall } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Empty } from '../../parts/empty.tsx'
import { FailedView } from '../../parts/problem.tsx'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { goTo } from '../../state/place.ts'
import { AgendaEditor } from './agenda-editor.tsx'
import { AgendaNotice } from './agenda-notice.tsx'
import { PackHead } from './pack-head.tsx'
import { PackNotices } from './pack-notices.tsx'
import { usePackState } from './pack-state.ts'
import { PackTable } from './pack-table.tsx'
import { useMaking } from './use-making.ts'

/** The meeting pack: what will be in it, for whom, and making it. */
export function Pack() {
  const copyFor = usePackState(({ copyFor: chosen }) => chosen)
  const pack = useCall('pack', { copyFor }, { keepPrevious: true })
  if (pack.state === 'loading') return <SkeletonRows columns={[66]} />
  if (pack.state === 'failed') return <FailedView error={pack.error} again={pack.again} />
  return pack.value === null ? <NoBatch /> : <PackOf view={pack.value} />
}

function NoBatch() {
  const { t } = useText()
  const session = useCall('session', undefined)
  const isSecretary =
    session.state === 'ready' && session.value.state === 'unlocked' && session.value.role === 'secretary'
  return (
    <Empty
      icon={IconPrinter}
      heading="h1"
      title={t(isSecretary ? 'publishing.empty.title' : 'pack.emptyTitle')}
      text={t(isSecretary ? 'pack.emptySecretariat' : 'pack.emptyText')}
    >
      {isSecretary && <Button onClick={() => goTo('publishing')}>{t('publishing.empty.plan')}</Button>}
    </Empty>
  )
}

function PackOf({ view }: { readonly view: PackView }) {
  const { t } = useText()
  const copyFor = usePackState(({ copyFor: chosen }) => chosen)
  const making = useMaking()
  const isEdited = view.agenda !== null && copyFor === null
  return (
    <>
      <PackHead view={view} making={making} />
      <PackNotices view={view} making={making} />
      {view.agenda !== null && <AgendaNotice agenda={view.agenda} />}
      {/* A member's list has nothing in it to focus, and is scrolled by keyboard all the same. */}
      <div className="scroll" tabIndex={0} role="region" aria-label={t('pack.caption')} data-pane>
        {isEdited ? <AgendaEditor view={view} agenda={view.agenda} key={view.batch} /> : <PackTable view={view} />}
      </div>
    </>
  )
}
