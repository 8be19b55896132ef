import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { SetUpReply } from '../../../shared/api/session.ts'
import { useText } from '../../i18n/use-text.ts'
import { Door, DoorFacts } from '../../parts/door.tsx'
import { KeychainFact } from '../unlock/locked-facts.tsx'
import formStyles from '../unlock/unlock.module.css'
import { codeGroups, isSameGroup } from './check-set-up.ts'
import styles from './set-up.module.css'
import { useSetUp } from './set-up-state.ts'

/** Shown once. The desk goes on only when the person can type the end of it from paper. */
export function RecoveryCode({ reply }: { readonly reply: SetUpReply }) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const groups = codeGroups(reply.recoveryCode)

  const confirm = (event: FormEvent): void => {
    event.preventDefault()
    const isRight = isSameGroup(typed, groups.at(-1) ?? '')
    setIsWrong(!isRight)
    if (isRight) useSetUp.setState({ reply: null })
  }

  return (
    <Door
      facts={
        <>
          <p className="label">{t('setUp.recovery.code')}</p>
          <p className={`code ${styles['groups']}`} lang="en-HK" translate="no">
            {groups.map((group, index) => (
              // A code may repeat a group, and its order is all that tells them apart.
              // oxlint-disable-next-line react/no-array-index-key -- the groups never change places
              <span key={index}>{group}</span>
            ))}
          </p>
          <DoorFacts>
            <KeychainFact keychain={reply.keychain} />
          </DoorFacts>
        </>
      }
    >
      <div>
        <h1>{t('setUp.recovery.title')}</h1>
        <p className="small sub">{t('setUp.recovery.text')}</p>
      </div>
      <form onSubmit={confirm} className={formStyles['form']}>
        <TextInput
          size="sm"
          label={t('setUp.recovery.confirm')}
          description={t('setUp.recovery.confirmHint')}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={isWrong ? t('setUp.recovery.confirmWrong') : null}
        />
        <Button type="submit" size="sm" variant="filled">
          {t('setUp.recovery.done')}
        </Button>
      </form>
    </Door>
  )
}
