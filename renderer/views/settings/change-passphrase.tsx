import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import { isStrongPassphrase } from '../../../shared/rules/passphrase.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { useCountdown } from '../unlock/countdown.ts'
import { showButton } from '../unlock/show-button.ts'

interface ChangePassphraseProps {
  readonly onKeep: () => void
  readonly onChanged: () => void
}

export function ChangePassphrase({ onKeep, onChanged }: ChangePassphraseProps) {
  const { t, explain } = useText()
  const command = useCommand('changePassphrase')
  const [fields, setFields] = useState({ current: '', next: '', again: '' })
  const [differ, setDiffer] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const countdown = useCountdown(0)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (command.pending || countdown.secondsLeft > 0 || fields.current === '' || fields.next === '') return
    setDiffer(fields.next !== fields.again)
    if (fields.next !== fields.again) return
    if (!isStrongPassphrase(fields.next)) return setError({ kind: 'weak-passphrase' })
    const result = await command.run({ passphrase: fields.current, newPassphrase: fields.next })
    if (result.ok) return onChanged()
    setError(result.error)
    if (result.error.kind === 'wrong-passphrase') countdown.start(result.error.retryInMs)
  }
  const bind = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      setFields({ ...fields, [name]: event.currentTarget.value }),
    autoComplete: 'off',
    ...showButton(t),
  })
  const isWrong = error?.kind === 'wrong-passphrase'
  const wrongText =
    countdown.secondsLeft > 0
      ? explain({ kind: 'wrong-passphrase', retryInMs: countdown.secondsLeft * 1000 })
      : t('unlock.wrong')
  return (
    <form className="change-passphrase" onSubmit={(event) => void submit(event)}>
      <PasswordInput label={t('settings.current')} autoFocus error={isWrong ? wrongText : null} {...bind('current')} />
      <PasswordInput
        label={t('settings.next')}
        description={t('settings.nextHint')}
        error={error?.kind === 'weak-passphrase' ? explain(error) : null}
        {...bind('next')}
      />
      <PasswordInput label={t('settings.again')} error={differ ? t('settings.differ') : null} {...bind('again')} />
      {error !== null && !isWrong && error.kind !== 'weak-passphrase' && <Problem error={error} />}
      <div className="line">
        <Button onClick={onKeep} disabled={command.pending}>
          {t('settings.keep')}
        </Button>
        <Button type="submit" variant="filled" disabled={command.pending || countdown.secondsLeft > 0}>
          {command.pending ? t('settings.changing') : t('settings.change')}
        </Button>
      </div>
    </form>
  )
}
