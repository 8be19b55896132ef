import { Switch } from '@mantine/core'
import { useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import { useCall, useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { namedBy, Part, Setting } from '../settings/setting.tsx'

/** Off until a person says otherwise. */
export function CarrySetting() {
  const { t } = useText()
  const carrying = useCall('carrying', undefined)
  const allow = useCommand('allowCarrying')
  const [error, setError] = useState<AppError | null>(null)
  if (carrying.state !== 'ready') return null
  const change = async (isAllowed: boolean): Promise<void> => {
    const result = await allow.run({ allow: isAllowed })
    setError(result.ok ? null : result.error)
  }
  return (
    <Part title={t('carrying.setting.part')}>
      <Setting id="carrying" name={t('carrying.setting.name')} text={t('carrying.setting.text')}>
        <Switch
          {...namedBy('carrying')}
          checked={carrying.value.allowed}
          disabled={allow.pending}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
      </Setting>
      {error !== null && <Problem error={error} />}
    </Part>
  )
}
