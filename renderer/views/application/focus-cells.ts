/** The chosen mark of a criterion, or the first one, once the criterion is unfolded. */
export function focusCells(criterion: number): void {
  requestAnimationFrame(() => {
    const cells = document.querySelectorAll<HTMLElement>(`[data-criterion="${criterion}"] .cell`)
    const chosen = [...cells].find((cell) => cell.hasAttribute('data-checked'))
    ;(chosen ?? cells[0])?.focus()
  })
}
