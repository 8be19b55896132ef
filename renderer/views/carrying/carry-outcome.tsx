import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { CarriedRequest, ReadCarry, WrittenCarry } from '../../../shared/api/carrying.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../parts/notice.tsx'
import { Problem } from '../../parts/problem.tsx'
import { useCarryState } from './carry-state.ts'

/** What came of the last go, in words. */
export function CarryOutcomeNotice() {
  const outcome = useCarryState((state) => state.outcome)
  if (outcome === null) return null
  if (outcome.kind === 'failed') return <Problem error={outcome.error} />
  return (
    <div role="status">
      {outcome.kind === 'written' && <Written {...outcome.value} />}
      {outcome.kind === 'taken' && <Taken {...outcome.value} />}
      {outcome.kind === 'carried' && <Carried requests={outcome.value} />}
    </div>
  )
}

function Written({ records, documents, wanted, expiresAt }: WrittenCarry) {
  const { t } = useText()
  const format = useFormat()
  return (
    <Notice icon={IconCircleCheck} tone="calm" title={t('carrying.written')}>
      {t('carrying.writtenText', { records, documents, wanted, expires: format.longDay(expiresAt) })}
    </Notice>
  )
}

function Taken({ sent, received, documents, madeAt, carrier }: ReadCarry) {
  const { t, say } = useText()
  const format = useFormat()
  const said = { when: format.recentInText(madeAt), carrier: say(carrier) }
  const isNothing = sent + received + documents === 0
  return (
    <Notice icon={IconCircleCheck} tone="calm" title={t('carrying.taken')}>
      {isNothing ? t('carrying.takenNothing', said) : t('carrying.takenText', { sent, received, documents, ...said })}
    </Notice>
  )
}

function Carried({ requests }: { readonly requests: readonly CarriedRequest[] }) {
  const { t } = useText()
  const count = requests.filter(({ outcome }) => outcome.state === 'carried').length
  const isWhole = count === requests.length
  return (
    <Notice
      icon={isWhole ? IconCircleCheck : IconAlertTriangle}
      tone={isWhole ? 'calm' : 'amber'}
      title={count === 0 ? t('carrying.carriedNone') : t('carrying.carried', { count })}
    >
      {requests.map((request, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- requests have no name of their own, and never change places
        <span className="block" key={index}>
          <CarriedWords {...request} />
        </span>
      ))}
    </Notice>
  )
}

function CarriedWords({ member, outcome }: CarriedRequest) {
  const { t, say, space, explain } = useText()
  const format = useFormat()
  const name = t('carrying.of', { name: member === null ? t('carrying.someone') : say(member) })
  if (outcome.state === 'refused') return `${name}${space}${explain(outcome.error)}`
  const { sent, received, documents, missing, expiresAt } = outcome
  const expires = format.day(expiresAt)
  return `${name}${space}${t('carrying.carriedOf', { sent, received, documents, missing, expires })}`
}
