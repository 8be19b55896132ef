import type { BoardRow, BoardView } from '../../../../shared/api/publishing.ts'
import type { ApplicationId, MemberId } from '../../../../shared/ids.ts'
import { type BoardState, isIncomplete } from '../../../../shared/rules/board.ts'
import type { ChosenCell } from '../publishing-state.ts'

export const isOpenRow = ({ cells }: BoardRow): boolean => cells.some(({ state }) => isIncomplete(state))

export interface BoardCounts {
  readonly cells: number
  readonly declared: number
  readonly toBeRuled: number
  readonly withdrawn: number
  readonly granted: number
  readonly received: number
}

const held: ReadonlySet<BoardState> = new Set(['granted', 'received', 'opened'])

/** Of members who are still there: nobody waits for who has left. */
export function countBoard({ rows, members }: Pick<BoardView, 'rows' | 'members'>): BoardCounts {
  const states = rows.flatMap(({ cells }) =>
    cells.filter((_, i) => members[i]?.isActive === true).map(({ state }) => state),
  )
  const count = (fits: (state: BoardState) => boolean): number => states.filter(fits).length
  return {
    cells: states.length,
    declared: count((state) => state !== 'not-declared'),
    toBeRuled: count((state) => state === 'to-be-ruled'),
    withdrawn: count((state) => state === 'withdrawn'),
    granted: count((state) => held.has(state)),
    received: count((state) => state === 'received' || state === 'opened'),
  }
}

/** The next cell by an arrow; stops at the edges. With none chosen, the first. */
export function nextCell(
  rows: readonly BoardRow[],
  members: readonly MemberId[],
  chosen: ChosenCell | null,
  combo: string,
): ChosenCell | null {
  const row = chosen === null ? -1 : rows.findIndex(({ applicationId }) => applicationId === chosen.applicationId)
  const column = chosen === null ? -1 : members.indexOf(chosen.member)
  const [down, right] = steps[combo] ?? [0, 0]
  const isThere = row >= 0 && column >= 0
  const applicationId = rows[isThere ? clamp(row + down, rows.length) : 0]?.applicationId
  const member = members[isThere ? clamp(column + right, members.length) : 0]
  return applicationId === undefined || member === undefined ? null : { applicationId, member }
}

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
const clamp = (place: number, length: number): number => Math.min(length - 1, Math.max(0, place))

export const cellName = (applicationId: ApplicationId, member: MemberId): string => `${applicationId}-${member}`
