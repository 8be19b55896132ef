import { NumberInput, UnstyledButton } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import type { ReactNode } from 'react'
import type { AssessmentDraft } from '../../../shared/prepared.ts'
import { cardMonths, gpuHours } from '../../../shared/rules/compute.ts'
import { ceilingCents, mulDiv } from '../../../shared/rules/money.ts'
import { formatBasisPoints, formatCount, formatMoney } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { CheckLine } from '../../parts/check-line.tsx'
import { HundredthsInput } from '../../parts/hundredths-input.tsx'
import { checkSubsidy } from '../application/vote-checks.ts'
import type { Assessing } from './assessment-tab.tsx'

type Terms = AssessmentDraft['projects'][number]
type TermsProps = Assessing & { readonly terms: Terms; readonly index: number }

/** Five of the six fields for one project, beside what was asked and what they come to. */
export function AssessedTerms(props: TermsProps) {
  const { form, draft, index, onChange } = props
  const { t, say } = useText()
  const project = form.projects[index]
  if (project === undefined) return null
  const set = (part: Partial<Terms>): void =>
    onChange({ ...draft, projects: draft.projects.map((each, at) => (at === index ? { ...each, ...part } : each)) })
  return (
    <div className="assessed">
      <table className="terms amend">
        <caption className={draft.projects.length > 1 ? 'small strong' : 'sr-only'}>
          {t('preparing.assessment.project', { number: String(index + 1), title: say(project.title) })}
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('preparing.assessment.asked')}</th>
            <th scope="col">{t('preparing.assessment.recommended')}</th>
          </tr>
        </thead>
        <tbody>
          <TermRows {...props} set={set} />
        </tbody>
      </table>
      <ComesTo {...props} set={set} />
    </div>
  )
}

type SettableProps = TermsProps & { readonly set: (part: Partial<Terms>) => void }

function TermRows({ form, terms, index, set }: SettableProps) {
  const { t, language } = useText()
  const format = useFormat()
  const project = form.projects[index]
  if (project === undefined) return null
  const name = (field: 'cards' | 'months' | 'start' | 'subsidy' | 'ceiling'): string =>
    t('preparing.assessment.ofProject', { name: t(`application.terms.${field}`), number: String(index + 1) })
  const whole = (most: number, value: string | number): number | null =>
    typeof value === 'number' ? Math.min(most, Math.round(value)) : null
  return (
    <>
      <Row name={t('application.terms.cards')} asked={formatCount(project.asked.cards)}>
        <NumberInput
          aria-label={name('cards')}
          min={0}
          allowDecimal={false}
          thousandSeparator=","
          value={terms.cards ?? ''}
          onChange={(value) => set({ cards: whole(10_000, value) })}
        />
      </Row>
      <Row name={t('application.terms.months')} asked={formatCount(project.asked.months)}>
        <NumberInput
          aria-label={name('months')}
          min={0}
          allowDecimal={false}
          value={terms.months ?? ''}
          onChange={(value) => set({ months: whole(60, value) })}
        />
      </Row>
      <Row name={t('application.terms.start')} asked={format.dayWithYear(project.preferredStart)}>
        <DateInput
          aria-label={name('start')}
          valueFormat={language === 'zh-HK' ? 'YYYY年M月D日' : 'D MMM YYYY'}
          value={terms.start}
          onChange={(start) => set({ start })}
        />
      </Row>
      <Row name={t('application.terms.subsidy')} asked="–">
        <HundredthsInput
          aria-label={name('subsidy')}
          min={0}
          suffix="%"
          value={terms.subsidyBp}
          onChange={(value) => set({ subsidyBp: value === null ? null : Math.min(10_000, value) })}
        />
      </Row>
      <Row name={t('application.terms.ceiling')} asked="–">
        <HundredthsInput
          aria-label={name('ceiling')}
          min={0}
          prefix="HK$"
          thousandSeparator=","
          value={terms.ceilingCents}
          onChange={(value) => set({ ceilingCents: value })}
        />
      </Row>
    </>
  )
}

function Row({
  name,
  asked,
  children,
}: {
  readonly name: string
  readonly asked: string
  readonly children: ReactNode
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{asked}</td>
      <td>{children}</td>
    </tr>
  )
}

/** Card-months, list price, subsidy and ceiling, by the same rules as on the members' desks. */
function ComesTo({ draft: { price }, terms, view, set }: SettableProps) {
  const { t } = useText()
  const { cards, months, subsidyBp } = terms
  const total = cardMonths({ cards: cards ?? 0, months: months ?? 0 })
  const listCents = price === null ? null : mulDiv(total, price.perCardMonthCents, 1)
  return (
    <div className="comes-to small">
      <h3 className="label">{t('preparing.assessment.computed')}</h3>
      {price === null || listCents === null ? (
        <p className="sub">{t('preparing.assessment.noPrice')}</p>
      ) : (
        <p>
          {t('preparing.assessment.listPrice', {
            cardMonths: total,
            price: formatMoney(price.perCardMonthCents),
            amount: formatMoney(listCents),
          })}
        </p>
      )}
      <p className="sub">
        {t('preparing.assessment.hours', {
          hours: formatCount(gpuHours({ cards: cards ?? 0, months: months ?? 0 }, view.hoursPerMonth)),
        })}
      </p>
      {price !== null && subsidyBp !== null && (
        <p>
          {t('preparing.assessment.subsidised', {
            percent: formatBasisPoints(subsidyBp),
            amount: formatMoney(ceilingCents(total, price.perCardMonthCents, subsidyBp)),
          })}
        </p>
      )}
      {subsidyBp !== null && <SubsidyLine subsidyBp={subsidyBp} limits={view.limits} />}
      {price !== null && subsidyBp !== null && (
        <CeilingLine
          ceiling={terms.ceilingCents}
          computed={ceilingCents(total, price.perCardMonthCents, subsidyBp)}
          onUse={(amount) => set({ ceilingCents: amount })}
        />
      )}
    </div>
  )
}

interface SubsidyLineProps {
  readonly subsidyBp: number
  readonly limits: Assessing['view']['limits']
}
function SubsidyLine({ subsidyBp, limits }: SubsidyLineProps) {
  const { t } = useText()
  const verdict = checkSubsidy(subsidyBp, limits)
  const normal = formatBasisPoints(limits.normalSubsidyCeilingBp)
  const special = formatBasisPoints(limits.specialSubsidyCeilingBp)
  const text =
    verdict === 'normal'
      ? t('application.vote.check.normal', { percent: normal })
      : verdict === 'special'
        ? t('application.vote.check.special', { normal, special })
        : t('application.vote.check.refused', { special })
  return <CheckLine tone={verdict === 'normal' ? 'good' : verdict === 'special' ? 'amber' : 'red'} text={text} />
}

interface CeilingLineProps {
  readonly ceiling: number | null
  readonly computed: number
  readonly onUse: (amountCents: number) => void
}
function CeilingLine({ ceiling, computed, onUse }: CeilingLineProps) {
  const { t } = useText()
  if (ceiling === computed) return <CheckLine tone="good" text={t('application.vote.check.equal')} />
  const amount = formatMoney(computed)
  const use = (
    <UnstyledButton className="row-action" onClick={() => onUse(computed)}>
      {t('application.vote.check.use', { amount })}
    </UnstyledButton>
  )
  if (ceiling === null) return <p className="check-line">{use}</p>
  const words = { amount: formatMoney(Math.abs(ceiling - computed)), computed: amount }
  return (
    <CheckLine
      tone="amber"
      text={t(`application.vote.check.${ceiling < computed ? 'below' : 'above'}`, words)}
      action={use}
    />
  )
}
