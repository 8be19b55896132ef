import './settings.css'
import { useCall } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { FailedView } from '../../parts/problem.tsx'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { CarrySetting } from '../carrying/carry-setting.tsx'
import { OwnRegister } from '../register/own-register.tsx'
import { AboutPart } from './about-part.tsx'
import { DisplayPart } from './display-part.tsx'
import { ReviewPart } from './review-part.tsx'
import { SecurityPart } from './security-part.tsx'
import { useSaveSettings } from './use-save-settings.ts'

export function Settings() {
  const settings = useCall('settings', undefined)
  const { t } = useText()
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1>{t('settings.title')}</h1>
          <p className="small sub">{t('settings.intro')}</p>
        </div>
      </div>
      {settings.state === 'loading' && <SkeletonRows rows={6} columns={[120]} />}
      {settings.state === 'failed' && <FailedView error={settings.error} again={settings.again} />}
      {settings.state === 'ready' && <Parts settings={settings.value} />}
    </>
  )
}

type Saved = ReturnType<typeof useSaveSettings>['settings']

function Parts({ settings }: { readonly settings: Saved }) {
  const saving = useSaveSettings(settings)
  return (
    // A long page is scrolled by keyboard too.
    <div className="scroll settings" tabIndex={-1} data-pane>
      <ReviewPart saving={saving} />
      <DisplayPart />
      <SecurityPart saving={saving} />
      <CarrySetting />
      <OwnRegister />
      <AboutPart settings={settings} />
    </div>
  )
}
