import { Button, Menu, ActionIcon, Progress } from '@mantine/core'
import { IconDots, IconPlayerPlay, IconProgressAlert } from '@tabler/icons-react'
import { useState } from 'react'
import type { BatchLine, BatchPlanView } from '../../../../shared/api/publishing.ts'
import type { BatchPlan } from '../../../../shared/batch-plan.ts'
import type { AppError } from '../../../../shared/errors.ts'
import type { ApplicationId, BatchId } from '../../../../shared/ids.ts'
import { planProblems } from '../../../../shared/rules/batch-dates.ts'
import { useCall, useCommand } from '../../../api.ts'
import { formatCount } from '../../../format/number.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Notice } from '../../../parts/notice.tsx'
import { FailedView, Problem } from '../../../parts/problem.tsx'
import { Question } from '../../../parts/question.tsx'
import { SavedLine } from '../../../parts/saved-line.tsx'
import { SkeletonRows } from '../../../parts/skeleton-rows.tsx'
import { useNow } from '../../../state/now.ts'
import { useDraft } from '../../application/use-draft.ts'
import { BatchSwitch } from '../batch-switch.tsx'
import { usePublishing } from '../publishing-state.ts'
import { PlanDates } from './plan-dates.tsx'
import { PlanList } from './plan-list.tsx'
import { isReady, planRows, type PlanRows } from './plan-rows.ts'
import { PublishQuestion } from './publish-question.tsx'

interface PlanProps {
  readonly batch: BatchId
  readonly lines: readonly BatchLine[]
}

/** What a batch is to be: saved as it is typed, signed by one act. */
export function Plan({ batch, lines }: PlanProps) {
  const { t } = useText()
  const asked = useCall('batchPlan', { batch })
  if (asked.state === 'loading') {
    return (
      <>
        <h1 className="sr-only">{t('publishing.loading')}</h1>
        <SkeletonRows columns={[90, 160, 90]} />
      </>
    )
  }
  if (asked.state === 'failed') return <FailedView error={asked.error} again={asked.again} />
  return <PlanOf view={asked.value} lines={lines} />
}

const none: PlanRows = { chosen: [], others: [] }

function PlanOf({ view, lines }: { readonly view: BatchPlanView; readonly lines: readonly BatchLine[] }) {
  const { t } = useText()
  const { batch, begun } = view
  const now = useNow()
  const save = useCommand('saveBatchPlan')
  const draft = useDraft<BatchPlan>(`plan:${batch}`, {
    initial: view.plan,
    savedAt: null,
    save: (plan) => save.run({ batch, plan }),
  })
  const plan = begun === null ? draft.value : view.plan
  const candidates = useCall('batchCandidates', { batch })
  const rows = candidates.state === 'ready' ? planRows(candidates.value, plan) : none
  const publish = usePublish(batch, draft.flush)
  const problems = begun === null ? planProblems(plan, new Date(now).toISOString()) : []
  const incomplete = rows.chosen.filter(({ lacks }) => lacks.length > 0).length
  const elsewhere = rows.chosen.filter(({ otherBatch }) => otherBatch !== null).length
  const mayPublish = candidates.state === 'ready' && problems.length + incomplete + elsewhere === 0
  const order = (applications: readonly ApplicationId[]): void =>
    draft.set({ ...plan, applications: [...applications] })
  return (
    <>
      <PlanHead view={view} plan={plan} rows={rows} lines={lines} />
      {begun !== null && (
        <Notice
          icon={IconProgressAlert}
          tone="amber"
          title={t('publishing.plan.begunTitle', {
            issued: formatCount(begun.issued),
            total: formatCount(plan.applications.length),
          })}
          action={
            <Button
              variant="filled"
              leftSection={<IconPlayerPlay size={14} aria-hidden />}
              disabled={publish.pending}
              onClick={() => void publish.run()}
            >
              {t('publishing.plan.goOn')}
            </Button>
          }
        >
          {t('publishing.plan.begunText')}
        </Notice>
      )}
      <div className="columns">
        <PlanList rows={rows} plan={plan} isFixed={begun !== null || publish.pending} onOrder={order} />
        <PlanDates
          view={view}
          plan={plan}
          problems={problems}
          incomplete={incomplete}
          elsewhere={elsewhere}
          isFixed={begun !== null || publish.pending}
          onChange={(part) => draft.set({ ...plan, ...part })}
        />
      </div>
      {publish.error !== null && <Problem error={publish.error} />}
      <PublishProgressBar batch={batch} />
      <div className="foot">
        <div className="grow">{begun === null && <SavedLine state={draft.state} />}</div>
        {begun === null && (
          <Button variant="filled" disabled={!mayPublish || publish.pending} onClick={publish.ask}>
            {t(mayPublish ? 'publishing.plan.publish' : 'publishing.plan.noPublish')}
          </Button>
        )}
      </div>
      <PublishQuestion
        opened={publish.asks}
        view={view}
        plan={plan}
        pending={publish.pending}
        onKeep={publish.keep}
        onDo={() => void publish.run()}
      />
    </>
  )
}

function usePublish(batch: BatchId, flush: () => Promise<boolean>) {
  const command = useCommand('publishBatchPlan')
  const [asks, setAsks] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const run = async (): Promise<void> => {
    setAsks(false)
    setError(null)
    // What was typed last is what is published.
    if (!(await flush())) return
    const published = await command.run({ batch })
    if (!published.ok) setError(published.error)
  }
  return { asks, error, run, pending: command.pending, ask: () => setAsks(true), keep: () => setAsks(false) }
}

function PublishProgressBar({ batch }: { readonly batch: BatchId }) {
  const { t } = useText()
  const progress = useCall('publishProgress', undefined)
  if (progress.state !== 'ready' || progress.value?.batch !== batch) return null
  const { done, total } = progress.value
  const label = t('publishing.plan.publishing', { done: formatCount(done), total: formatCount(total) })
  return (
    <div className="sync-bar" role="status">
      <p className="small strong">{label}</p>
      <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={label} my={8} />
    </div>
  )
}

interface PlanHeadProps {
  readonly view: BatchPlanView
  readonly plan: BatchPlan
  readonly rows: PlanRows
  readonly lines: readonly BatchLine[]
}
function PlanHead({ view, plan, rows, lines }: PlanHeadProps) {
  const { t } = useText()
  const name = plan.name.trim()
  return (
    <div className="page-head">
      <div className="grow">
        <h1>{name === '' ? t('publishing.plan.titleUnnamed') : t('publishing.plan.title', { name })}</h1>
        <p className="small sub">
          {t('publishing.plan.summary', { count: rows.chosen.length, ready: rows.chosen.filter(isReady).length })}
        </p>
      </div>
      <BatchSwitch batch={view.batch} lines={lines} />
      {view.begun === null && <DropPlan batch={view.batch} />}
    </div>
  )
}

function DropPlan({ batch }: { readonly batch: BatchId }) {
  const { t } = useText()
  const drop = useCommand('dropBatchPlan')
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('application.head.menu')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsks(true)}>{t('publishing.plan.drop')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Question
        opened={asks}
        title={t('publishing.plan.dropTitle')}
        keep={t('publishing.plan.dropNo')}
        verb={t('publishing.plan.drop')}
        destructive
        pending={drop.pending}
        onKeep={() => setAsks(false)}
        onDo={() => {
          setAsks(false)
          usePublishing.setState({ batch: null })
          void drop.run({ batch })
        }}
      >
        <p className="small">{t('publishing.plan.dropText')}</p>
      </Question>
    </>
  )
}
