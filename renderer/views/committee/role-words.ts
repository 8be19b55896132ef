import type { Role } from '../../../shared/records.ts'
import type { useFormat } from '../../format/use-format.ts'
import type { Text } from '../../i18n/use-text.ts'

type Format = ReturnType<typeof useFormat>

/** `until 31 Mar 2028`, `ended 31 Mar 2026`, `no end set`. */
export function describeTerm(termEnds: string | null, { t }: Text, format: Format): string {
  if (termEnds === null) return t('committee.noEnd')
  const day = format.dayWithYear(termEnds)
  return t(hasEnded(termEnds, format) ? 'committee.ended' : 'committee.until', { day })
}

/** The last day itself still belongs to the term. */
export const hasEnded = (termEnds: string | null, { now }: Format): boolean =>
  termEnds !== null && Date.parse(`${termEnds}T23:59:59.999+08:00`) < now

/** `Member, until 31 Mar 2028`. */
export function describeOffice(
  { role, termEnds }: { readonly role: Role; readonly termEnds: string | null },
  text: Text,
  format: Format,
): string {
  const joint = text.language === 'zh-HK' ? '，' : ', '
  return `${text.t(`committee.role.${role}`)}${joint}${describeTerm(termEnds, text, format)}`
}
