/** A pane that is still to be drawn takes a frame or two. */
const mostFrames = 20

/** The chosen mark of a criterion, or the first one, once the criterion is unfolded. */
export function focusCells(criterion: number, frames = mostFrames): void {
  requestAnimationFrame(() => {
    const cells = document.querySelectorAll<HTMLElement>(`[data-criterion="${criterion}"] .cell`)
    const chosen = [...cells].find((cell) => cell.hasAttribute('data-checked')) ?? cells[0]
    if (chosen !== undefined) chosen.focus()
    else if (frames > 1) focusCells(criterion, frames - 1)
  })
}
