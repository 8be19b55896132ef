import { useEffect, useState, useSyncExternalStore } from 'react'
import type { MemberRegisterView, RegisterDraftLine } from '../../../shared/api/register.ts'
import type { AppError } from '../../../shared/errors.ts'
import { call, useCommand } from '../../api.ts'
import type { SaveState } from '../../drafts/draft-queue.ts'
import { openDraft } from '../../drafts/open-drafts.ts'

const typingPauseMs = 300

interface Typed {
  readonly lines: readonly RegisterDraftLine[]
  /** The step that undo takes back. */
  readonly change: string
}

export interface RegisterDraft {
  readonly lines: readonly RegisterDraftLine[]
  readonly save: SaveState
  /** Typed into one cell: joins the step of the same cell. */
  readonly type: (lines: readonly RegisterDraftLine[], cell: string) => void
  /** A step of its own, on disk before anything else happens. */
  readonly change: (lines: readonly RegisterDraftLine[], change: 'add' | 'remove') => void
  readonly canUndo: boolean
  readonly undo: () => void
  readonly copy: () => void
  readonly sign: () => Promise<boolean>
  readonly pending: boolean
  readonly error: AppError | null
}

/** What is typed for one member and year, kept as it is typed. The screen shows it before the disk has it. */
export function useRegisterDraft(view: MemberRegisterView): RegisterDraft {
  const { member, year } = view
  const [queue] = useState(() =>
    openDraft<Typed>(`register:${member}:${year}`, {
      delayMs: typingPauseMs,
      savedAt: view.savedAt,
      save: ({ lines, change }) => call('draftRegister', { member, year, lines: lines.map(copyOf), change }),
    }),
  )
  const [typed, setTyped] = useState<readonly RegisterDraftLine[] | null>(() => queue.unsaved()?.lines ?? null)
  const [error, setError] = useState<AppError | null>(null)
  const save = useSyncExternalStore(queue.subscribe, queue.state)
  const undoing = useCommand('undoRegister')
  const copying = useCommand('copyEarlierRegister')
  const signing = useCommand('signRegister')
  useEffect(() => () => void queue.flush(), [queue])

  /** After everything typed is on disk; what the desk holds then is what is shown. */
  const act = async (run: () => Promise<{ readonly ok: boolean; readonly error?: AppError }>): Promise<boolean> => {
    await queue.flush()
    if (queue.unsaved() !== null) return false
    const result = await run()
    if (!result.ok) {
      setError(result.error ?? null)
      return false
    }
    setError(null)
    queue.discard()
    setTyped(null)
    return true
  }
  const put = (lines: readonly RegisterDraftLine[], change: string): void => {
    setTyped(lines)
    queue.put({ lines, change })
  }
  return {
    lines: typed ?? view.lines,
    save: save.kind === 'clean' && view.savedAt !== null ? { kind: 'saved', at: view.savedAt } : save,
    type: (lines, cell) => {
      // Two cells in one pause would become one step.
      if (queue.unsaved() !== null && queue.unsaved()?.change !== cell) void queue.flush()
      put(lines, cell)
    },
    change: (lines, change) => {
      void queue.flush()
      put(lines, change)
      void queue.flush()
    },
    canUndo: view.canUndo || queue.unsaved() !== null,
    undo: () => void act(() => undoing.run({ member, year })),
    copy: () => void act(() => copying.run({ member, year })),
    sign: () => act(() => signing.run({ member, year })),
    pending: undoing.pending || copying.pending || signing.pending,
    error,
  }
}

const copyOf = (line: RegisterDraftLine): RegisterDraftLine => ({
  ...line,
  organisation: { ...line.organisation },
  person: { ...line.person },
})
