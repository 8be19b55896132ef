import { Button, Checkbox, Select } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import type { PreparedLine } from '../../../shared/api/preparing.ts'
import type { ApplicationForm, Category } from '../../../shared/application-form.ts'
import type { PreparedFields } from '../../../shared/prepared.ts'
import { hongKongDay } from '../../../shared/rules/day.ts'
import { emptyProject } from '../../../shared/rules/empty-application.ts'
import type { FormProblem } from '../../../shared/rules/form-checks.ts'
import { useText } from '../../i18n/use-text.ts'
import { useNow } from '../../state/now.ts'
import { Dates } from '../application/dates.tsx'
import { BothField, BothList, DateField, FormProblems, FormRow, NumberField, TextField } from './fields.tsx'
import { ProjectFields } from './project-fields.tsx'

const categories = Object.keys({ a: true, b: true, c: true, d: true, e: true } satisfies Readonly<
  Record<Category, true>
>) as readonly Category[]
const mostProjects = 10
const mostStaff = 1_000_000

interface FormTabProps {
  readonly fields: PreparedFields
  readonly problems: readonly FormProblem[]
  readonly others: readonly PreparedLine[]
  readonly onChange: (fields: PreparedFields) => void
}

/** Parts A, B and D, and what the declaration list needs besides; edited in place. */
export function FormTab({ fields, problems, others, onChange }: FormTabProps) {
  const { t } = useText()
  const now = useNow()
  const { form } = fields
  const setForm = (part: Partial<ApplicationForm>): void => onChange({ ...fields, form: { ...form, ...part } })
  const addProject = (): void =>
    setForm({ projects: [...form.projects, emptyProject(hongKongDay(new Date(now).toISOString()))] })
  return (
    <Dates>
      <FormProblems.Provider value={problems}>
        <div className="prepared-form scroll" tabIndex={-1}>
          {problems.length === 0 && (
            <p className="sign small sub">
              <IconCheck size={15} aria-hidden />
              {t('preparing.form.whole')}
            </p>
          )}
          <div className="form-row form-heads meta dim" aria-hidden>
            <span className="form-name" />
            <span className="form-half">{t('preparing.form.english')}</span>
            <span className="form-half">{t('preparing.form.chinese')}</span>
          </div>
          <NamesPart fields={fields} others={others} onChange={onChange} />
          <ApplicantPart form={form} setForm={setForm} />
          {form.projects.map((project, index) => (
            <ProjectFields
              // oxlint-disable-next-line react/no-array-index-key -- projects have no id but their order in the form
              key={index}
              project={project}
              index={index}
              of={form.projects.length}
              onChange={(next) => setForm({ projects: form.projects.with(index, next) })}
              onRemove={() => setForm({ projects: form.projects.filter((_, at) => at !== index) })}
            />
          ))}
          <Button
            className="add-project"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={form.projects.length >= mostProjects}
            onClick={addProject}
          >
            {t('preparing.form.addProject')}
          </Button>
          <DeclarationPart form={form} setForm={setForm} />
        </div>
      </FormProblems.Provider>
    </Dates>
  )
}

function NamesPart({ fields, others, onChange }: Omit<FormTabProps, 'problems'>) {
  const { t } = useText()
  const checkReference = (reference: string): string | null => {
    if (reference === '') return t('preparing.form.referenceEmpty')
    return others.some((row) => row.reference === reference) ? t('preparing.form.referenceTaken') : null
  }
  return (
    <section>
      <h2 className="part">{t('preparing.form.who')}</h2>
      <TextField
        name={t('preparing.form.reference')}
        path="reference"
        value={fields.reference}
        longest={50}
        check={checkReference}
        onChange={(reference) => onChange({ ...fields, reference })}
      />
      <TextField
        name={t('preparing.form.companyNumber')}
        path="companyNumber"
        value={fields.companyNumber}
        longest={50}
        onChange={(companyNumber) => onChange({ ...fields, companyNumber })}
      />
      <BothList
        path="people"
        values={fields.people}
        most={50}
        nameOf={(number) => t('preparing.form.person', { number })}
        add={t('preparing.form.addPerson')}
        onChange={(people) => onChange({ ...fields, people })}
      />
      <BothList
        path="partners"
        values={fields.partners}
        most={50}
        nameOf={(number) => t('preparing.form.partner', { number })}
        add={t('preparing.form.addPartner')}
        onChange={(partners) => onChange({ ...fields, partners })}
      />
    </section>
  )
}

interface PartProps {
  readonly form: ApplicationForm
  readonly setForm: (part: Partial<ApplicationForm>) => void
}

function ApplicantPart({ form: { applicant }, setForm }: PartProps) {
  const { t } = useText()
  const set = (part: Partial<ApplicationForm['applicant']>): void => setForm({ applicant: { ...applicant, ...part } })
  const at = 'form.applicant'
  return (
    <section>
      <h2 className="part">{t('application.form.partA')}</h2>
      <FormRow name={t('application.form.category')} path={`${at}.category`}>
        <Select<Category>
          className="form-half"
          aria-label={t('application.form.category')}
          value={applicant.category}
          onChange={(category) => category !== null && set({ category })}
          data={categories.map((value) => ({ value, label: t(`application.category.${value}`) }))}
        />
      </FormRow>
      <BothField
        name={t('application.form.name')}
        path={`${at}.name`}
        value={applicant.name}
        onChange={(name) => set({ name })}
      />
      <BothField
        name={t('application.form.address')}
        path={`${at}.address`}
        value={applicant.address}
        onChange={(address) => set({ address })}
      />
      <BothField
        name={t('application.form.description')}
        path={`${at}.description`}
        lines={3}
        value={applicant.description}
        onChange={(description) => set({ description })}
      />
      <NumberField
        name={t('preparing.form.employees')}
        path={`${at}.employees`}
        min={0}
        max={mostStaff}
        value={applicant.employees}
        onChange={(employees) => set({ employees: employees ?? 0 })}
      />
      <NumberField
        name={t('preparing.form.researchEmployees')}
        path={`${at}.researchEmployees`}
        min={0}
        max={mostStaff}
        value={applicant.researchEmployees}
        onChange={(researchEmployees) => set({ researchEmployees: researchEmployees ?? 0 })}
      />
      <Contacts applicant={applicant} set={set} />
    </section>
  )
}

interface ContactsProps {
  readonly applicant: ApplicationForm['applicant']
  readonly set: (part: Partial<ApplicationForm['applicant']>) => void
}

function Contacts({ applicant: { contacts }, set }: ContactsProps) {
  const { t } = useText()
  const at = 'form.applicant.contacts'
  const nothing = { en: '', zh: '' }
  return (
    <>
      {contacts.map((contact, index) => {
        const number = String(index + 1)
        const change = (part: Partial<typeof contact>): void =>
          set({ contacts: contacts.with(index, { ...contact, ...part }) })
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the first and the second contact of the form
          <div key={index}>
            <BothField
              name={t('preparing.form.contact', { number })}
              path={`${at}.${index}.name`}
              value={contact.name}
              onChange={(name) => change({ name })}
            />
            <BothField
              name={t('preparing.form.contactPost', { number })}
              path={`${at}.${index}.post`}
              value={contact.post}
              onChange={(post) => change({ post })}
            />
          </div>
        )
      })}
      <FormRow name="" path={at}>
        <span className="form-half line">
          {contacts.length < 2 ? (
            <Button
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => set({ contacts: [...contacts, { name: nothing, post: nothing }] })}
            >
              {t('preparing.form.addContact')}
            </Button>
          ) : (
            <Button onClick={() => set({ contacts: contacts.slice(0, 1) })}>
              {t('preparing.form.removeItem', { name: t('preparing.form.contact', { number: '2' }) })}
            </Button>
          )}
        </span>
      </FormRow>
    </>
  )
}

function DeclarationPart({ form: { declaration }, setForm }: PartProps) {
  const { t } = useText()
  const set = (part: Partial<ApplicationForm['declaration']>): void =>
    setForm({ declaration: { ...declaration, ...part } })
  return (
    <section>
      <h2 className="part">{t('application.form.partD')}</h2>
      {(['noOtherSubsidy', 'consent'] as const).map((field) => (
        <FormRow key={field} name="" path={`form.declaration.${field}`}>
          <Checkbox
            className="form-whole"
            label={t(`preparing.form.${field}`)}
            checked={declaration[field]}
            onChange={(event) => set({ [field]: event.currentTarget.checked })}
          />
        </FormRow>
      ))}
      <DateField
        name={t('preparing.form.signedOn')}
        path="form.declaration.signedOn"
        value={declaration.signedOn}
        onChange={(signedOn) => set({ signedOn })}
      />
    </section>
  )
}
