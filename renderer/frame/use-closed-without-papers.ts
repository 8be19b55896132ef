import { useEffect } from 'react'
import { useCall } from '../api.ts'
import { useBatchArgument } from '../state/shown-batch.ts'
import { closeTab, usePlace } from '../state/place.ts'

/** A tab whose application was withdrawn from, or is no longer in the batch, closes by itself. */
export function useClosedWithoutPapers(): void {
  const batch = useCall('batch', useBatchArgument())
  const tabs = usePlace((place) => place.tabs)
  const view = batch.state === 'ready' ? batch.value : undefined
  useEffect(() => {
    if (view === undefined) return
    const rows = view?.rows ?? []
    const open = new Set(rows.filter(({ state }) => state === 'open').map(({ applicationId }) => applicationId))
    tabs.filter((tab) => !open.has(tab)).forEach(closeTab)
  }, [view, tabs])
}
