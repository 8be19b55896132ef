import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import type { RulingRow } from './ruling-rows.ts'

/** Who ruled, when, and where the record is now. */
export function SignedRuling({ row }: { readonly row: Extract<RulingRow, { state: 'made' }> }) {
  const { t, say, space } = useText()
  const format = useFormat()
  const { ruling, ruledBy, ruledAt, recordNumber } = row.interest
  return (
    <p className="small ruling-signed">
      {t('rulings.ruledBy', {
        ruling: t(`rulings.choice.${ruling}`),
        name: say(ruledBy),
        when: format.moment(ruledAt),
      })}
      {space}
      <span className="sub">
        {recordNumber === null
          ? t('rulings.waitsInOutbox')
          : t('rulings.numbered', { number: formatCount(recordNumber) })}
      </span>
    </p>
  )
}
