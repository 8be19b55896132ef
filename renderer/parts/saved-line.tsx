import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { formatClock } from '../format/date.ts'
import { useText } from '../i18n/use-text.ts'
import type { SaveState } from '../drafts/draft-queue.ts'

/** "Saved 14:32:07". Never moves or blinks; a save that failed turns it red and stays until one has worked. */
export function SavedLine({ state }: { readonly state: SaveState }) {
  const { t, explain } = useText()
  if (state.kind === 'clean') return null
  if (state.kind === 'failed') {
    return (
      <span className="sign meta red" role="alert" title={explain(state.error)}>
        <IconAlertTriangle size={15} aria-hidden />
        {t('common.notSaved')}
      </span>
    )
  }
  return (
    <span className="sign meta dim">
      <IconCheck size={15} aria-hidden style={{ visibility: state.kind === 'saved' ? 'visible' : 'hidden' }} />
      {state.kind === 'saved' ? t('common.saved', { time: formatClock(state.at, true) }) : t('common.saving')}
    </span>
  )
}
