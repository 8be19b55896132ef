import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { formatClock } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { Question } from '../../parts/question.tsx'
import { RulingEffect } from './ruling-effect.tsx'
import type { RulingRow } from './ruling-rows.ts'
import { useRulingsState } from './rulings-state.ts'
import type { RulingAct } from './use-ruling.ts'

interface RulingFootProps {
  readonly row: RulingRow | null
  readonly act: RulingAct
}

/** The one filled button of the room. */
export function RulingFoot({ row, act }: RulingFootProps) {
  const { t } = useText()
  const signed = useRulingsState((state) => state.signed)
  return (
    <>
      {act.error !== null && <Problem error={act.error} />}
      <div className="foot">
        <div className="grow">
          {signed !== null && act.next === null && (
            <p className="sign meta sub" role="status">
              <IconCheck size={15} aria-hidden />
              {t('rulings.signedNow', { time: formatClock(signed.at, true) })}
            </p>
          )}
        </div>
        <Button variant="filled" disabled={act.next === null || act.pending} onClick={act.begin}>
          {act.pending ? t('rulings.signing') : t(row?.state === 'made' ? 'rulings.change' : 'rulings.sign')}
        </Button>
      </div>
      {row?.state === 'made' && <ChangeQuestion row={row} act={act} />}
    </>
  )
}

interface ChangeQuestionProps {
  readonly row: Extract<RulingRow, { state: 'made' }>
  readonly act: RulingAct
}

function ChangeQuestion({ row, act }: ChangeQuestionProps) {
  const { t, say } = useText()
  const { interest } = row
  const { next } = act
  return (
    <Question
      opened={act.asks && next !== null}
      title={t('rulings.changeTitle', { number: formatNumber(interest.number), member: say(interest.memberName) })}
      keep={t('rulings.keep')}
      verb={t('rulings.changeYes')}
      destructive={next === 'withdraw'}
      pending={act.pending}
      onKeep={act.giveUp}
      onDo={() => void act.sign()}
    >
      {next !== null && (
        <>
          <p className="small sub">
            {t('rulings.changeText', {
              before: t(`rulings.choice.${interest.ruling}`),
              after: t(`rulings.choice.${next}`),
            })}
          </p>
          <p className="small sub ruling-gap">
            <RulingEffect row={row} ruling={next} />
          </p>
          {interest.ruling === 'withdraw' && <p className="small sub ruling-gap">{t('rulings.backText')}</p>}
        </>
      )}
    </Question>
  )
}
