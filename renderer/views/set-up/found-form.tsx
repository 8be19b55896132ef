import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { showButton } from '../unlock/show-button.ts'
import styles from '../unlock/unlock.module.css'
import { checkFounding, foundingFieldOf, type FoundingFields } from './check-founding.ts'
import setUpStyles from './set-up.module.css'
import { useSetUp } from './set-up-state.ts'
import { useCheckedForm } from './use-checked-form.ts'

/** The secretariat's way in: a committee that is not there yet. */
export function FoundForm({ serverUrl }: { readonly serverUrl: string }) {
  const { t } = useText()
  const found = useCommand('foundCommittee')
  const { bind, submit, error } = useCheckedForm<keyof FoundingFields>({
    initial: { ...noFields, serverUrl },
    check: checkFounding,
    fieldOf: foundingFieldOf,
    pending: found.pending,
    run: async (fields) => {
      useSetUp.setState({ isFounding: true })
      const result = await found.run({
        serverUrl: fields.serverUrl.trim(),
        setupToken: fields.setupToken.trim(),
        committeeName: { en: fields.committeeEn.trim(), zh: fields.committeeZh.trim() },
        memberName: { en: fields.ownEn.trim(), zh: fields.ownZh.trim() },
        passphrase: fields.passphrase,
      })
      useSetUp.setState({ reply: result.ok ? result.value : null, isFounding: false })
      return result.ok ? null : result.error
    },
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
      {error !== null && <Problem error={error} />}
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
