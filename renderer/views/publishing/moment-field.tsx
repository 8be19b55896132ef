import { TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { Dates } from '../application/dates.tsx'

interface DayFieldProps {
  readonly label: string
  readonly value: string | null
  readonly disabled?: boolean
  readonly onChange: (day: string | null) => void
}
export function DayField({ label, value, disabled = false, onChange }: DayFieldProps) {
  const { t, language } = useText()
  return (
    <Dates>
      <DateInput
        className="moment-day"
        aria-label={label}
        clearable
        clearButtonProps={{ 'aria-label': t('publishing.plan.clearDay', { name: label }) }}
        disabled={disabled}
        valueFormat={language === 'zh-HK' ? 'YYYY年M月D日' : 'D MMM YYYY'}
        value={value}
        onChange={onChange}
      />
    </Dates>
  )
}

interface MomentFieldProps {
  readonly name: string
  /** `2026-12-10T10:00` in Hong Kong. */
  readonly value: string | null
  /** Where only the day was chosen. */
  readonly usualTime: string
  readonly disabled?: boolean
  readonly onChange: (moment: string | null) => void
}

/** A day and a time of it, 24 hours. What is no time stays in the field until it is one. */
export function MomentField({ name, value, usualTime, disabled = false, onChange }: MomentFieldProps) {
  const { t } = useText()
  const [day = null, time = ''] = value?.split('T') ?? []
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? time
  const parsed = parseTime(shown)
  return (
    <div className="moment">
      <DayField
        label={t('publishing.plan.day', { name })}
        value={day}
        disabled={disabled}
        onChange={(chosen) => onChange(chosen === null ? null : `${chosen}T${parseTime(shown) ?? usualTime}`)}
      />
      <TextInput
        className="moment-time"
        aria-label={t('publishing.plan.time', { name })}
        placeholder={usualTime}
        inputMode="numeric"
        disabled={disabled || day === null}
        error={shown !== '' && parsed === null}
        value={shown}
        onChange={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          const clock = parseTime(text)
          if (clock !== null && day !== null) onChange(`${day}T${clock}`)
        }}
        onBlur={() => parsed !== null && setTyped(null)}
      />
    </div>
  )
}

/** `9:05`, `0905` and `09:05` are `09:05`. Null: no time. */
export function parseTime(text: string): string | null {
  const match = /^\s*(\d{1,2})[:.：]?(\d{2})\s*$/.exec(text)
  if (match === null) return null
  const [hour, minute] = [Number(match[1]), Number(match[2])]
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
