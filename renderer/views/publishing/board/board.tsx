import { Button, SegmentedControl } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { BatchLine, BoardView } from '../../../../shared/api/publishing.ts'
import type { BatchId } from '../../../../shared/ids.ts'
import type { BoardState } from '../../../../shared/rules/board.ts'
import { useCall } from '../../../api.ts'
import { useText } from '../../../i18n/use-text.ts'
import { useShortcuts } from '../../../keys/use-shortcuts.ts'
import { Empty } from '../../../parts/empty.tsx'
import { FailedView } from '../../../parts/problem.tsx'
import { SkeletonRows } from '../../../parts/skeleton-rows.tsx'
import { BatchSwitch } from '../batch-switch.tsx'
import { Papers } from '../papers/papers.tsx'
import { usePublishing } from '../publishing-state.ts'
import { publishing as keys } from '../shortcuts.ts'
import { BoardHead } from './board-head.tsx'
import { cellName, isOpenRow, nextCell } from './board-rows.ts'
import { BoardTable } from './board-table.tsx'
import { CellDetail } from './cell-detail.tsx'
import { CorrectDates } from './correct-dates.tsx'
import { StateMark } from './state-mark.tsx'

interface BoardProps {
  readonly batch: BatchId
  readonly lines: readonly BatchLine[]
}

/** Members by applications: who has declared, been ruled on, and holds what. */
export function Board({ batch, lines }: BoardProps) {
  const { t } = useText()
  const board = useCall('board', { batch })
  if (board.state === 'loading') {
    return (
      <>
        <h1 className="sr-only">{t('publishing.loading')}</h1>
        <SkeletonRows columns={[110, 110, 110, 110]} twoLines={false} />
      </>
    )
  }
  if (board.state === 'failed') return <FailedView error={board.error} again={board.again} />
  return <BoardOf view={board.value} lines={lines} />
}

const legend: readonly BoardState[] = ['not-declared', 'to-be-ruled', 'withdrawn', 'granted', 'received', 'opened']

function BoardOf({ view, lines }: { readonly view: BoardView; readonly lines: readonly BatchLine[] }) {
  const { t } = useText()
  const { cell, onlyIncomplete, papersOf } = usePublishing()
  const [corrects, setCorrects] = useState(false)
  const incomplete = view.rows.filter(isOpenRow)
  const rows = onlyIncomplete ? incomplete : view.rows
  const members = view.members.map(({ member }) => member)
  const chosen = rows.some(({ applicationId }) => applicationId === cell?.applicationId) ? cell : null
  useShortcuts([
    {
      shortcut: keys.cells,
      hint: true,
      when: rows.length > 0,
      run: (combo) => {
        const next = nextCell(rows, members, chosen, combo)
        if (next === null) return
        usePublishing.setState({ cell: next })
        requestAnimationFrame(() => focusCell(cellName(next.applicationId, next.member)))
      },
    },
    {
      shortcut: keys.papers,
      hint: true,
      when: chosen !== null,
      run: () => chosen !== null && usePublishing.setState({ papersOf: chosen.applicationId }),
    },
  ])
  return (
    <>
      <BoardHead view={view} />
      <div className="toolbar">
        <SegmentedControl<'all' | 'incomplete'>
          aria-label={t('publishing.board.show')}
          value={onlyIncomplete ? 'incomplete' : 'all'}
          onChange={(shown) => usePublishing.setState({ onlyIncomplete: shown === 'incomplete' })}
          data={[
            { value: 'all', label: t('publishing.board.all', { count: view.rows.length }) },
            { value: 'incomplete', label: t('publishing.board.incomplete', { count: incomplete.length }) },
          ]}
        />
        <BatchSwitch batch={view.batch} lines={lines} />
        <Button onClick={() => setCorrects(true)}>{t('publishing.board.correct')}</Button>
        <div className="grow" />
        <ul className="board-legend meta" aria-label={t('publishing.board.legend')}>
          {legend.map((state) => (
            <li key={state}>
              <StateMark state={state} named />
            </li>
          ))}
        </ul>
      </div>
      {rows.length === 0 ? (
        <Empty
          icon={IconCircleCheck}
          title={t('publishing.board.noneIncomplete')}
          text={t('publishing.board.noneIncompleteText')}
        />
      ) : (
        <BoardTable view={view} rows={rows} chosen={chosen} />
      )}
      {chosen !== null && <CellDetail view={view} cell={chosen} />}
      <CorrectDates view={view} opened={corrects} onClose={() => setCorrects(false)} />
      {papersOf !== null && (
        <Papers applicationId={papersOf} onClose={() => usePublishing.setState({ papersOf: null })} />
      )}
    </>
  )
}

function focusCell(name: string): void {
  const cell = document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(name)}"]`)
  cell?.focus({ preventScroll: true })
  cell?.closest('td')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
