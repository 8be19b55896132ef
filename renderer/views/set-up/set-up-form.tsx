import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import { isStrongPassphrase } from '../../../shared/rules/passphrase.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { showButton } from '../unlock/show-button.ts'
import styles from '../unlock/unlock.module.css'
import { checkSetUp, fieldOf, type SetUpFaults, type SetUpFields } from './check-set-up.ts'
import { useSetUp } from './set-up-state.ts'

export function SetUpForm({ serverUrl }: { readonly serverUrl: string }) {
  const { t, explain } = useText()
  const setUp = useCommand('setUp')
  const [fields, setFields] = useState<SetUpFields>({ serverUrl, code: '', passphrase: '', again: '' })
  const [faults, setFaults] = useState<SetUpFaults>({})
  const [error, setError] = useState<AppError | null>(null)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const found = checkSetUp(fields)
    setFaults(found)
    setError(null)
    if (Object.keys(found).length > 0 || setUp.pending) return
    if (!isStrongPassphrase(fields.passphrase)) return setError({ kind: 'weak-passphrase' })
    const { again: _, ...argument } = fields
    const result = await setUp.run({ ...argument, serverUrl: argument.serverUrl.trim() })
    if (result.ok) useSetUp.setState({ reply: result.value })
    else setError(result.error)
  }

  const field = error === null ? null : fieldOf(error)
  const shown = (name: keyof SetUpFields): string | null => {
    if (error !== null && field === name) return explain(error)
    const fault = faults[name]
    return fault === undefined ? null : t(fault)
  }
  const bind = (name: keyof SetUpFields) => ({
    value: fields[name],
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      setFields({ ...fields, [name]: event.currentTarget.value }),
    error: shown(name),
    autoComplete: 'off',
    spellCheck: false,
    disabled: setUp.pending,
  })
  return (
    <form onSubmit={(event) => void submit(event)} className={styles['form']} noValidate>
      <TextInput
        size="sm"
        label={t('setUp.server')}
        description={t('setUp.serverHint')}
        inputMode="url"
        autoFocus={serverUrl === ''}
        {...bind('serverUrl')}
      />
      <TextInput
        size="sm"
        label={t('setUp.code')}
        description={t('setUp.codeHint')}
        autoFocus={serverUrl !== ''}
        {...bind('code')}
      />
      <PasswordInput
        label={t('setUp.passphrase')}
        description={t('setUp.passphraseHint')}
        {...bind('passphrase')}
        {...showButton(t)}
      />
      <PasswordInput label={t('setUp.again')} {...bind('again')} {...showButton(t)} />
      {error !== null && field === null && <Problem error={error} />}
      <Button type="submit" size="sm" variant="filled" mt={4} disabled={setUp.pending}>
        {setUp.pending ? t('setUp.working') : t('setUp.submit')}
      </Button>
    </form>
  )
}
