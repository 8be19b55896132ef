import { useState } from 'react'
import type { CommitteeMember } from '../../../shared/api/committee.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useCommand } from '../../api.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { Question } from '../../parts/question.tsx'
import { ask, type Asked, showInvitation } from './committee-state.ts'

interface RetireQuestionProps {
  readonly asked: Extract<Asked, { about: 'replace' | 'retire-laptop' | 'retire-member' }>
  readonly member: CommitteeMember
}

const words = { replace: 'replace', 'retire-laptop': 'retireLaptop', 'retire-member': 'retireMember' } as const

/** Ends a laptop's access, or all of a member's; with a replacement the next code comes at once. */
export function RetireQuestion({ asked, member }: RetireQuestionProps) {
  const { t, say } = useText()
  const replace = useCommand('replaceLaptop')
  const retireLaptop = useCommand('retireLaptop')
  const retireMember = useCommand('retireMember')
  const [error, setError] = useState<AppError | null>(null)
  const isPending = replace.pending || retireLaptop.pending || retireMember.pending
  const start = async (): Promise<void> => {
    if (asked.about === 'replace') {
      const result = await replace.run({ device: asked.device })
      return result.ok ? showInvitation(result.value.inviteId) : setError(result.error)
    }
    const result =
      asked.about === 'retire-laptop'
        ? await retireLaptop.run({ device: asked.device })
        : await retireMember.run({ member: asked.member })
    return result.ok ? ask(null) : setError(result.error)
  }
  const act = words[asked.about]
  const count = member.laptops.filter(({ state }) => state === 'active' || state === 'pending').length
  return (
    <Question
      opened
      title={t(`committee.ask.${act}Title`, { name: say(member.name) })}
      keep={t(`committee.ask.${act}Keep`)}
      verb={isPending ? t('committee.ask.working') : t(`committee.ask.${act}`)}
      destructive
      pending={isPending}
      onKeep={() => ask(null)}
      onDo={() => void start()}
    >
      <p className="small sub">{t(`committee.ask.${act}Text`, { count })}</p>
      {error !== null && <Problem error={error} />}
    </Question>
  )
}
