import { Button, Select } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { formatMoney } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import type { Assessing } from './assessment-tab.tsx'
import { showPrices } from './preparing-state.ts'

/** The list price is copied from the table in force, and stays when a later table comes [P 14]. */
export function PriceChoice({ draft, view: { applicationId, prices }, onChange }: Assessing) {
  const { t } = useText()
  const format = useFormat()
  const { price } = draft
  const choose = (serviceClass: string | null): void => {
    const found = prices?.classes.find(({ name }) => name === serviceClass)
    if (found === undefined || prices === null) return
    const { name, perCardMonthCents } = found
    onChange({ ...draft, price: { serviceClass: name, perCardMonthCents, tableOf: prices.effectiveFrom } })
  }
  const classes = (prices?.classes ?? []).map(({ name }) => ({ value: name, label: name }))
  const priceNow = (serviceClass: string): string => {
    const found = prices?.classes.find(({ name }) => name === serviceClass)
    return found === undefined ? '' : formatMoney(found.perCardMonthCents)
  }
  const isGone = price !== null && !classes.some(({ value }) => value === price.serviceClass)
  return (
    <section className="price-choice">
      <h2 className="part">{t('preparing.assessment.price')}</h2>
      {prices === null ? (
        <p className="line small sub">
          <span>{t('preparing.assessment.noTable')}</span>
          <Button onClick={() => showPrices(applicationId)}>{t('preparing.assessment.addTable')}</Button>
        </p>
      ) : (
        <div className="line">
          <Select
            w={240}
            aria-label={t('preparing.assessment.serviceClass')}
            placeholder={t('preparing.assessment.chooseClass')}
            value={price === null || isGone ? null : price.serviceClass}
            onChange={choose}
            data={classes}
            renderOption={({ option }) => (
              <span className="line price-option">
                <span className="grow">{option.label}</span>
                <span className="num">{priceNow(option.value)}</span>
              </span>
            )}
          />
          {price !== null && (
            <span className="small sub">
              {t('preparing.assessment.priceOf', {
                price: formatMoney(price.perCardMonthCents),
                date: format.fullDay(price.tableOf),
              })}
            </span>
          )}
        </div>
      )}
      <Moved draft={draft} prices={prices} onTake={choose} />
    </section>
  )
}

interface MovedProps {
  readonly draft: Assessing['draft']
  readonly prices: Assessing['view']['prices']
  readonly onTake: (serviceClass: string) => void
}
/** Says when the table has changed since; the copy moves only when it is told to. */
function Moved({ draft: { price }, prices, onTake }: MovedProps) {
  const { t } = useText()
  const format = useFormat()
  if (price === null || prices === null) return null
  const now = prices.classes.find(({ name }) => name === price.serviceClass)
  const date = format.fullDay(prices.effectiveFrom)
  const isSame = now?.perCardMonthCents === price.perCardMonthCents && prices.effectiveFrom === price.tableOf
  if (isSame) return null
  return (
    <p className="check-line meta sub">
      <IconAlertTriangle size={15} className="amber" aria-hidden />
      {now === undefined ? (
        <span>{t('preparing.assessment.classGone', { date, serviceClass: price.serviceClass })}</span>
      ) : (
        <>
          <span>
            {t('preparing.assessment.priceMoved', {
              date,
              serviceClass: price.serviceClass,
              price: formatMoney(now.perCardMonthCents),
            })}
          </span>
          <Button size="compact-xs" onClick={() => onTake(price.serviceClass)}>
            {t('preparing.assessment.takePrice', { price: formatMoney(now.perCardMonthCents) })}
          </Button>
        </>
      )}
    </p>
  )
}
