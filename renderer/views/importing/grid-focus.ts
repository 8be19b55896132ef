/** Puts the keyboard into the sheet, once what was chosen is drawn. */
export function focusGrid(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.sheet[role="grid"]')?.focus({ preventScroll: true }),
  )
}

export const cellId = (row: number, column: number): string => `import-cell-${row}-${column}`
export const sentenceId = 'import-sentence'
