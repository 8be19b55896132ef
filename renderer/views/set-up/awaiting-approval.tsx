import { Button } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useState } from 'react'
import type { SessionView } from '../../../shared/api/session.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { RecordId } from '../../../shared/ids.ts'
import { useCommand } from '../../api.ts'
import { formatClock } from '../../format/date.ts'
import { useText } from '../../i18n/use-text.ts'
import { Door } from '../../parts/door.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import formStyles from '../unlock/unlock.module.css'
import styles from './set-up.module.css'

const askEveryMs = 30_000

type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'not-yet'; readonly at: number }
  | { readonly kind: 'error'; readonly error: AppError }

interface AwaitingApprovalProps {
  readonly session: Extract<SessionView, { state: 'awaiting-approval' }>
}

/** Six words, read aloud; the desk opens by itself once the secretariat has said yes. */
export function AwaitingApproval({ session }: AwaitingApprovalProps) {
  const { t, space, language } = useText()
  const check = useCommand('checkApproval')
  const [answer, setAnswer] = useState<Answer>({ kind: 'none' })

  const ask = async (): Promise<void> => {
    const result = await check.run(undefined)
    setAnswer(result.ok ? { kind: 'not-yet', at: Date.now() } : { kind: 'error', error: result.error })
  }
  useInterval(() => void ask(), askEveryMs, { autoInvoke: true })

  return (
    <Door
      facts={
        <>
          <p className="label">{t('setUp.approval.phrase')}</p>
          <ol className={styles['words']} lang="en-HK" translate="no">
            {session.checkPhrase.split(' ').map((word, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the six words never change places
              <li key={index}>{word}</li>
            ))}
          </ol>
        </>
      }
    >
      <div>
        <h1>{t(session.firstEntry === null ? 'setUp.approval.title' : 'committee.begin.title')}</h1>
        <p className="small sub">
          <Said text={session.memberName} />
          {language === 'zh-HK' ? '，' : ', '}
          <Said text={session.committeeName} />
        </p>
      </div>
      <p>{t(session.firstEntry === null ? 'setUp.approval.text' : 'committee.begin.text')}</p>
      {session.firstEntry !== null && <Begin entry={session.firstEntry} />}
      <div className={formStyles['form']}>
        {answer.kind === 'error' && <Problem error={answer.error} />}
        <Button
          size="sm"
          variant={session.firstEntry === null ? 'filled' : 'default'}
          onClick={() => void ask()}
          disabled={check.pending}
        >
          {t('setUp.approval.check')}
        </Button>
        <p className="meta dim" role="status">
          {answer.kind === 'not-yet' && `${t('setUp.approval.notYet', { time: formatClock(answer.at, true) })}${space}`}
          {t('setUp.approval.asking')}
        </p>
      </div>
    </Door>
  )
}

/** The first chairman, whom nobody else can let in. */
function Begin({ entry }: { readonly entry: RecordId }) {
  const { t } = useText()
  const countersign = useCommand('countersign')
  const [error, setError] = useState<AppError | null>(null)
  const begin = async (): Promise<void> => {
    const result = await countersign.run({ entries: [entry] })
    setError(result.ok ? null : result.error)
  }
  return (
    <div className={formStyles['form']}>
      {error !== null && <Problem error={error} />}
      <Button size="sm" variant="filled" onClick={() => void begin()} disabled={countersign.pending}>
        {countersign.pending ? t('committee.begin.working') : t('committee.begin.verb')}
      </Button>
    </div>
  )
}
