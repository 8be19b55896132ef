/** What the find bar says. `current` is 1-based; 0 while nothing is found or the match is still being looked for. */
export interface FindView {
  readonly query: string
  readonly state: 'idle' | 'searching' | 'found' | 'wrapped' | 'not-found'
  readonly current: number
  readonly total: number
}
export const noFind: FindView = { query: '', state: 'idle', current: 0, total: 0 }

// FindState of pdf.js's web/pdf_find_controller.js.
const states: readonly FindView['state'][] = ['found', 'not-found', 'wrapped', 'searching']

export interface FindReport {
  readonly state?: number | undefined
  readonly matchesCount: { readonly current: number; readonly total: number }
}

/** A count may arrive before the verdict; it never takes a verdict back. */
export const reportToView = (view: FindView, report: FindReport): FindView => ({
  ...view,
  state: report.state === undefined ? view.state : (states[report.state] ?? 'idle'),
  current: report.matchesCount.current,
  total: report.matchesCount.total,
})
