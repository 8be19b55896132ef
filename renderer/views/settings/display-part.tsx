import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Preferences } from '../../../shared/api/session.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { changePreferences, usePreferences } from '../../state/preferences.ts'
import { namedBy, Part, Setting } from './setting.tsx'

const zooms = { normal: 1, large: 1.125, larger: 1.25 } as const
type ZoomName = keyof typeof zooms

export function DisplayPart() {
  const { t } = useText()
  const { language, scheme, zoom } = usePreferences()
  const [error, setError] = useState<AppError | null>(null)
  const zoomName = zoom === 1 ? 'normal' : zoom === 1.125 ? 'large' : 'larger'

  const change = async (changed: Partial<Preferences>): Promise<void> => {
    const result = await changePreferences(changed)
    setError(result.ok ? null : result.error)
  }

  return (
    <Part title={t('settings.display')}>
      <Setting id="language" name={t('settings.language')}>
        <SegmentedControl<Preferences['language']>
          {...namedBy('language', false)}
          value={language}
          onChange={(chosen) => void change({ language: chosen })}
          data={[
            { value: 'zh-HK', label: <span lang="zh-HK">{t('settings.chinese')}</span> },
            { value: 'en-HK', label: <span lang="en-HK">{t('settings.english')}</span> },
          ]}
        />
      </Setting>
      <Setting id="scheme" name={t('settings.scheme')}>
        <SegmentedControl<Preferences['scheme']>
          {...namedBy('scheme', false)}
          value={scheme}
          onChange={(chosen) => void change({ scheme: chosen })}
          data={[
            { value: 'light', label: t('settings.light') },
            { value: 'dark', label: t('settings.dark') },
            { value: 'system', label: t('settings.system') },
          ]}
        />
      </Setting>
      <Setting id="size" name={t('settings.size')}>
        <SegmentedControl<ZoomName>
          {...namedBy('size', false)}
          value={zoomName}
          onChange={(chosen) => void change({ zoom: zooms[chosen] })}
          data={[
            { value: 'normal', label: t('settings.sizeNormal') },
            { value: 'large', label: t('settings.sizeLarge') },
            { value: 'larger', label: t('settings.sizeLarger') },
          ]}
        />
      </Setting>
      {error !== null && <Problem error={error} />}
    </Part>
  )
}
