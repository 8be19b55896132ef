import type { BatchRow, Stage } from '../../../shared/api/batch.ts'
import type { Category } from '../../../shared/application-form.ts'

export type OpenRow = Extract<BatchRow, { state: 'open' }>

/** `needs-you` is what this person can do now; `ready` waits for the meeting. */
export type Choice = 'all' | 'needs-you' | 'ready'

export interface Filter {
  readonly choice: Choice
  readonly query: string
  readonly category: Category | null
}

const needsYou: ReadonlySet<Stage> = new Set(['declare', 'read'])

/** A withdrawn row has a number and nothing else, so only `all` and a number find it. */
export function matches(row: BatchRow, { choice, query, category }: Filter): boolean {
  const text = query.trim().toLowerCase()
  if (row.state === 'withdrawn') {
    return choice === 'all' && category === null && (text === '' || isNumber(row, text))
  }
  if (choice === 'needs-you' && !needsYou.has(row.stage)) return false
  if (choice === 'ready' && row.stage !== 'ready') return false
  if (category !== null && row.category !== category) return false
  return text === '' || isNumber(row, text) || names(row).some((name) => name.toLowerCase().includes(text))
}

const isNumber = ({ number }: BatchRow, text: string): boolean =>
  /^\d+$/.test(text) && (String(number) === text || String(number).padStart(2, '0') === text)

const names = ({ applicant, projects }: OpenRow): readonly string[] =>
  [applicant, ...projects].flatMap(({ en, zh }) => [en, zh])

/** Of what is open to this member: the withdrawn lines are shown, and counted nowhere. */
export const countChoice = (rows: readonly BatchRow[], choice: Choice): number =>
  openRows(rows).filter((row) => matches(row, { choice, query: '', category: null })).length

export const openRows = (rows: readonly BatchRow[]): readonly OpenRow[] => rows.filter((row) => row.state === 'open')

const stages: readonly Stage[] = ['declare', 'read', 'awaiting', 'ready', 'done']

export interface Group {
  readonly stage: Stage
  readonly rows: readonly OpenRow[]
}

/** Groups in the order of what to do next, each in the order it came; empty ones are left out. */
export function groupByStage(rows: readonly BatchRow[]): readonly Group[] {
  const open = rows.filter((row) => row.state === 'open')
  return stages
    .map((stage) => ({ stage, rows: open.filter((row) => row.stage === stage) }))
    .filter((group) => group.rows.length > 0)
}

export interface Tally {
  readonly done: number
  readonly all: number
}

export interface Tallies {
  readonly declared: Tally
  readonly read: Tally
  readonly scored: Tally
  readonly voted: Tally
}

/**
 * The member's own progress, for the column heads. Withdrawn rows count nowhere, so that nothing about them can be had
 * by subtraction.
 */
export function tally(rows: readonly BatchRow[]): Tallies {
  const open = openRows(rows)
  const undeclared = open.filter(({ declaration }) => declaration === 'not-declared' || declaration === 'draft').length
  const documents = open.flatMap((row) => (row.documents === null ? [] : [row.documents]))
  const voting = open.filter(({ vote }) => vote !== 'not-voting')
  return {
    declared: { done: open.length - undeclared, all: open.length },
    read: {
      done: documents.reduce((sum, { read }) => sum + read, 0),
      all: documents.reduce((sum, { all }) => sum + all, 0),
    },
    scored: { done: open.filter(({ score }) => score.state === 'submitted').length, all: open.length },
    voted: { done: voting.filter(({ vote }) => vote === 'signed').length, all: voting.length },
  }
}
