import { Switch } from '@mantine/core'
import { useText } from '../../i18n/use-text.ts'
import { SavedLine } from '../../parts/saved-line.tsx'
import { namedBy, Part, Setting } from './setting.tsx'
import type { SavingSettings } from './use-save-settings.ts'

export function ReviewPart({ saving: { settings, state, change } }: { readonly saving: SavingSettings }) {
  const { t } = useText()
  return (
    <Part title={t('settings.review')} saved={<SavedLine state={state} />}>
      <Setting id="reasons" name={t('settings.reasons')} text={t('settings.reasonsText')}>
        <Switch
          {...namedBy('reasons')}
          checked={settings.alwaysShowReasons}
          onChange={(event) => change({ alwaysShowReasons: event.currentTarget.checked })}
        />
      </Setting>
      <Setting id="letters" name={t('settings.letters')} text={t('settings.lettersText')}>
        <Switch
          {...namedBy('letters')}
          checked={settings.singleLetterKeys}
          onChange={(event) => change({ singleLetterKeys: event.currentTarget.checked })}
        />
      </Setting>
    </Part>
  )
}
