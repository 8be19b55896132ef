import type { ApplicationView } from '../../../shared/api/application.ts'
import { formatBasisPoints, formatCount, formatMoney } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { compareCompute, type ComputeColumn } from './compute-rows.ts'

/** The compute bench: asked and recommended in the same units, where the criterion about it is scored. */
export function ComputeTables({ view }: { readonly view: ApplicationView }) {
  return view.form.projects.map((_, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- projects have no id but their order in the form
    <ComputeTable key={index} view={view} index={index} />
  ))
}

function ComputeTable({ view, index }: { readonly view: ApplicationView; readonly index: number }) {
  const { t } = useText()
  const { form, assessment, scoring } = view
  const project = form.projects[index]
  const recommended = assessment.terms.projects[index]
  if (project === undefined || recommended === undefined) return null
  const compared = compareCompute(project, recommended, assessment.price.perCardMonthCents, scoring)
  const { estimatedHours } = compared
  const both = (name: string, show: (column: ComputeColumn) => string) =>
    [name, show(compared.asked), show(compared.recommended)] as const
  const rows = [
    both(t('application.compute.cardsMonths'), ({ cards, months }) => `${formatCount(cards)} × ${months}`),
    both(t('application.compute.cardMonths'), ({ cardMonths }) => formatCount(cardMonths)),
    both(t('application.compute.gpuHours'), ({ gpuHours }) => formatCount(gpuHours)),
    both(
      estimatedHours === null
        ? t('application.compute.noEstimate')
        : t('application.compute.estimate', { hours: estimatedHours }),
      ({ utilisationPercent }) => (utilisationPercent === null ? '–' : `${utilisationPercent}%`),
    ),
    both(t('application.compute.subsidy', { percent: formatBasisPoints(recommended.subsidyBp) }), ({ subsidyCents }) =>
      formatMoney(subsidyCents),
    ),
  ]
  return (
    <table className="terms compute">
      <caption className={form.projects.length > 1 ? 'meta strong' : 'sr-only'}>
        {t('application.compute.project', { number: String(index + 1) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('application.compute.title')}</th>
          <th scope="col">{t('application.assessment.asked')}</th>
          <th scope="col">{t('application.assessment.recommended')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, asked, advised]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{asked}</td>
            <td>{advised}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
