import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { CommitteeMember } from '../../../shared/api/committee.ts'
import type { AppError } from '../../../shared/errors.ts'
import { Role } from '../../../shared/records.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { ask } from './committee-state.ts'
import { type Office, OfficeFields } from './office-fields.tsx'

/** A new entry for each of the member's laptops; nobody becomes a secretary, or stops being one, in this way. */
export function TermForm({ member }: { readonly member: CommitteeMember }) {
  const { t, say } = useText()
  const change = useCommand('changeTerm')
  const [office, setOffice] = useState<Office>({ role: member.role, termEnds: member.termEnds })
  const [error, setError] = useState<AppError | null>(null)
  const roles: readonly Role[] =
    member.role === 'secretary' ? ['secretary'] : Role.options.filter((role) => role !== 'secretary')

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (change.pending) return
    const result = await change.run({ member: member.member, ...office })
    if (result.ok) ask(null)
    else setError(result.error)
  }
  return (
    <Modal opened onClose={() => ask(null)} title={t('committee.form.termTitle', { name: say(member.name) })}>
      <form className="committee-form" onSubmit={(event) => void submit(event)} noValidate>
        <p className="small sub">{t('committee.form.termText')}</p>
        <OfficeFields office={office} roles={roles} onChange={setOffice} />
        {error !== null && <Problem error={error} />}
        <div className="question-verbs">
          <Button onClick={() => ask(null)} disabled={change.pending}>
            {t('committee.form.keep')}
          </Button>
          <Button type="submit" variant="filled" disabled={change.pending}>
            {change.pending ? t('committee.form.changing') : t('committee.form.change')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
