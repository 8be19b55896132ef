import { Button, PasswordInput, VisuallyHidden } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import type { Countdown } from './countdown.ts'
import { showButton } from './show-button.ts'
import styles from './unlock.module.css'

interface PassphraseFormProps {
  readonly countdown: Countdown
  readonly onUseCode: () => void
}

export function PassphraseForm({ countdown, onUseCode }: PassphraseFormProps) {
  const { t, explain } = useText()
  const unlock = useCommand('unlock')
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<AppError | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const { secondsLeft } = countdown

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (passphrase === '' || secondsLeft > 0 || unlock.pending) return
    const result = await unlock.run({ passphrase })
    if (result.ok) return
    setError(result.error)
    if (result.error.kind === 'wrong-passphrase') countdown.start(result.error.retryInMs)
    field.current?.select()
  }

  const isWrong = error?.kind === 'wrong-passphrase'
  const waiting: AppError = { kind: 'wrong-passphrase', retryInMs: secondsLeft * 1000 }
  const sentence = secondsLeft > 0 ? explain(waiting) : isWrong ? t('unlock.wrong') : null
  return (
    <form onSubmit={(event) => void submit(event)} className={styles['form']}>
      <PasswordInput
        ref={field}
        label={t('unlock.passphrase')}
        description={t('unlock.passphraseHint')}
        autoFocus
        autoComplete="off"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        error={sentence}
        {...showButton(t)}
      />
      {/* Said once for each try, not once a second. */}
      <VisuallyHidden role="alert">{isWrong ? explain(error) : ''}</VisuallyHidden>
      {error !== null && !isWrong && <Problem error={error} />}
      <div className={styles['verbs']}>
        <Button type="submit" size="sm" variant="filled" className="grow" disabled={secondsLeft > 0 || unlock.pending}>
          {unlock.pending
            ? t('unlock.unlocking')
            : secondsLeft > 0
              ? t('unlock.unlockIn', { seconds: secondsLeft })
              : t('unlock.unlock')}
        </Button>
        <Button size="sm" onClick={onUseCode} disabled={unlock.pending}>
          {t('unlock.useCode')}
        </Button>
      </div>
    </form>
  )
}
