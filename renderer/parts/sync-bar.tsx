import { Progress } from '@mantine/core'
import type { SyncProgress } from '../../shared/api/sync.ts'
import { formatBytePair, formatCount } from '../format/number.ts'
import { useText } from '../i18n/use-text.ts'
import { AfterDelay } from './after-delay.tsx'

/** A sync that takes over a second: bar, counts, time left. */
export function SyncBar({ progress }: { readonly progress: SyncProgress }) {
  const { t } = useText()
  const { step, done, total, doneBytes, totalBytes, secondsLeft } = progress
  const percent = totalBytes > 0 ? (100 * doneBytes) / totalBytes : total > 0 ? (100 * done) / total : 0
  const counts = { done: formatCount(done), total: formatCount(total) }
  const label = t(`frame.syncing.${step}Now`)
  const [doneAmount, totalAmount] = formatBytePair(doneBytes, totalBytes)
  return (
    <AfterDelay ms={1_000}>
      <div className="sync-bar">
        <p className="line small">
          <span className="grow strong">{label}</span>
          {total > 0 && (
            <span className="num sub">
              {step === 'documents' && totalBytes > 0
                ? t('outbox.progressDocuments', {
                    ...counts,
                    bytes: t('outbox.progressBytes', { done: doneAmount, total: totalAmount }),
                  })
                : t('outbox.progressRecords', counts)}
            </span>
          )}
        </p>
        <Progress value={percent} aria-label={label} my={8} />
        <p className="meta dim">
          {secondsLeft === null ? t('common.goOnWorking') : t('common.secondsLeft', { seconds: secondsLeft })}
        </p>
      </div>
    </AfterDelay>
  )
}
