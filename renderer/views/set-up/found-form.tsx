import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import { isStrongPassphrase } from '../../../shared/rules/passphrase.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { showButton } from '../unlock/show-button.ts'
import styles from '../unlock/unlock.module.css'
import { checkFounding, foundingFieldOf, type FoundingFaults, type FoundingFields } from './check-founding.ts'
import setUpStyles from './set-up.module.css'
import { useSetUp } from './set-up-state.ts'

/** The secretariat's way in: a committee that is not there yet. */
export function FoundForm({ serverUrl }: { readonly serverUrl: string }) {
  const { t, explain } = useText()
  const found = useCommand('foundCommittee')
  const [fields, setFields] = useState<FoundingFields>({ ...noFields, serverUrl })
  const [faults, setFaults] = useState<FoundingFaults>({})
  const [error, setError] = useState<AppError | null>(null)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const wrong = checkFounding(fields)
    setFaults(wrong)
    setError(null)
    if (Object.keys(wrong).length > 0 || found.pending) return
    if (!isStrongPassphrase(fields.passphrase)) return setError({ kind: 'weak-passphrase' })
    useSetUp.setState({ isFounding: true })
    const result = await found.run({
      serverUrl: fields.serverUrl.trim(),
      setupToken: fields.setupToken.trim(),
      committeeName: { en: fields.committeeEn.trim(), zh: fields.committeeZh.trim() },
      memberName: { en: fields.ownEn.trim(), zh: fields.ownZh.trim() },
      passphrase: fields.passphrase,
    })
    if (!result.ok) setError(result.error)
    useSetUp.setState({ reply: result.ok ? result.value : null, isFounding: false })
  }

  const field = error === null ? null : foundingFieldOf(error)
  const shown = (name: keyof FoundingFields): string | null => {
    if (error !== null && field === name) return explain(error)
    const fault = faults[name]
    return fault === undefined ? null : t(fault)
  }
  const bind = (name: keyof FoundingFields) => ({
    value: fields[name],
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      setFields({ ...fields, [name]: event.currentTarget.value }),
    error: shown(name),
    autoComplete: 'off',
    spellCheck: false,
    disabled: found.pending,
  })
  return (
    <form onSubmit={(event) => void submit(event)} className={styles['form']} noValidate>
      <TextInput
        label={t('setUp.server')}
        description={t('committee.found.serverHint')}
        inputMode="url"
        {...bind('serverUrl')}
      />
      <PasswordInput
        size="xs"
        label={t('committee.found.token')}
        description={t('committee.found.tokenHint')}
        {...bind('setupToken')}
        {...showButton(t)}
      />
      <TextInput label={t('committee.found.nameEn')} {...bind('committeeEn')} />
      <TextInput label={t('committee.found.nameZh')} {...bind('committeeZh')} />
      <div className={setUpStyles['pair']}>
        <TextInput label={t('committee.found.ownEn')} {...bind('ownEn')} />
        <TextInput label={t('committee.found.ownZh')} {...bind('ownZh')} />
      </div>
      <PasswordInput
        size="xs"
        label={t('setUp.passphrase')}
        description={t('committee.found.passphraseHint')}
        {...bind('passphrase')}
        {...showButton(t)}
      />
      <PasswordInput size="xs" label={t('setUp.again')} {...bind('again')} {...showButton(t)} />
      {error !== null && field === null && <Problem error={error} />}
      <Button type="submit" size="sm" variant="filled" mt={4} disabled={found.pending}>
        {found.pending ? t('committee.found.working') : t('committee.found.submit')}
      </Button>
    </form>
  )
}

const noFields: FoundingFields = {
  serverUrl: '',
  setupToken: '',
  committeeEn: '',
  committeeZh: '',
  ownEn: '',
  ownZh: '',
  passphrase: '',
  again: '',
}
