import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { MemberRegisterView } from '../../../shared/api/register.ts'
import { formatClock } from '../../format/date.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { Question } from '../../parts/question.tsx'
import type { RegisterDraft } from './use-register-draft.ts'

interface RegisterFootProps {
  readonly view: MemberRegisterView
  readonly draft: RegisterDraft
  readonly incomplete: number
  readonly maySign: boolean
  /** Whether it is asked before a register without an entry is signed. */
  readonly asks: boolean
  readonly onSign: () => void
  readonly onClose: () => void
}

export function RegisterFoot({ view, draft, incomplete, maySign, asks, onSign, onClose }: RegisterFootProps) {
  const { t, say } = useText()
  const [opened] = useState(() => Date.now())
  const year = String(view.year)
  const signedAt = view.signed?.signedAt
  const isFresh = signedAt !== undefined && Date.parse(signedAt) >= opened && view.savedAt === null
  return (
    <>
      {draft.error !== null && <Problem error={draft.error} />}
      <div className="foot">
        <div className="grow meta sub">
          {incomplete > 0 ? (
            <p className="amber">{t('register.incomplete', { count: incomplete })}</p>
          ) : isFresh ? (
            <p className="sign" role="status">
              <IconCheck size={15} aria-hidden />
              {t('register.signedNow', { time: formatClock(signedAt, true) })}
            </p>
          ) : (
            !maySign && view.signed !== null && <p>{t('register.same')}</p>
          )}
        </div>
        <Button variant="filled" disabled={!maySign} onClick={onSign}>
          {draft.pending ? t('register.signing') : t('register.sign', { year })}
        </Button>
      </div>
      <Question
        opened={asks}
        title={t('register.askNone', { name: say(view.name), year })}
        keep={t('register.askNoneNo')}
        verb={t('register.askNoneYes')}
        pending={draft.pending}
        onKeep={onClose}
        onDo={() => void draft.sign().then(onClose)}
      >
        <p className="small sub">{t('register.askNoneText')}</p>
      </Question>
    </>
  )
}
