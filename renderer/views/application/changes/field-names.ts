import type { FieldName } from '../../../../shared/rules/compare-papers.ts'
import type { Text } from '../../../i18n/use-text.ts'

/** Where the form and the assessment have a word for a field, this is that word. */
const shared = {
  category: 'application.form.category',
  name: 'application.form.name',
  address: 'application.form.address',
  description: 'application.form.description',
  contacts: 'application.form.contacts',
  title: 'application.form.title',
  objectives: 'application.form.objectives',
  summary: 'application.form.summary',
  preferredStart: 'application.form.start',
  modelType: 'application.form.model',
  batchSize: 'application.form.batch',
  precision: 'application.form.precision',
  dataSets: 'application.form.data',
  inference: 'application.form.inference',
  technologyArea: 'application.form.technology',
  industrySector: 'application.form.sector',
  fiveYearPlan: 'application.form.plan',
  deliverables: 'application.form.deliverables',
  contribution: 'application.form.contribution',
  partners: 'application.form.partners',
  resubmission: 'application.form.resubmission',
  cards: 'application.terms.cards',
  months: 'application.terms.months',
  start: 'application.terms.start',
  subsidy: 'application.terms.subsidy',
  ceiling: 'application.terms.ceiling',
} as const satisfies Partial<Record<FieldName, string>>
type Shared = keyof typeof shared
const isShared = (field: FieldName): field is Shared => Object.hasOwn(shared, field)

export const fieldName = (field: FieldName, t: Text['t']): string =>
  isShared(field) ? t(shared[field]) : t(`publishing.changes.field.${field}`)

/** Which criterion's reason a field is, from 0; null: it is none. */
export const criterionOf = (field: FieldName): 0 | 1 | 2 | 3 | null => {
  const place = (['reason1', 'reason2', 'reason3', 'reason4'] as const).findIndex((reason) => reason === field)
  return place < 0 ? null : (place as 0 | 1 | 2 | 3)
}
