import { UnstyledButton } from '@mantine/core'
import { IconClock, IconShieldCheck } from '@tabler/icons-react'
import type { SignedAct } from '../../../shared/api/application.ts'
import { daysUntil, formatClock } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { goTo } from '../../state/place.ts'

interface SignedLineProps {
  readonly act: SignedAct
  readonly kind: 'score' | 'vote'
  readonly correcting: boolean
}

/** When it was signed, and where it is now: waiting, or numbered by the server. */
export function SignedLine({ act, kind, correcting }: SignedLineProps) {
  const { t } = useText()
  const format = useFormat()
  const time = daysUntil(act.signedAt, format.now) === 0 ? formatClock(act.signedAt, true) : format.moment(act.signedAt)
  const text =
    kind === 'score'
      ? t(correcting ? 'application.score.correcting' : 'application.score.submitted', { time })
      : t(correcting ? 'application.vote.changing' : 'application.vote.signed', { time })
  const Mark = act.number === null ? IconClock : IconShieldCheck
  return (
    <p className="signed-line small">
      <Mark size={16} className={act.number === null ? 'amber' : 'green'} aria-hidden />
      <span className="strong">{text}</span>
      <span className="grow" />
      <UnstyledButton className="row-action" onClick={() => goTo('outbox')}>
        {act.number === null
          ? t('application.score.waits')
          : t('application.score.numbered', { number: formatCount(act.number) })}
      </UnstyledButton>
    </p>
  )
}
