import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconChecks,
  IconCircleDashed,
  IconClock,
  IconGavel,
  IconHourglassEmpty,
  IconKey,
} from '@tabler/icons-react'
import type { BoardState } from '../../../../shared/rules/board.ts'
import { useText } from '../../../i18n/use-text.ts'

// Done states are icons alone, exceptions keep their words: otherwise nothing stands out.

const marks = {
  'not-declared': IconCircleDashed,
  'to-be-ruled': IconGavel,
  withdrawn: IconBan,
  'to-be-granted': IconKey,
  granted: IconClock,
  received: IconCheck,
  opened: IconChecks,
  'taken-back': IconArrowBackUp,
  lapsed: IconHourglassEmpty,
} as const satisfies Readonly<Record<BoardState, typeof IconCheck>>

const tones: Readonly<Record<BoardState, string>> = {
  'not-declared': 'sign amber strong',
  'to-be-ruled': 'sign amber strong',
  withdrawn: 'sign strong',
  'to-be-granted': 'sign sub',
  granted: 'sign sub',
  received: 'sign sub',
  opened: 'sign sub',
  'taken-back': 'sign strong',
  lapsed: 'sign dim',
}
const withoutWords: ReadonlySet<BoardState> = new Set(['received', 'opened'])

interface StateMarkProps {
  readonly state: BoardState
  /** In place of the word, where there is more to say. */
  readonly text?: string
  /** In the legend every state has its word. */
  readonly named?: boolean
}
export function StateMark({ state, text, named = false }: StateMarkProps) {
  const { t } = useText()
  const Mark = marks[state]
  const word = text ?? t(`publishing.board.state.${state}`)
  const isShown = named || text !== undefined || !withoutWords.has(state)
  return (
    <span className={tones[state]}>
      <Mark size={15} aria-hidden />
      {isShown ? word : <span className="sr-only">{word}</span>}
    </span>
  )
}
