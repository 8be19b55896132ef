import type { SyncProgress } from '../../shared/api/sync.ts'
import { formatCount } from '../format/number.ts'
import type { Text } from '../i18n/use-text.ts'

/** What a sync is doing, in words and counts. */
export function describeProgress({ step, done, total }: SyncProgress, t: Text['t']): string {
  if (step === 'checking') return t('frame.syncing.checking')
  if (total === 0) return t('frame.syncing.starting')
  return t(`frame.syncing.${step}`, { done: formatCount(done), total: formatCount(total) })
}
