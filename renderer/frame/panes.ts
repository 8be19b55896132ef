// F6 walks over the parts of the window: tab bar, rooms, the panes of the view, status bar.

const focusable =
  'button:not(:disabled):not([tabindex="-1"]), input:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]'

/** Focuses the next pane's first control, or the pane itself when it has none. */
export function focusNextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null)
  const inside = panes.findLastIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(inside + 1) % panes.length]
  if (next === undefined) return
  const target = chosenRow(next) ?? next.querySelector<HTMLElement>(focusable) ?? next
  if (target === next && !next.hasAttribute('tabindex')) next.tabIndex = -1
  target.focus()
}

/** A pane with a list is entered where the list was left. */
export const chosenRow = (pane: HTMLElement): HTMLElement | null =>
  pane.querySelector<HTMLElement>('[data-on] [data-row]') ?? pane.querySelector<HTMLElement>('[data-row][tabindex="0"]')
