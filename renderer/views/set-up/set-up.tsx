import { SegmentedControl } from '@mantine/core'
import { IconDeviceLaptop, IconGavel, IconKey, IconMessageCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/use-text.ts'
import { Door, DoorFact, DoorFacts } from '../../parts/door.tsx'
import { FoundForm } from './found-form.tsx'
import { SetUpForm } from './set-up-form.tsx'

type Way = 'code' | 'found'

export function SetUp({ serverUrl }: { readonly serverUrl: string | null }) {
  const { t } = useText()
  const [way, setWay] = useState<Way>('code')
  return (
    <Door facts={way === 'code' ? <Steps /> : <FoundingSteps />}>
      <div>
        <h1>{t(way === 'code' ? 'setUp.title' : 'committee.found.title')}</h1>
        <p className="small sub">{t(way === 'code' ? 'setUp.intro' : 'committee.found.intro')}</p>
      </div>
      <SegmentedControl
        aria-label={t('committee.found.choice')}
        value={way}
        onChange={(next) => setWay(next)}
        data={[
          { value: 'code', label: t('committee.found.haveCode') },
          { value: 'found', label: t('committee.found.foundOne') },
        ]}
      />
      {way === 'code' ? <SetUpForm serverUrl={serverUrl ?? ''} /> : <FoundForm serverUrl={serverUrl ?? ''} />}
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

function FoundingSteps() {
  const { t } = useText()
  return (
    <DoorFacts>
      <DoorFact icon={IconDeviceLaptop} title={t('setUp.steps.keys')}>
        {t('committee.found.keysText')}
      </DoorFact>
      <DoorFact icon={IconKey} title={t('setUp.steps.code')}>
        {t('setUp.steps.codeText')}
      </DoorFact>
      <DoorFact icon={IconGavel} title={t('committee.found.chairman')}>
        {t('committee.found.chairmanText')}
      </DoorFact>
    </DoorFacts>
  )
}
