import type { Target } from '../../state/place.ts'
import { goTo, openApplication } from '../../state/place.ts'
import { daysUntil, formatDay, type Reading } from '../../format/date.ts'
import type { Text } from '../../i18n/use-text.ts'
import { useDeclarationsState } from '../declarations/declarations-state.ts'
import type { OpenRow } from './batch-rows.ts'

export interface NextWords {
  readonly text: string
  /** False where nothing can be done now: told in grey, without a button. */
  readonly isAction: boolean
}

/** What to do next with an application, as the last column says it. */
export function nextWords(row: OpenRow, meetingAt: string, t: Text['t'], reading: Reading): NextWords {
  const { next } = row
  switch (next.kind) {
    case 'read':
      // Unread ones, whether a re-issue brought them or not: the tag beside the title tells of that.
      return { text: t('batch.next.read', { count: next.documents }), isAction: true }
    case 'receive':
      return { text: t('batch.next.receive', { count: next.documents }), isAction: false }
    case 'vote': {
      if (daysUntil(meetingAt, reading.now) <= 0) return { text: t('batch.next.voteNow'), isAction: true }
      return { text: t('batch.next.vote', { when: formatDay(meetingAt, reading) }), isAction: false }
    }
    case 'declare': {
      const key = row.declaration === 'draft' ? 'batch.next.signDeclaration' : 'batch.next.declare'
      return { text: t(key), isAction: true }
    }
    case 'score':
    case 'submit-score':
      return { text: t(`batch.next.${next.kind}`), isAction: true }
    default:
      return { text: t(`batch.next.${next.kind}`), isAction: false }
  }
}

/** Papers are held, so there is something to open. */
export const canOpen = ({ next }: OpenRow): boolean =>
  !['declare', 'await-ruling', 'await-papers', 'lapsed'].includes(next.kind)

/** Opens the application where the next step is, or the declaration list while there are no papers. */
export function takeNextStep(row: OpenRow): void {
  if (canOpen(row)) return openApplication({ applicationId: row.applicationId, ...paneOf(row) })
  openDeclaration(row)
}

/** Opens the application, wherever it was left. */
export function openRow(row: OpenRow): void {
  if (canOpen(row)) return openApplication({ applicationId: row.applicationId })
  openDeclaration(row)
}

export function openDeclaration({ applicationId }: OpenRow): void {
  useDeclarationsState.setState({ chosen: applicationId })
  goTo('declarations')
}

function paneOf({ next }: OpenRow): Pick<Target, 'pane'> {
  if (next.kind === 'score' || next.kind === 'submit-score') return { pane: 'score' }
  return next.kind === 'vote' ? { pane: 'vote' } : {}
}
