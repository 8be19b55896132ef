import { Select } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import type { Role } from '../../../shared/records.ts'
import { useText } from '../../i18n/use-text.ts'

export interface Office {
  readonly role: Role
  readonly termEnds: string | null
}
interface OfficeFieldsProps {
  readonly office: Office
  readonly roles: readonly Role[]
  readonly onChange: (office: Office) => void
}

/** Role and last day of the term. */
export function OfficeFields({ office, roles, onChange }: OfficeFieldsProps) {
  const { t, language } = useText()
  return (
    <>
      <Select
        label={t('committee.form.role')}
        value={office.role}
        data={roles.map((role) => ({ value: role, label: t(`committee.role.${role}`) }))}
        onChange={(role) => role !== null && onChange({ ...office, role })}
      />
      <DateInput
        label={t('committee.form.term')}
        description={t('committee.form.termHint')}
        valueFormat={language === 'zh-HK' ? 'YYYY年M月D日' : 'D MMM YYYY'}
        clearable
        clearButtonProps={{ 'aria-label': t('committee.form.clearTerm') }}
        value={office.termEnds}
        onChange={(termEnds) => onChange({ ...office, termEnds })}
      />
    </>
  )
}
