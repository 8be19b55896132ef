import { Button } from '@mantine/core'
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react'
import type { PreparingView } from '../../../shared/api/preparing.ts'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { HeadFacts } from '../../parts/head-facts.tsx'
import { countChoice } from './prepared-rows.ts'
import { usePreparing } from './preparing-state.ts'
import { undoPreparing } from './undo-preparing.ts'
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
        <UndoButton view={view} />
        <Button onClick={() => usePreparing.setState({ shown: 'prices' })}>{t('preparing.prices')}</Button>
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

/** Says what it takes back; gone when there is nothing. */
export function UndoButton({ view }: { readonly view: PreparingView }) {
  const { t, language } = useText()
  const said = usePreparing((state) => state.said)
  return (
    <>
      <span className="meta sub" role="status">
        {said}
      </span>
      {view.undo !== null && (
        <Button leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => void undoPreparing(t, language)}>
          {t(`preparing.undo.${view.undo}`)}
        </Button>
      )}
    </>
  )
}
