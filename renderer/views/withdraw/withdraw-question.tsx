import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import type { InterestKind } from '../../../shared/records.ts'
import { useCommand } from '../../api.ts'
import { formatNumber } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { InterestKinds } from '../../parts/interest-kinds.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Question } from '../../parts/question.tsx'
import { closeTab } from '../../state/place.ts'
import { flushDrafts, forgetDrafts } from '../../drafts/open-drafts.ts'

interface WithdrawQuestionProps {
  readonly applicationId: ApplicationId
  readonly number: number
  readonly opened: boolean
  readonly onClose: () => void
}

/** The late withdrawal: everything of the application leaves this laptop, so it is asked once. */
export function WithdrawQuestion({ applicationId, number, opened, onClose }: WithdrawQuestionProps) {
  const { t } = useText()
  const withdraw = useCommand('withdraw')
  const [kind, setKind] = useState<InterestKind | null>(null)
  const [text, setText] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [error, setError] = useState<AppError | null>(null)

  const erase = async (): Promise<void> => {
    setIsMissing(kind === null || text.trim() === '')
    if (kind === null || text.trim() === '') return
    // Nothing typed may be written after the erasure; should it fail, nothing typed is lost either.
    await flushDrafts()
    const result = await withdraw.run({ applicationId, interestKind: kind, text: text.trim() })
    if (!result.ok) return setError(result.error)
    forgetDrafts(applicationId)
    closeTab(applicationId)
    onClose()
  }

  return (
    <Question
      opened={opened}
      title={t('withdraw.title', { number: formatNumber(number) })}
      keep={t('withdraw.keep')}
      verb={withdraw.pending ? t('withdraw.working') : t('withdraw.verb')}
      destructive
      pending={withdraw.pending}
      onKeep={onClose}
      onDo={() => void erase()}
    >
      <p className="small sub">{t('withdraw.text')}</p>
      <div className="answer-form">
        <InterestKinds label={t('withdraw.kind')} value={kind} onChange={setKind} />
        <Textarea
          label={t('withdraw.reason')}
          maxLength={4_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={isMissing ? t('withdraw.missing') : null}
        />
        {error !== null && <Problem error={error} />}
      </div>
    </Question>
  )
}
