import { SegmentedControl } from '@mantine/core'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef } from 'react'
import type { ImportProblem } from '../../../shared/api/importing.ts'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { neighbour } from '../../parts/roving-rows.ts'
import { type OpenImport, useImportState } from './import-state.ts'
import { ProblemRow } from './problem-row.tsx'

interface ProblemsPaneProps {
  readonly view: OpenImport
  /** As the filter has them, in order. */
  readonly problems: readonly ImportProblem[]
  readonly chosen: ImportProblem | null
  readonly onChoose: (problem: ImportProblem) => void
  readonly onFix: (problem: ImportProblem) => void
  readonly onDocument: (problem: ImportProblem) => void
  readonly onLeaveOut: (problem: ImportProblem) => void
  readonly onEdit: (problem: ImportProblem) => void
  /** False: it is about a file or a whole row, which no cell of the sheet is. */
  readonly canEdit: (problem: ImportProblem) => boolean
  readonly isOfHead: (problem: ImportProblem) => boolean
  readonly children: ReactNode
}

export function ProblemsPane({ view, problems, chosen, children, ...acts }: ProblemsPaneProps) {
  const { t } = useText()
  const filter = useImportState((state) => state.filter)
  const all = view.problems.length
  return (
    <aside className="detail import-problems" aria-label={t('importing.problems')} data-pane>
      <div className="problems-head">
        <h2 className="grow">{t('importing.problems')}</h2>
        <SegmentedControl<typeof filter>
          aria-label={t('importing.filterProblems')}
          value={filter}
          onChange={(value) => useImportState.setState({ filter: value })}
          data={[
            { value: 'all', label: t('importing.filterAll', { count: formatCount(all) }) },
            { value: 'must', label: t('importing.filterMust', { count: formatCount(view.counts.must) }) },
          ]}
        />
      </div>
      {problems.length === 0 ? (
        <p className="problems-none small sub">
          {t(all === 0 ? 'importing.noProblems' : 'importing.noProblemsOfFilter')}
        </p>
      ) : (
        <ProblemList problems={problems} chosen={chosen} {...acts} />
      )}
      {children}
    </aside>
  )
}

type ProblemListProps = Omit<ProblemsPaneProps, 'view' | 'children'>

/** One stop of the Tab key; arrows move inside it, and the buttons of the chosen problem come after. */
function ProblemList({ problems, chosen, onChoose, canEdit, isOfHead, ...acts }: ProblemListProps) {
  const { t } = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const found = chosen === null ? -1 : problems.findIndex(({ id }) => id === chosen.id)
  const entry = Math.max(0, found)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const rows = useVirtualizer({
    count: problems.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => problems[index]?.id ?? index,
    estimateSize: () => 84,
    overscan: 4,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const seen = defaultRangeExtractor(range)
        return seen.includes(entry) || entry >= range.count ? seen : [...seen, entry].toSorted((a, b) => a - b)
      },
      [entry],
    ),
  })
  useEffect(() => {
    if (found !== -1) rows.scrollToIndex(found, { align: 'auto' })
  }, [rows, found])
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const next = neighbour(problems, problems[entry] ?? null, event.key === 'ArrowDown' ? 1 : -1)
    if (next === null) return
    onChoose(next)
    requestAnimationFrame(() => focusSentence(next.id))
  }
  return (
    <div className="scroll" ref={scroller}>
      <ul
        className="problem-list"
        aria-label={t('importing.problems')}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={move}
      >
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const problem = problems[index]
          if (problem === undefined) return null
          return (
            <ProblemRow
              key={key}
              measure={rows.measureElement}
              index={index}
              count={problems.length}
              start={start}
              problem={problem}
              isChosen={index === found}
              isEntry={index === entry}
              canEdit={problem.severity === 'must' && !problem.wantsFile && canEdit(problem)}
              isOfHead={isOfHead(problem)}
              onChoose={onChoose}
              {...acts}
            />
          )
        })}
      </ul>
    </div>
  )
}

const focusSentence = (id: string): void =>
  document.querySelector<HTMLElement>(`.problem-list [data-row="${CSS.escape(id)}"]`)?.focus({ preventScroll: true })
