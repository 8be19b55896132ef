import { IconDeviceLaptop, IconKey, IconMessageCircleCheck } from '@tabler/icons-react'
import { useText } from '../../i18n/use-text.ts'
import { Door, DoorFact, DoorFacts } from '../../parts/door.tsx'
import { SetUpForm } from './set-up-form.tsx'

export function SetUp({ serverUrl }: { readonly serverUrl: string | null }) {
  const { t } = useText()
  return (
    <Door facts={<Steps />}>
      <div>
        <h1>{t('setUp.title')}</h1>
        <p className="small sub">{t('setUp.intro')}</p>
      </div>
      <SetUpForm serverUrl={serverUrl ?? ''} />
    </Door>
  )
}

function Steps() {
  const { t } = useText()
  return (
    <DoorFacts>
      <DoorFact icon={IconDeviceLaptop} title={t('setUp.steps.keys')}>
        {t('setUp.steps.keysText')}
      </DoorFact>
      <DoorFact icon={IconKey} title={t('setUp.steps.code')}>
        {t('setUp.steps.codeText')}
      </DoorFact>
      <DoorFact icon={IconMessageCircleCheck} title={t('setUp.steps.phrase')}>
        {t('setUp.steps.phraseText')}
      </DoorFact>
    </DoorFacts>
  )
}
