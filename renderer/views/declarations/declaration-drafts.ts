import type { DeclarationRow } from '../../../shared/api/batch.ts'
import type { ApplicationId } from '../../../shared/ids.ts'
import { call } from '../../api.ts'
import { createForgettable } from '../../state/forgettable.ts'
import type { DraftQueue, SaveState } from '../../drafts/draft-queue.ts'
import { openDraft } from '../../drafts/open-drafts.ts'
import type { Draft, NamedRow } from './declaration-rows.ts'

interface Edits {
  /** What the person has answered since the list was opened; on disk a moment later. */
  readonly edits: ReadonlyMap<ApplicationId, Draft | null>
  /** Answers as they were before each change, newest last. */
  readonly before: readonly { readonly applicationId: ApplicationId; readonly draft: Draft | null }[]
  readonly save: SaveState
}

const useEdits = createForgettable<Edits>(() => ({ edits: new Map(), before: [], save: { kind: 'clean' } }))

/** Before anything was changed, the time of the newest answer that was kept earlier. */
export function useSaveState(rows: readonly DeclarationRow[]): SaveState {
  const save = useEdits((edits) => edits.save)
  const kept = rows.flatMap((row) => (row.state === 'to-answer' && row.draft !== null ? [row.draft.savedAt] : []))
  const newest = kept.toSorted().at(-1)
  return save.kind === 'clean' && newest !== undefined ? { kind: 'saved', at: newest } : save
}

export const useCanUndo = (): boolean => useEdits(({ before }) => before.length > 0)

/** The answer to show for a row: as typed, else as kept. */
export function useDrafts(): (row: NamedRow) => Draft | null {
  const { edits } = useEdits()
  return (row) => draftIn(edits, row)
}

function draftIn(edits: Edits['edits'], row: NamedRow): Draft | null {
  const edited = edits.get(row.applicationId)
  if (edited !== undefined) return edited
  if (row.draft === null) return null
  const { answer, interestKind, text } = row.draft
  return { answer, interestKind, text }
}

/** Changes an answer and keeps it. Typing a text is not a step of its own: the field has its own undo. */
export function changeDraft(row: NamedRow, draft: Draft | null, { undoable }: { readonly undoable: boolean }): void {
  const { edits, before } = useEdits.getState()
  const was = draftIn(edits, row)
  if (undoable) useEdits.setState({ before: [...before, { applicationId: row.applicationId, draft: was }] })
  put(row.applicationId, draft)
}

/** Takes the newest answer back; tells which row it was. */
export function undoDraft(): ApplicationId | null {
  const { before } = useEdits.getState()
  const last = before.at(-1)
  if (last === undefined) return null
  useEdits.setState({ before: before.slice(0, -1) })
  put(last.applicationId, last.draft)
  return last.applicationId
}

/** Resolves true when every answer is on disk. */
export async function flushDeclarationDrafts(): Promise<boolean> {
  const queues = [...useEdits.getState().edits.keys()].map(queueOf)
  await Promise.all(queues.map((queue) => queue.flush()))
  return queues.every((queue) => queue.unsaved() === null)
}

/** After signing: the answers are records now. */
export const forgetEdits = (): void => useEdits.setState(useEdits.getInitialState())

function put(applicationId: ApplicationId, draft: Draft | null): void {
  useEdits.setState(({ edits }) => ({ edits: new Map(edits).set(applicationId, draft) }))
  queueOf(applicationId).put({ draft })
}

const typingPauseMs = 300

function queueOf(applicationId: ApplicationId): DraftQueue<{ readonly draft: Draft | null }> {
  const queue = openDraft<{ readonly draft: Draft | null }>(`declaration:${applicationId}`, {
    delayMs: typingPauseMs,
    savedAt: null,
    save: async ({ draft }) => {
      const result = await call('draftDeclaration', { applicationId, draft })
      if (!result.ok) return result
      return { ok: true, value: { savedAt: result.value.savedAt ?? new Date(Date.now()).toISOString() } }
    },
  })
  listenOnce(queue)
  return queue
}

const heard = new WeakSet<object>()

function listenOnce(queue: DraftQueue<{ readonly draft: Draft | null }>): void {
  if (heard.has(queue)) return
  heard.add(queue)
  queue.subscribe(() => useEdits.setState({ save: queue.state() }))
}
