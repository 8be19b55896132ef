import { Button, Progress } from '@mantine/core'
import type { CarryingView, CarryJob } from '../../../shared/api/carrying.ts'
import { useCommand } from '../../api.ts'
import { formatBytePair, formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'

const wordsOf = { write: 'writing', read: 'reading', carry: 'carrying' } as const satisfies Record<CarryJob, string>

/** What goes on with the folder: bar, counts, time left, and a way to end it. */
export function CarryBar({ progress }: { readonly progress: NonNullable<CarryingView['progress']> }) {
  const { t } = useText()
  const stop = useCommand('stopCarrying')
  const { job, step, done, total, doneBytes, totalBytes, secondsLeft } = progress
  const percent = totalBytes > 0 ? (100 * doneBytes) / totalBytes : total > 0 ? (100 * done) / total : 0
  const counts = { done: formatCount(done), total: formatCount(total) }
  const [doneAmount, totalAmount] = formatBytePair(doneBytes, totalBytes)
  const label = t(`carrying.${wordsOf[job]}.${step}`)
  return (
    <div className="carry-progress">
      <div className="grow">
        <p className="line small">
          <span className="grow strong" role="status">
            {label}
          </span>
          {total > 0 && (
            <span className="num sub">
              {totalBytes > 0
                ? t('outbox.progressDocuments', {
                    ...counts,
                    bytes: t('outbox.progressBytes', { done: doneAmount, total: totalAmount }),
                  })
                : t('outbox.progressRecords', counts)}
            </span>
          )}
        </p>
        <Progress value={percent} aria-label={label} my={6} />
        <p className="meta dim">
          {secondsLeft === null ? t('common.goOnWorking') : t('common.secondsLeft', { seconds: secondsLeft })}
        </p>
      </div>
      <Button disabled={stop.pending} onClick={() => void stop.run(undefined)}>
        {t(stop.pending ? 'carrying.stopping' : 'carrying.stop')}
      </Button>
    </div>
  )
}
