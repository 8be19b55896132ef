import type { OutboxRow } from '../../../shared/api/outbox.ts'
import { formatNumber } from '../../format/number.ts'
import type { Text } from '../../i18n/use-text.ts'

/** What a record is about: `03 Centre for Embodied Intelligence`; only the number once the applicant is erased. */
export function describeSubject(
  { applicationNumber, applicant }: Pick<OutboxRow, 'applicationNumber' | 'applicant'>,
  { t, say }: Pick<Text, 't' | 'say'>,
): string {
  if (applicationNumber === null) return t('outbox.aboutNothing')
  const number = formatNumber(applicationNumber)
  return applicant === null
    ? t('outbox.aboutNumber', { number })
    : t('outbox.about', { number, applicant: say(applicant) })
}

/** 64 hex digits as two lines of eight groups, to be compared by eye. */
export function hashLines(recordId: string): readonly string[] {
  const groups = recordId.match(/.{4}/g) ?? []
  return [groups.slice(0, 8).join(' '), groups.slice(8).join(' ')]
}
