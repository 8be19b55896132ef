import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import { isStrongPassphrase } from '../../../shared/rules/passphrase.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import type { Countdown } from './countdown.ts'
import { showButton } from './show-button.ts'
import styles from './unlock.module.css'

interface RecoveryFormProps {
  readonly countdown: Countdown
  readonly onUsePassphrase: () => void
}

/** The printed code opens the store without passphrase and keychain, and sets a new passphrase in the same step. */
export function RecoveryForm({ countdown, onUsePassphrase }: RecoveryFormProps) {
  const { t, explain } = useText()
  const recover = useCommand('recover')
  const [code, setCode] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [error, setError] = useState<AppError | null>(null)
  const [differ, setDiffer] = useState(false)
  const { secondsLeft } = countdown

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (secondsLeft > 0 || recover.pending || code === '' || passphrase === '') return
    setDiffer(passphrase !== again)
    if (passphrase !== again) return
    if (!isStrongPassphrase(passphrase)) return setError({ kind: 'weak-passphrase' })
    const result = await recover.run({ code, newPassphrase: passphrase })
    if (result.ok) return
    setError(result.error)
    if (result.error.kind === 'wrong-recovery-code') countdown.start(result.error.retryInMs)
  }

  const codeError: AppError | null =
    error?.kind !== 'wrong-recovery-code' ? null : { ...error, retryInMs: secondsLeft * 1000 }
  const isElsewhere = error !== null && codeError === null && error.kind !== 'weak-passphrase'
  return (
    <form onSubmit={(event) => void submit(event)} className={styles['form']}>
      <h2>{t('unlock.recoverTitle')}</h2>
      <TextInput
        size="sm"
        label={t('unlock.code')}
        description={t('unlock.codeHint')}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={codeError === null ? null : secondsLeft > 0 ? explain(codeError) : t('unlock.wrongCode')}
      />
      <PasswordInput
        label={t('unlock.newPassphrase')}
        description={t('unlock.newPassphraseHint')}
        autoComplete="off"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        error={error?.kind === 'weak-passphrase' ? explain(error) : null}
        {...showButton(t)}
      />
      <PasswordInput
        label={t('unlock.again')}
        autoComplete="off"
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        error={differ ? t('unlock.differ') : null}
        {...showButton(t)}
      />
      {isElsewhere && <Problem error={error} />}
      <div className={styles['column']}>
        <Button type="submit" size="sm" variant="filled" disabled={secondsLeft > 0 || recover.pending}>
          {recover.pending
            ? t('unlock.unlocking')
            : secondsLeft > 0
              ? t('unlock.unlockIn', { seconds: secondsLeft })
              : t('unlock.recover')}
        </Button>
        <Button size="sm" onClick={onUsePassphrase} disabled={recover.pending}>
          {t('unlock.usePassphrase')}
        </Button>
      </div>
    </form>
  )
}
