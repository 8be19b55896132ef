import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Project } from '../../../shared/application-form.ts'
import type { Bilingual } from '../../../shared/ids.ts'
import { useText } from '../../i18n/use-text.ts'
import { BothField, BothList, DateField, FormRow, NumberField } from './fields.tsx'

interface ProjectFieldsProps {
  readonly project: Project
  readonly index: number
  readonly of: number
  readonly onChange: (project: Project) => void
  readonly onRemove: () => void
}

const mostCounted = 100_000
const mostMillions = 1_000_000_000_000

/** Part B of one project, in the order of the form. */
export function ProjectFields(props: ProjectFieldsProps) {
  const { project, index, of, onRemove } = props
  const { t } = useText()
  const number = String(index + 1)
  return (
    <section>
      <h2 className="part line">
        <span className="grow">{t('application.form.partB', { number, of: String(of) })}</span>
        {of > 1 && (
          <Button size="compact-xs" leftSection={<IconX size={14} aria-hidden />} onClick={onRemove}>
            {t('preparing.form.removeProject', { number })}
          </Button>
        )}
      </h2>
      <Texts {...props} fields={firstTexts} />
      <Asked {...props} />
      <Model {...props} model={project.model} />
      <Texts {...props} fields={laterTexts} />
      <Outcomes {...props} />
    </section>
  )
}

const named = (name: string, index: number, of: number): string => (of > 1 ? `${name} ${index + 1}` : name)

type TextFieldName = {
  readonly [K in keyof Project]: Project[K] extends Bilingual ? K : never
}[keyof Project]
type Label = 'title' | 'objectives' | 'summary' | 'technology' | 'sector' | 'plan' | 'deliverables' | 'contribution'
type TextRow = readonly [field: TextFieldName, label: Label, lines: number]
const firstTexts: readonly TextRow[] = [
  ['title', 'title', 1],
  ['objectives', 'objectives', 2],
  ['summary', 'summary', 3],
]
const laterTexts: readonly TextRow[] = [
  ['technologyArea', 'technology', 1],
  ['industrySector', 'sector', 1],
  ['fiveYearPlan', 'plan', 2],
  ['deliverables', 'deliverables', 2],
  ['contribution', 'contribution', 3],
]

function Texts({ project, index, of, onChange, fields }: ProjectFieldsProps & { readonly fields: readonly TextRow[] }) {
  const { t } = useText()
  return fields.map(([field, label, lines]) => (
    <BothField
      key={field}
      name={named(t(`application.form.${label}`), index, of)}
      path={`form.projects.${index}.${field}`}
      lines={lines}
      value={project[field]}
      onChange={(text) => onChange({ ...project, [field]: text })}
    />
  ))
}

function Asked({ project, index, of, onChange }: ProjectFieldsProps) {
  const { t } = useText()
  const at = `form.projects.${index}`
  const { asked } = project
  return (
    <>
      <NumberField
        name={named(t('preparing.form.cards'), index, of)}
        path={`${at}.asked`}
        min={1}
        max={10_000}
        value={asked.cards}
        onChange={(cards) => onChange({ ...project, asked: { ...asked, cards: cards ?? 1 } })}
      />
      <NumberField
        name={named(t('preparing.form.months'), index, of)}
        path={`${at}.asked.months`}
        min={1}
        max={60}
        value={asked.months}
        onChange={(months) => onChange({ ...project, asked: { ...asked, months: months ?? 1 } })}
      />
      <DateField
        name={named(t('application.form.start'), index, of)}
        path={`${at}.preferredStart`}
        value={project.preferredStart}
        onChange={(preferredStart) => onChange({ ...project, preferredStart })}
      />
    </>
  )
}

function Model({ project, index, of, onChange, model }: ProjectFieldsProps & { readonly model: Project['model'] }) {
  const { t } = useText()
  const at = `form.projects.${index}.model`
  const set = (part: Partial<Project['model']>): void => onChange({ ...project, model: { ...model, ...part } })
  return (
    <>
      <BothField
        name={named(t('preparing.form.modelType'), index, of)}
        path={`${at}.type`}
        value={model.type}
        onChange={(type) => set({ type })}
      />
      <NumberField
        name={named(t('preparing.form.parameters'), index, of)}
        path={`${at}.parameters`}
        min={0}
        max={mostMillions}
        mayBeEmpty
        value={model.parametersMillions}
        onChange={(parametersMillions) => set({ parametersMillions })}
      />
      <NumberField
        name={named(t('preparing.form.tokens'), index, of)}
        path={at}
        min={0}
        max={mostMillions}
        mayBeEmpty
        value={model.tokensMillions}
        onChange={(tokensMillions) => set({ tokensMillions })}
      />
      {(['batchSize', 'precision'] as const).map((field) => {
        const name = named(
          t(field === 'batchSize' ? 'application.form.batch' : 'application.form.precision'),
          index,
          of,
        )
        return (
          <FormRow key={field} name={name} path={`${at}.${field}`}>
            <TextInput
              className="form-half"
              aria-label={name}
              maxLength={200}
              value={model[field]}
              onChange={(event) => set({ [field]: event.currentTarget.value })}
            />
          </FormRow>
        )
      })}
      <BothField
        name={named(t('application.form.data'), index, of)}
        path={`${at}.dataSets`}
        lines={2}
        value={model.dataSets}
        onChange={(dataSets) => set({ dataSets })}
      />
      <BothField
        name={named(t('application.form.inference'), index, of)}
        path={`${at}.inference`}
        lines={2}
        value={model.inference}
        onChange={(inference) => set({ inference })}
      />
    </>
  )
}

function Outcomes({ project, index, of, onChange }: ProjectFieldsProps) {
  const { t } = useText()
  const at = `form.projects.${index}`
  const { outcomes, researchStaff } = project
  const numbers = { min: 0, max: mostCounted }
  return (
    <>
      <NumberField
        {...numbers}
        name={named(t('preparing.form.localStaff'), index, of)}
        path={`${at}.researchStaff.local`}
        value={researchStaff.local}
        onChange={(local) => onChange({ ...project, researchStaff: { ...researchStaff, local: local ?? 0 } })}
      />
      <NumberField
        {...numbers}
        name={named(t('preparing.form.nonLocalStaff'), index, of)}
        path={`${at}.researchStaff.nonLocal`}
        value={researchStaff.nonLocal}
        onChange={(nonLocal) => onChange({ ...project, researchStaff: { ...researchStaff, nonLocal: nonLocal ?? 0 } })}
      />
      {(['patents', 'publications', 'awards'] as const).map((field) => (
        <NumberField
          {...numbers}
          key={field}
          name={named(t(`preparing.form.${field}`), index, of)}
          path={`${at}.outcomes.${field}`}
          value={outcomes[field]}
          onChange={(count) => onChange({ ...project, outcomes: { ...outcomes, [field]: count ?? 0 } })}
        />
      ))}
      <BothField
        name={named(t('preparing.form.otherOutcomes'), index, of)}
        path={`${at}.outcomes.other`}
        lines={2}
        value={outcomes.other}
        onChange={(other) => onChange({ ...project, outcomes: { ...outcomes, other } })}
      />
      <BothList
        path={`${at}.partners`}
        values={project.partners}
        most={20}
        nameOf={(number) => named(t('preparing.form.partner', { number }), index, of)}
        add={t('preparing.form.addPartner')}
        onChange={(partners) => onChange({ ...project, partners })}
      />
      <FormRow name="" path={`${at}.resubmission`}>
        <Checkbox
          className="form-whole"
          label={named(t('preparing.form.resubmission'), index, of)}
          checked={project.resubmission}
          onChange={(event) => onChange({ ...project, resubmission: event.currentTarget.checked })}
        />
      </FormRow>
    </>
  )
}
