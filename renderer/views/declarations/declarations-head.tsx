import type { DeclarationsView } from '../../../shared/api/batch.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { HeadFacts } from '../../parts/head-facts.tsx'
import { useDrafts } from './declaration-drafts.ts'

export function DeclarationsHead({ view }: { readonly view: DeclarationsView }) {
  const { t } = useText()
  const format = useFormat()
  const draftOf = useDrafts()
  // A withdrawn line has nothing to answer and counts in neither figure.
  const named = view.rows.filter(({ state }) => state !== 'withdrawn')
  const signed = named.filter(({ state }) => state === 'signed').length
  const drafted = view.rows.filter((row) => row.state === 'to-answer' && draftOf(row) !== null).length
  const isOpen = signed < named.length
  return (
    <div className="page-head">
      <div className="grow">
        <h1>{t('declarations.title')}</h1>
        <p className="small sub">{t('declarations.intro')}</p>
      </div>
      <HeadFacts
        facts={[
          {
            name: t('declarations.answered'),
            value: t('declarations.answeredValue', {
              answered: formatCount(signed + drafted),
              all: formatCount(named.length),
              signed: formatCount(signed),
            }),
          },
          { name: t('declarations.due'), value: format.deadline(view.due), waits: isOpen },
        ]}
      />
    </div>
  )
}
