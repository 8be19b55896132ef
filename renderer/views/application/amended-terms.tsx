import { NumberInput, UnstyledButton } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import type { ReactNode } from 'react'
import type { ApplicationView } from '../../../shared/api/application.ts'
import type { ProjectTerms } from '../../../shared/application-form.ts'
import { formatBasisPoints, formatCount, formatMoney } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { CheckLine } from '../../parts/check-line.tsx'
import { HundredthsInput } from '../../parts/hundredths-input.tsx'
import { Dates } from './dates.tsx'
import { describeDifferences } from './describe-differences.ts'
import { Changed } from './signed-terms.tsx'
import { checkCeiling, checkSubsidy } from './vote-checks.ts'
import { type ProjectForm, toTerms, type VoteForm } from './vote-draft.ts'

interface AmendedTermsProps {
  readonly view: ApplicationView
  readonly form: VoteForm
  readonly onChange: (form: VoteForm) => void
}

export function AmendedTerms({ view, form, onChange }: AmendedTermsProps) {
  return (
    <Dates>
      {view.assessment.terms.projects.map((recommended, index) => {
        const project = form.projects[index] ?? recommended
        return (
          <ProjectAmendment
            // oxlint-disable-next-line react/no-array-index-key -- projects have no id but their order in the form
            key={index}
            view={view}
            index={index}
            recommended={recommended}
            project={project}
            onChange={(part) =>
              onChange({
                ...form,
                projects: view.assessment.terms.projects.map((each, at) =>
                  at === index ? { ...project, ...part } : (form.projects[at] ?? each),
                ),
              })
            }
          />
        )
      })}
    </Dates>
  )
}

interface ProjectAmendmentProps {
  readonly view: ApplicationView
  readonly index: number
  readonly recommended: ProjectTerms
  readonly project: ProjectForm
  readonly onChange: (part: Partial<ProjectForm>) => void
}
function ProjectAmendment(props: ProjectAmendmentProps) {
  const { view, index, recommended, project } = props
  const { t, say } = useText()
  const title = view.form.projects[index]?.title
  return (
    <>
      <table className="terms amend">
        <caption className={view.form.projects.length > 1 ? 'small strong' : 'sr-only'}>
          {t('application.vote.project', { number: String(index + 1), title: title === undefined ? '' : say(title) })}
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('application.vote.recommended')}</th>
            <th scope="col">{t('application.vote.amendment')}</th>
          </tr>
        </thead>
        <tbody>
          <Fields {...props} />
        </tbody>
      </table>
      <Difference recommended={recommended} project={project} />
      <Checks {...props} />
    </>
  )
}

function Fields({ index, recommended, project, onChange }: ProjectAmendmentProps) {
  const { t, language } = useText()
  const format = useFormat()
  const label = (name: string): string => `${t('application.vote.amendment')}, ${name}, ${index + 1}`
  const whole = (value: string | number): number | null => (typeof value === 'number' ? Math.round(value) : null)
  return (
    <>
      <Field
        name={t('application.terms.cards')}
        recommended={formatCount(recommended.cards)}
        changed={project.cards !== recommended.cards}
      >
        <NumberInput
          aria-label={label(t('application.terms.cards'))}
          min={0}
          max={10_000}
          allowDecimal={false}
          thousandSeparator=","
          value={project.cards ?? ''}
          onChange={(value) => onChange({ cards: whole(value) })}
        />
      </Field>
      <Field
        name={t('application.terms.months')}
        recommended={formatCount(recommended.months)}
        changed={project.months !== recommended.months}
      >
        <NumberInput
          aria-label={label(t('application.terms.months'))}
          min={0}
          max={60}
          allowDecimal={false}
          value={project.months ?? ''}
          onChange={(value) => onChange({ months: whole(value) })}
        />
      </Field>
      <Field
        name={t('application.terms.start')}
        recommended={format.dayWithYear(recommended.start)}
        changed={project.start !== recommended.start}
      >
        <DateInput
          aria-label={label(t('application.terms.start'))}
          valueFormat={language === 'zh-HK' ? 'YYYY年M月D日' : 'D MMM YYYY'}
          value={project.start}
          onChange={(start) => onChange({ start })}
        />
      </Field>
      <Field
        name={t('application.terms.subsidy')}
        recommended={formatBasisPoints(recommended.subsidyBp)}
        changed={project.subsidyBp !== recommended.subsidyBp}
      >
        <HundredthsInput
          aria-label={label(t('application.terms.subsidy'))}
          min={0}
          max={100}
          suffix="%"
          value={project.subsidyBp}
          onChange={(subsidyBp) => onChange({ subsidyBp })}
        />
      </Field>
      <Field
        name={t('application.terms.ceiling')}
        recommended={formatMoney(recommended.ceilingCents)}
        changed={project.ceilingCents !== recommended.ceilingCents}
      >
        <HundredthsInput
          aria-label={label(t('application.terms.ceiling'))}
          min={0}
          prefix="HK$"
          thousandSeparator=","
          value={project.ceilingCents}
          onChange={(ceilingCents) => onChange({ ceilingCents })}
        />
      </Field>
    </>
  )
}

interface FieldProps {
  readonly name: string
  readonly recommended: string
  readonly changed: boolean
  readonly children: ReactNode
}
function Field({ name, recommended, changed, children }: FieldProps) {
  return (
    <tr data-changed={changed || undefined}>
      <th scope="row">
        {name} {changed && <Changed />}
      </th>
      <td>{recommended}</td>
      <td>{children}</td>
    </tr>
  )
}

function Difference({ recommended, project }: Pick<ProjectAmendmentProps, 'recommended' | 'project'>) {
  const { t, language } = useText()
  const terms = toTerms(project)
  const words = terms === null ? [] : describeDifferences(recommended, terms, t)
  if (words.length === 0) return null
  return (
    <p className="meta sub case-gap">
      <span className="strong">{t('application.vote.difference')}</span>{' '}
      {words.join(language === 'zh-HK' ? '，' : ', ')}
    </p>
  )
}

function Checks({ view, project, onChange }: ProjectAmendmentProps) {
  const { t } = useText()
  const terms = toTerms(project)
  if (terms === null) return <CheckLine tone="amber" text={t('application.vote.check.blank')} />
  const { normalSubsidyCeilingBp, specialSubsidyCeilingBp } = view.scoring
  const normal = formatBasisPoints(normalSubsidyCeilingBp)
  const special = formatBasisPoints(specialSubsidyCeilingBp)
  const subsidy = checkSubsidy(terms.subsidyBp, view.scoring)
  const ceiling = checkCeiling(terms, view.assessment.price.perCardMonthCents)
  const computed = formatMoney(ceiling.computedCents)
  return (
    <>
      {(terms.cards < 1 || terms.months < 1) && <CheckLine tone="red" text={t('application.vote.check.nothing')} />}
      {subsidy === 'normal' && <CheckLine tone="good" text={t('application.vote.check.normal', { percent: normal })} />}
      {subsidy === 'special' && (
        <CheckLine tone="amber" text={t('application.vote.check.special', { normal, special })} />
      )}
      {subsidy === 'refused' && <CheckLine tone="red" text={t('application.vote.check.refused', { special })} />}
      {ceiling.verdict === 'equal' && <CheckLine tone="good" text={t('application.vote.check.equal')} />}
      {ceiling.verdict !== 'equal' && subsidy !== 'refused' && (
        <CheckLine
          tone="amber"
          text={t(`application.vote.check.${ceiling.verdict}`, { amount: formatMoney(ceiling.byCents), computed })}
          action={
            <UnstyledButton className="row-action" onClick={() => onChange({ ceilingCents: ceiling.computedCents })}>
              {t('application.vote.check.use', { amount: computed })}
            </UnstyledButton>
          }
        />
      )}
    </>
  )
}
