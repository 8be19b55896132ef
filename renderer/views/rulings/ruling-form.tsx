import { Kbd, Radio } from '@mantine/core'
import { useText } from '../../i18n/use-text.ts'
import { tabStop } from '../../parts/tab-stop.ts'
import { markedRuling, type RuledRow, rulingChoices } from './ruling-rows.ts'
import { RulingEffect } from './ruling-effect.tsx'
import { SignedRuling } from './signed-ruling.tsx'
import { chooseRuling, useRulingsState } from './rulings-state.ts'

export function RulingForm({ row }: { readonly row: RuledRow }) {
  const { t } = useText()
  const { declaration } = row.interest
  const choice = useRulingsState(({ choices }) => choices.get(declaration))
  const marked = markedRuling(row, choice)
  return (
    <>
      {row.state === 'made' && <SignedRuling row={row} />}
      <Radio.Group
        className="choices"
        label={t('rulings.question')}
        value={marked}
        onChange={(value) => chooseRuling(declaration, value)}
      >
        {rulingChoices.map((ruling, place) => (
          <Radio.Card
            key={ruling}
            value={ruling}
            aria-label={t(`rulings.choice.${ruling}`)}
            tabIndex={tabStop(marked, ruling, rulingChoices[0])}
          >
            <Radio.Indicator size="xs" />
            <span className="grow">{t(`rulings.choice.${ruling}`)}</span>
            <Kbd aria-hidden>{place + 1}</Kbd>
          </Radio.Card>
        ))}
      </Radio.Group>
      {/* What signing does, said before it is done. */}
      <p className="small sub ruling-effect" aria-live="polite">
        {marked === null ? t('rulings.choose') : <RulingEffect row={row} ruling={marked} />}
      </p>
    </>
  )
}
