/** Puts the keyboard into the next field that must be put right, after the one that has it; from the last to the first. */
export function goToNextProblem(): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.prepared-form [data-problem="must"]')]
  const focused = document.activeElement
  const isAfter = (row: HTMLElement): boolean =>
    focused !== null &&
    !row.contains(focused) &&
    (focused.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const next = rows.find(isAfter) ?? rows[0]
  next?.querySelector<HTMLElement>('input, textarea, button')?.focus()
}
