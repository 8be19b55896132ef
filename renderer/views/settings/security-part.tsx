import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { KeychainState } from '../../../shared/api/session.ts'
import { useCall } from '../../api.ts'
import { formatClock } from '../../format/date.ts'
import { type Text, useText } from '../../i18n/use-text.ts'
import { keychainName } from '../../parts/keychain-words.ts'
import { ChangePassphrase } from './change-passphrase.tsx'
import { namedBy, Part, Setting } from './setting.tsx'
import type { SavingSettings } from './use-save-settings.ts'

const minuteChoices = [1, 2, 5, 10, 15, 30, 60, 120]

export function SecurityPart({ saving: { settings, change } }: { readonly saving: SavingSettings }) {
  const { t } = useText()
  const session = useCall('session', undefined)
  const minutes = minuteChoices.includes(settings.lockAfterMinutes)
    ? minuteChoices
    : [...minuteChoices, settings.lockAfterMinutes].toSorted((a, b) => a - b)
  return (
    <Part title={t('settings.security')}>
      <Setting id="lock-after" name={t('settings.lockAfter')} text={t('settings.lockAfterText')}>
        <Select
          w={160}
          {...namedBy('lock-after')}
          value={String(settings.lockAfterMinutes)}
          onChange={(chosen) => chosen !== null && change({ lockAfterMinutes: Number(chosen) })}
          data={minutes.map((value) => ({ value: String(value), label: t('settings.minutes', { minutes: value }) }))}
        />
      </Setting>
      <PassphraseSetting />
      <Setting id="keychain" name={t('settings.keychain')} text={keychainText(settings.keychain, t)}>
        {null}
      </Setting>
      {session.state === 'ready' && session.value.state === 'unlocked' && (
        <Setting id="check-phrase" name={t('settings.checkPhrase')}>
          <span className="small selectable" lang="en-HK" translate="no">
            {session.value.checkPhrase}
          </span>
        </Setting>
      )}
    </Part>
  )
}

function PassphraseSetting() {
  const { t } = useText()
  const [isOpen, setIsOpen] = useState(false)
  const [changedAt, setChangedAt] = useState<number | null>(null)
  return (
    <>
      <Setting id="passphrase" name={t('settings.passphrase')} text={t('settings.passphraseText')}>
        {changedAt !== null && (
          <span className="meta sub" role="status">
            {t('settings.changed', { time: formatClock(changedAt, true) })}
          </span>
        )}
        {!isOpen && <Button onClick={() => setIsOpen(true)}>{t('settings.change')}</Button>}
      </Setting>
      {isOpen && (
        <ChangePassphrase
          onKeep={() => setIsOpen(false)}
          onChanged={() => {
            setIsOpen(false)
            setChangedAt(Date.now())
          }}
        />
      )}
    </>
  )
}

function keychainText(keychain: KeychainState, t: Text['t']): string {
  if (keychain.state === 'none') return t('settings.keychainNone')
  if (keychain.state === 'not-answering') return t('settings.keychainNotAnswering')
  return t('settings.keychainHoldsHalf', { backend: keychainName(keychain) ?? t('unlock.keychain.unnamed') })
}
