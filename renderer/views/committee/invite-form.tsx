import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { CommitteeView } from '../../../shared/api/committee.ts'
import type { AppError } from '../../../shared/errors.ts'
import { Role } from '../../../shared/records.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { ask, showInvitation } from './committee-state.ts'
import { type Office, OfficeFields } from './office-fields.tsx'

/** Begins with what the committee lacks: a chairman first, then members. */
export function InviteForm({ view }: { readonly view: CommitteeView }) {
  const { t } = useText()
  const invite = useCommand('inviteMember')
  const [name, setName] = useState({ en: '', zh: '' })
  const [office, setOffice] = useState<Office>(() => ({
    role: hasChairman(view) ? 'member' : 'chairman',
    termEnds: null,
  }))
  const [isMissing, setIsMissing] = useState(false)
  const [error, setError] = useState<AppError | null>(null)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const trimmed = { en: name.en.trim(), zh: name.zh.trim() }
    const isNameless = trimmed.en === '' && trimmed.zh === ''
    setIsMissing(isNameless)
    if (isNameless || invite.pending) return
    const result = await invite.run({ name: trimmed, ...office })
    if (result.ok) showInvitation(result.value.inviteId)
    else setError(result.error)
  }
  const bind = (language: 'en' | 'zh') => ({
    value: name[language],
    onChange: (event: { readonly currentTarget: HTMLInputElement }) => {
      setName({ ...name, [language]: event.currentTarget.value })
      setIsMissing(false)
    },
    maxLength: 200,
    autoComplete: 'off',
    spellCheck: false,
  })
  return (
    <Modal opened onClose={() => ask(null)} title={t('committee.form.inviteTitle')}>
      <form className="committee-form" onSubmit={(event) => void submit(event)} noValidate>
        <p className="small sub">{t('committee.form.inviteText')}</p>
        <TextInput
          label={t('committee.form.en')}
          data-autofocus
          error={isMissing ? t('committee.form.nameMissing') : null}
          {...bind('en')}
        />
        <TextInput label={t('committee.form.zh')} {...bind('zh')} />
        <OfficeFields office={office} roles={Role.options} onChange={setOffice} />
        {error !== null && <Problem error={error} />}
        <div className="question-verbs">
          <Button onClick={() => ask(null)} disabled={invite.pending}>
            {t('committee.form.keep')}
          </Button>
          <Button type="submit" variant="filled" disabled={invite.pending}>
            {invite.pending ? t('committee.form.inviting') : t('committee.form.invite')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const hasChairman = ({ members, invitations }: CommitteeView): boolean =>
  members.some(({ role, state }) => role === 'chairman' && state !== 'retired') ||
  invitations.some(({ role }) => role === 'chairman')
