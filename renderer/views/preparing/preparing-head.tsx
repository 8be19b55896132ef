import { Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconPlus } from '@tabler/icons-react'
import type { PreparingView } from '../../../shared/api/preparing.ts'
import { formatCount } from '../../format/number.ts'
import { type Text, useText } from '../../i18n/use-text.ts'
import { HeadFacts } from '../../parts/head-facts.tsx'
import { countChoice } from './prepared-rows.ts'
import { type SaidOfChange, showPrices, usePreparing } from './preparing-state.ts'
import { redoPreparing, undoPreparing } from './undo-preparing.ts'
import { useAddByHand } from './use-add-by-hand.ts'

interface PreparingHeadProps {
  readonly view: PreparingView
  /** Without counts and without the way to add: the empty room says both itself. */
  readonly isBare?: boolean
}

export function PreparingHead({ view, isBare = false }: PreparingHeadProps) {
  const { t } = useText()
  const adding = useAddByHand()
  const { rows } = view
  const troubled = countChoice(rows, 'trouble')
  return (
    <div className="page-head">
      <div className="grow">
        <h1>{t('preparing.title')}</h1>
        <p className="small sub">{t('preparing.intro')}</p>
      </div>
      {!isBare && (
        <HeadFacts
          facts={[
            { name: t('preparing.facts.all'), value: formatCount(rows.length) },
            {
              name: t('preparing.facts.assessed'),
              value: t('preparing.facts.assessedValue', {
                complete: formatCount(rows.length - countChoice(rows, 'unassessed')),
                all: formatCount(rows.length),
              }),
            },
            { name: t('preparing.facts.attention'), value: formatCount(troubled), waits: troubled > 0 },
          ]}
        />
      )}
      <div className="line">
        <UndoButtons view={view} />
        <Button onClick={() => showPrices(null)}>{t('preparing.prices')}</Button>
        {!isBare && (
          <Button
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => void adding.add()}
            disabled={adding.pending}
          >
            {t('preparing.add')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Say what they take back and do again; gone where there is nothing. */
export function UndoButtons({ view }: { readonly view: PreparingView }) {
  const { t } = useText()
  return (
    <>
      <WhatWasDone view={view} />
      {view.undo !== null && (
        <Button leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => void undoPreparing()}>
          {t(`preparing.undo.${view.undo}`)}
        </Button>
      )}
      {view.redo !== null && (
        <Button leftSection={<IconArrowForwardUp size={14} aria-hidden />} onClick={() => void redoPreparing()}>
          {t(`preparing.redo.${view.redo}`)}
        </Button>
      )}
    </>
  )
}

/** In the language of now; gone once something else is changed. */
function WhatWasDone({ view }: { readonly view: PreparingView }) {
  const text = useText()
  const said = usePreparing((state) => state.said)
  return (
    <span className="meta sub" role="status">
      {said !== null && isLast(said, view) && sayDone(said, text)}
    </span>
  )
}

function isLast(said: SaidOfChange, { undo, redo }: PreparingView): boolean {
  if (said.did === 'failed') return true
  if (said.did === 'removed') return undo === 'remove'
  return said.change === (said.did === 'undone' ? redo : undo)
}

function sayDone(said: SaidOfChange, { t, explain }: Text): string {
  if (said.did === 'failed') return explain(said.error)
  if (said.did === 'removed') return t('preparing.removed', { reference: said.reference })
  return t(`preparing.${said.did}.${said.change ?? 'nothing'}`)
}
