import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { showButton } from '../unlock/show-button.ts'
import styles from '../unlock/unlock.module.css'
import { checkSetUp, fieldOf, type SetUpFields } from './check-set-up.ts'
import { useSetUp } from './set-up-state.ts'
import { useCheckedForm } from './use-checked-form.ts'

export function SetUpForm({ serverUrl }: { readonly serverUrl: string }) {
  const { t } = useText()
  const setUp = useCommand('setUp')
  const { bind, submit, error } = useCheckedForm<keyof SetUpFields>({
    initial: { serverUrl, code: '', passphrase: '', again: '' },
    check: checkSetUp,
    fieldOf,
    pending: setUp.pending,
    run: async ({ serverUrl: typed, code, passphrase }) => {
      const result = await setUp.run({ serverUrl: typed.trim(), code, passphrase })
      if (result.ok) useSetUp.setState({ reply: result.value })
      return result.ok ? null : result.error
    },
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
      {error !== null && <Problem error={error} />}
      <Button type="submit" size="sm" variant="filled" mt={4} disabled={setUp.pending}>
        {setUp.pending ? t('setUp.working') : t('setUp.submit')}
      </Button>
    </form>
  )
}
