import type { Ruling } from '../../../shared/records.ts'
import { useText } from '../../i18n/use-text.ts'
import type { RuledRow } from './ruling-rows.ts'

/** What signing does, said before it is done. */
export function RulingEffect({ row, ruling }: { readonly row: RuledRow; readonly ruling: Ruling }) {
  const { t, space } = useText()
  const isOut = row.state === 'made' && row.interest.ruling === 'withdraw'
  const holds = row.interest.mayHold && !isOut
  if (ruling === 'withdraw') return t(holds ? 'rulings.effectErase' : 'rulings.effect.withdraw')
  return t(`rulings.effect.${ruling}`) + space + t(holds ? 'rulings.papersStay' : 'rulings.papersGo')
}
