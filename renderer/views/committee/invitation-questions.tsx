import { useState } from 'react'
import type { InvitationView } from '../../../shared/api/committee.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { Question } from '../../parts/question.tsx'
import { ask, choose, memberRow } from './committee-state.ts'
import { PhraseWords } from './phrase-words.tsx'

const close = (): void => ask(null)

/** The one moment at which a false laptop could come in: the words are read, not glanced at. */
export function ApproveQuestion({ invitation }: { readonly invitation: InvitationView }) {
  const { t, say } = useText()
  const approve = useCommand('approveAnswer')
  const [error, setError] = useState<AppError | null>(null)
  const { inviteId, member, name, answer } = invitation
  if (answer.state !== 'answered') return null
  const agree = async (): Promise<void> => {
    const result = await approve.run({ inviteId, checkPhrase: answer.checkPhrase })
    if (!result.ok) return setError(result.error)
    choose(memberRow(member))
    close()
  }
  return (
    <Question
      opened
      title={t('committee.ask.approveTitle')}
      keep={t('committee.ask.approveKeep')}
      verb={approve.pending ? t('committee.ask.approving') : t('committee.ask.approve')}
      pending={approve.pending}
      onKeep={close}
      onDo={() => void agree()}
    >
      <PhraseWords phrase={answer.checkPhrase} size="large" />
      <p className="small sub">{t('committee.ask.approveText', { name: say(name) })}</p>
      {error !== null && <Problem error={error} />}
    </Question>
  )
}

export function WithdrawQuestion({ invitation: { inviteId, name } }: { readonly invitation: InvitationView }) {
  const { t, say } = useText()
  const withdraw = useCommand('withdrawInvitation')
  const [error, setError] = useState<AppError | null>(null)
  const start = async (): Promise<void> => {
    const result = await withdraw.run({ inviteId })
    if (!result.ok) return setError(result.error)
    close()
  }
  return (
    <Question
      opened
      title={t('committee.ask.withdrawTitle', { name: say(name) })}
      keep={t('committee.ask.withdrawKeep')}
      verb={withdraw.pending ? t('committee.ask.working') : t('committee.ask.withdraw')}
      destructive
      pending={withdraw.pending}
      onKeep={close}
      onDo={() => void start()}
    >
      <p className="small sub">{t('committee.ask.withdrawText')}</p>
      {error !== null && <Problem error={error} />}
    </Question>
  )
}
