import { useEffect } from 'react'
import { chosenRow } from './panes.ts'

/** Longer than a command takes that shuts its button while it runs. */
const graceMs = 300

/**
 * What has the focus may go: a row moves to another group once it is signed, a room is left by a key. The focus then
 * goes to the chosen row or to the view, so that Tab goes on from there and not from the top of the window.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: HTMLElement | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) last = target
    }
    const look = (): void => {
      if (last === null || document.activeElement !== document.body) return
      if (document.querySelector('[role="dialog"]') !== null) return
      // One that was left on purpose, by Esc, still stands there.
      if (last.isConnected && !last.matches(':disabled')) return
      last = null
      restore()
    }
    const watcher = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(look, graceMs)
    })
    watcher.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    })
    document.addEventListener('focusin', remember)
    return () => {
      clearTimeout(timer)
      watcher.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [])
}

function restore(): void {
  const view = document.querySelector<HTMLElement>('main[data-pane]')
  if (view === null) return
  const target = chosenRow(view) ?? view
  if (target === view) view.tabIndex = -1
  target.focus({ preventScroll: true })
}
