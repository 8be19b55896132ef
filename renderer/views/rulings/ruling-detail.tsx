import { formatNumber } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { writtenLanguage } from '../application/written-language.ts'
import { Names } from '../declarations/declarations-table.tsx'
import { RulingForm } from './ruling-form.tsx'
import type { RulingRow } from './ruling-rows.ts'

export function RulingDetail({ row }: { readonly row: RulingRow }) {
  return (
    <>
      <Application row={row} />
      <Interest row={row} />
      {row.state === 'withdrew' ? <OwnDecision row={row} /> : <RulingForm row={row} />}
    </>
  )
}

function Application({ row: { interest } }: { readonly row: RulingRow }) {
  const { t } = useText()
  const { names, number, batchName } = interest
  const place = { number: formatNumber(number), batch: batchName }
  return (
    <>
      <p className="label">{t('rulings.heading', { ...place, category: names.category })}</p>
      <h2>
        <Said text={names.applicant} />
      </h2>
      {names.projects.map((title) => (
        <p className="sub" key={title.en + title.zh}>
          <Said text={title} />
        </p>
      ))}
      <dl className="pairs ruling-pairs">
        <dt>{t('declarations.people')}</dt>
        <dd>
          <Names names={names.people} className="" />
        </dd>
        {names.partners.length > 0 && (
          <>
            <dt>{t('declarations.partners')}</dt>
            <dd>
              <Names names={names.partners} className="" />
            </dd>
          </>
        )}
      </dl>
    </>
  )
}

function Interest({ row: { interest } }: { readonly row: RulingRow }) {
  const { t, say } = useText()
  const format = useFormat()
  const { memberName, memberRole, kind, text, declaredAt, named } = interest
  return (
    <section className="ruling-interest">
      <h3>{t('rulings.interestOf', { member: say(memberName), role: t(`rulings.role.${memberRole}`) })}</h3>
      <p className="quote written" lang={writtenLanguage(text)}>
        {text}
      </p>
      <dl className="pairs ruling-pairs">
        <dt>{t('rulings.kind')}</dt>
        <dd>{t(`declarations.kinds.${kind}`)}</dd>
        <dt>{t('rulings.declared')}</dt>
        <dd>{format.moment(declaredAt)}</dd>
        {named.length > 0 && (
          <>
            <dt>{t('rulings.named')}</dt>
            <dd className="strong">
              <Names names={named} className="" />
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function OwnDecision({ row: { interest } }: { readonly row: RulingRow }) {
  const { t } = useText()
  const format = useFormat()
  return <p className="small sub">{t('rulings.ownDecision', { when: format.moment(interest.declaredAt) })}</p>
}
