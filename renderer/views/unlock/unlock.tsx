import { useState } from 'react'
import type { LockedFacts } from '../../../shared/api/session.ts'
import { useText } from '../../i18n/use-text.ts'
import { Door } from '../../parts/door.tsx'
import { Said } from '../../parts/said.tsx'
import { useCountdown } from './countdown.ts'
import { LockedFactList } from './locked-facts.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import { RecoveryForm } from './recovery-form.tsx'

/** Locked: who, one field, and what may be told before any key is known. */
export function Unlock({ facts }: { readonly facts: LockedFacts }) {
  const { t } = useText()
  const [way, setWay] = useState<'passphrase' | 'code'>('passphrase')
  const countdown = useCountdown(facts.retryInMs)
  return (
    <Door facts={<LockedFactList facts={facts} />} foot={t('unlock.foot')}>
      <div>
        <h1>
          <Said text={facts.memberName} />
        </h1>
        <p className="small sub">
          <Said text={facts.committeeName} />
        </p>
      </div>
      {way === 'passphrase' ? (
        <PassphraseForm countdown={countdown} onUseCode={() => setWay('code')} />
      ) : (
        <RecoveryForm countdown={countdown} onUsePassphrase={() => setWay('passphrase')} />
      )}
    </Door>
  )
}
