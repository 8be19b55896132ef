import './rulings.css'
import { IconGavel } from '@tabler/icons-react'
import type { RulingsView } from '../../../shared/api/rulings.ts'
import { useCall } from '../../api.ts'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { lists } from '../../keys/shortcuts.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Empty } from '../../parts/empty.tsx'
import { HeadFacts } from '../../parts/head-facts.tsx'
import { FailedView } from '../../parts/problem.tsx'
import { useRovingRows } from '../../parts/roving-rows.ts'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { RulingDetail } from './ruling-detail.tsx'
import { RulingFoot } from './ruling-foot.tsx'
import { groupRulings, rulingChoices } from './ruling-rows.ts'
import { chooseRow, chooseRuling, useRulingsState } from './rulings-state.ts'
import { RulingsTable } from './rulings-table.tsx'
import { rulings as rulingKeys } from './shortcuts.ts'
import { useRuling } from './use-ruling.ts'

export function Rulings() {
  const { t } = useText()
  const list = useCall('rulings', undefined)
  if (list.state === 'ready') return <RulingsOf view={list.value} />
  return (
    <>
      <div className="page-head">
        <h1>{t('rulings.title')}</h1>
      </div>
      {list.state === 'loading' ? (
        <SkeletonRows columns={[140, 160, 120]} />
      ) : (
        <FailedView error={list.error} again={list.again} />
      )}
    </>
  )
}

function RulingsOf({ view }: { readonly view: RulingsView }) {
  const { t } = useText()
  const isVice = view.ruler === 'vice-chairman'
  const groups = groupRulings(view)
  const rows = groups.flatMap((group) => group.rows)
  const first = rows[0]?.interest.declaration ?? null
  const wanted = useRulingsState(({ chosen }) => chosen)
  const chosen = rows.find(({ interest }) => interest.declaration === wanted) ?? rows[0] ?? null
  const chosenId = chosen?.interest.declaration ?? first
  const act = useRuling(chosen)
  const roving = useRovingRows(
    rows.map(({ interest }) => interest.declaration),
    chosenId,
    chooseRow,
  )
  const mayChoose = chosen !== null && chosen.state !== 'withdrew'
  useShortcuts([
    { shortcut: lists.move, hint: true, when: rows.length > 0, run: roving.move },
    {
      shortcut: rulingKeys.choose,
      hint: true,
      when: mayChoose,
      run: (combo) => {
        const ruling = rulingChoices[Number(combo) - 1]
        if (chosenId !== null && ruling !== undefined) chooseRuling(chosenId, ruling)
      },
    },
    { shortcut: rulingKeys.sign, hint: true, when: act.next !== null, run: act.begin },
  ])
  if (chosen === null) {
    return (
      <Empty
        icon={IconGavel}
        title={t('rulings.emptyTitle')}
        text={t(isVice ? 'rulings.emptyTextVice' : 'rulings.emptyText')}
        heading="h1"
      />
    )
  }
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1>{t('rulings.title')}</h1>
          <p className="small sub">{t(isVice ? 'rulings.introVice' : 'rulings.intro')}</p>
        </div>
        <HeadFacts
          facts={[
            {
              name: t('rulings.waiting'),
              value: formatCount(view.waiting.length),
              waits: view.waiting.length > 0,
            },
            { name: t('rulings.made'), value: formatCount(view.made.length) },
          ]}
        />
      </div>
      <div className="columns">
        <div className="scroll">
          <RulingsTable groups={groups} chosen={chosenId} tabIndexOf={roving.tabIndexOf} />
        </div>
        <aside className="detail ruling-detail" data-pane>
          <div className="detail-body">
            <RulingDetail key={chosenId} row={chosen} />
          </div>
          <RulingFoot row={chosen} act={act} />
        </aside>
      </div>
    </>
  )
}
