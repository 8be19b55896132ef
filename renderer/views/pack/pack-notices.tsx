import { Button, Progress } from '@mantine/core'
import { IconCircleCheck, IconFileAlert, IconPlayerStop } from '@tabler/icons-react'
import type { PackProgress, PackView } from '../../../shared/api/pack.ts'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../parts/notice.tsx'
import { Problem } from '../../parts/problem.tsx'
import type { Making } from './use-making.ts'

interface PackNoticesProps {
  readonly view: PackView
  readonly making: Making
}

/** How far it is, and what became of it. */
export function PackNotices({ view, making }: PackNoticesProps) {
  const { t, space } = useText()
  const { outcome } = making
  if (view.making !== null) return <Working progress={view.making} stop={() => void making.stop()} />
  if (outcome.kind === 'failed') {
    return (
      <div className="pack-problem">
        <Problem error={outcome.error} />
      </div>
    )
  }
  if (outcome.kind === 'stopped') return <Notice icon={IconPlayerStop} tone="calm" title={t('pack.stopped')} />
  if (outcome.kind === 'none') return null
  const { copy, pages, inserts } = outcome.made
  return (
    <Notice icon={inserts > 0 ? IconFileAlert : IconCircleCheck} tone="calm" title={t('pack.madeTitle', { copy })}>
      {t('pack.madeText', { pages })}
      {inserts > 0 && `${space}${t('pack.madeInserts', { inserts })}`}
    </Notice>
  )
}

const steps: readonly PackProgress['step'][] = ['reading', 'printing', 'joining', 'saving']
/** How much of the whole each step takes, in hundredths, as measured. */
const shares: Readonly<Record<PackProgress['step'], number>> = { reading: 45, printing: 15, joining: 38, saving: 2 }

function percentOf({ step, done, total }: PackProgress): number {
  const before = steps.slice(0, steps.indexOf(step)).reduce((sum, one) => sum + shares[one], 0)
  return before + (total === 0 ? 0 : (shares[step] * done) / total)
}

function Working({ progress, stop }: { readonly progress: PackProgress; readonly stop: () => void }) {
  const { t } = useText()
  const label = t(`pack.working.${progress.step}`)
  return (
    <div className="pack-working">
      <div className="grow">
        <p className="line small">
          <span className="grow strong">{label}</span>
          {progress.total > 1 && (
            <span className="num sub">
              {t('pack.workingCount', { done: formatCount(progress.done), total: formatCount(progress.total) })}
            </span>
          )}
        </p>
        <Progress value={percentOf(progress)} aria-label={label} my={8} />
        <p className="meta dim">{t('common.goOnWorking')}</p>
      </div>
      <Button onClick={stop}>{t('pack.cancel')}</Button>
    </div>
  )
}
