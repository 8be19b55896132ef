import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ApplicationForm, Project } from '../../../shared/application-form.ts'
import type { Bilingual, Language } from '../../../shared/ids.ts'
import { cardMonths } from '../../../shared/rules/compute.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { type Pair, Pairs } from './pairs.tsx'

/** The applicant's form, Parts A, B and D. Part C is the documents beside it. */
export function FormPane({ form }: { readonly form: ApplicationForm }) {
  const { t } = useText()
  return (
    <div className="work-body" tabIndex={0}>
      <h2 className="part">{t('application.form.partA')}</h2>
      <Applicant applicant={form.applicant} />
      {form.projects.map((project, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- projects have no id but their order in the form
        <section key={index}>
          <h2 className="part">
            {t('application.form.partB', { number: String(index + 1), of: String(form.projects.length) })}
          </h2>
          <ProjectPairs project={project} />
        </section>
      ))}
      <h2 className="part">{t('application.form.partD')}</h2>
      <Declared declaration={form.declaration} />
    </div>
  )
}

const said = (text: Bilingual): ReactNode => (text.en === '' && text.zh === '' ? null : <Said text={text} />)

function Applicant({ applicant }: Pick<ApplicationForm, 'applicant'>) {
  const { t, say } = useText()
  const { name } = applicant
  const pairs: readonly Pair[] = [
    { name: t('application.form.category'), value: t(`application.category.${applicant.category}`) },
    {
      name: t('application.form.name'),
      value: (
        <>
          <span className="block" lang="en-HK">
            {name.en}
          </span>
          <span className="block" lang="zh-HK">
            {name.zh}
          </span>
        </>
      ),
    },
    { name: t('application.form.address'), value: said(applicant.address) },
    { name: t('application.form.description'), value: said(applicant.description) },
    {
      name: t('application.form.staff'),
      value: t('application.form.staffValue', { all: applicant.employees, research: applicant.researchEmployees }),
    },
    {
      name: t('application.form.contacts'),
      value: applicant.contacts.map((contact) => (
        <span className="block" key={contact.name.en + contact.name.zh}>
          {t('application.form.contact', { name: say(contact.name), post: say(contact.post) })}
        </span>
      )),
    },
  ]
  return <Pairs pairs={pairs} />
}

function ProjectPairs({ project }: { readonly project: Project }) {
  const { t, say, language } = useText()
  const format = useFormat()
  const { asked, outcomes, researchStaff } = project
  const counted = [
    outcomes.patents > 0 ? t('application.form.patents', { count: outcomes.patents }) : '',
    outcomes.publications > 0 ? t('application.form.publications', { count: outcomes.publications }) : '',
    outcomes.awards > 0 ? t('application.form.awards', { count: outcomes.awards }) : '',
    say(outcomes.other),
  ].filter((text) => text !== '')
  const pairs: readonly Pair[] = [
    { name: t('application.form.title'), value: said(project.title) },
    { name: t('application.form.objectives'), value: said(project.objectives) },
    { name: t('application.form.summary'), value: said(project.summary) },
    {
      name: t('application.form.asked'),
      value: t('application.form.askedValue', { ...asked, cardMonths: cardMonths(asked) }),
    },
    { name: t('application.form.start'), value: format.fullDay(project.preferredStart) },
    ...modelPairs(project, t, say, language),
    { name: t('application.form.technology'), value: said(project.technologyArea) },
    { name: t('application.form.sector'), value: said(project.industrySector) },
    { name: t('application.form.plan'), value: said(project.fiveYearPlan) },
    { name: t('application.form.researchStaff'), value: t('application.form.researchStaffValue', researchStaff) },
    { name: t('application.form.deliverables'), value: said(project.deliverables) },
    { name: t('application.form.outcomes'), value: counted.join(t('application.form.joint')) },
    { name: t('application.form.contribution'), value: said(project.contribution) },
    { name: t('application.form.partners'), value: project.partners.map(say).join(t('application.form.joint')) },
    {
      name: t('application.form.resubmission'),
      value: t(project.resubmission ? 'application.form.yes' : 'application.form.no'),
    },
  ]
  return <Pairs pairs={pairs} />
}

type Translate = ReturnType<typeof useText>['t']

function modelPairs(
  { model }: Project,
  t: Translate,
  say: (text: Bilingual) => string,
  language: Language,
): readonly Pair[] {
  const parameters = model.parametersMillions
  const size =
    parameters === null ? null : t('application.form.parameters', { amount: amountOf(parameters, t, language) })
  const tokens = model.tokensMillions
  return [
    {
      name: t('application.form.model'),
      value: [say(model.type), size].filter((text) => text !== null && text !== '').join(t('application.form.joint')),
    },
    {
      name: t('application.form.tokens'),
      value: tokens === null ? t('application.form.notStated') : amountOf(tokens, t, language),
    },
    { name: t('application.form.batch'), value: model.batchSize },
    { name: t('application.form.precision'), value: model.precision },
    { name: t('application.form.data'), value: said(model.dataSets) },
    { name: t('application.form.inference'), value: said(model.inference) },
  ]
}

/** `34 B`, `1.5 T` from millions; Chinese counts by ten thousands: 340 億, 1.5 萬億. */
function amountOf(millions: number, t: Translate, language: Language): string {
  const isChinese = language === 'zh-HK'
  const [unit, perMillion] =
    millions >= 1_000_000
      ? (['trillion', 1 / 1_000_000] as const)
      : millions >= (isChinese ? 100 : 1_000)
        ? (['billion', isChinese ? 1 / 100 : 1 / 1_000] as const)
        : (['million', isChinese ? 100 : 1] as const)
  return t(`application.form.${unit}`, { amount: oneDecimal(millions * perMillion) })
}

const oneDecimal = (amount: number): string => String(Math.round(amount * 10) / 10)

function Declared({ declaration }: Pick<ApplicationForm, 'declaration'>) {
  const { t } = useText()
  const format = useFormat()
  return (
    <>
      <DeclaredLine
        isGood={declaration.noOtherSubsidy}
        text={t(declaration.noOtherSubsidy ? 'application.form.noOtherSubsidy' : 'application.form.otherSubsidy')}
      />
      <DeclaredLine
        isGood={declaration.consent}
        text={t(declaration.consent ? 'application.form.consent' : 'application.form.noConsent')}
      />
      <p className="small sub">{t('application.form.signedOn', { date: format.fullDay(declaration.signedOn) })}</p>
    </>
  )
}

function DeclaredLine({ isGood, text }: { readonly isGood: boolean; readonly text: string }) {
  const Mark = isGood ? IconCheck : IconAlertTriangle
  return (
    <p className="line small">
      <Mark size={15} className={isGood ? 'dim' : 'red'} aria-hidden />
      {text}
    </p>
  )
}
