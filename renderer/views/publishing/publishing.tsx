import '../application/application.css'
import './publishing.css'
import { Button } from '@mantine/core'
import { IconStack2, IconUsers } from '@tabler/icons-react'
import { useCall } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Empty } from '../../parts/empty.tsx'
import { FailedView, Problem } from '../../parts/problem.tsx'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { goTo } from '../../state/place.ts'
import { Board } from './board/board.tsx'
import { Plan } from './plan/plan.tsx'
import { usePublishing } from './publishing-state.ts'
import { useStartPlan } from './use-start-plan.ts'

/** The secretariat's batches: a plan until it is published, the board from then on. */
export function Publishing() {
  const { t } = useText()
  const batches = useCall('batches', undefined)
  const chosen = usePublishing((state) => state.batch)
  if (batches.state === 'loading') {
    return (
      <>
        <h1 className="sr-only">{t('publishing.loading')}</h1>
        <SkeletonRows columns={[110, 110, 110, 110]} twoLines={false} />
      </>
    )
  }
  if (batches.state === 'failed') return <FailedView error={batches.error} again={batches.again} />
  const line = batches.value.find(({ batch }) => batch === chosen) ?? batches.value[0]
  if (line === undefined) return <NoBatch />
  return line.state === 'published' ? (
    <Board key={line.batch} batch={line.batch} lines={batches.value} />
  ) : (
    <Plan key={line.batch} batch={line.batch} lines={batches.value} />
  )
}

function NoBatch() {
  const { t } = useText()
  const preparing = useCall('preparing', undefined)
  const start = useStartPlan()
  const committee = useCall('committee', undefined)
  const count = preparing.state === 'ready' ? preparing.value.rows.length : 0
  const isAlone = committee.state === 'ready' && committee.value.members.every(({ isOwn }) => isOwn)
  if (isAlone) return <NobodyYet />
  return (
    <>
      <Empty
        icon={IconStack2}
        title={t('publishing.empty.title')}
        text={t('publishing.empty.text', { count })}
        heading="h1"
      >
        {count === 0 && (
          <Button variant="filled" onClick={() => goTo('importing')}>
            {t('preparing.import')}
          </Button>
        )}
        <Button variant={count === 0 ? 'default' : 'filled'} disabled={start.pending} onClick={() => void start.run()}>
          {t('publishing.empty.plan')}
        </Button>
      </Empty>
      {start.error !== null && <Problem error={start.error} />}
    </>
  )
}

/** The first thing that a new committee's secretary sees. */
function NobodyYet() {
  const { t } = useText()
  return (
    <Empty
      icon={IconUsers}
      title={t('publishing.empty.aloneTitle')}
      text={t('publishing.empty.aloneText')}
      heading="h1"
    >
      <Button variant="filled" onClick={() => goTo('committee')}>
        {t('publishing.empty.members')}
      </Button>
      <Button onClick={() => goTo('importing')}>{t('preparing.import')}</Button>
    </Empty>
  )
}
