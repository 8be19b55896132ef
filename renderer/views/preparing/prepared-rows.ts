import type { PreparedLine } from '../../../shared/api/preparing.ts'

export type Choice = 'all' | 'trouble' | 'unassessed' | 'reissue'
export type Order = 'reference' | 'name' | 'asked' | 'state'
export interface Filter {
  readonly choice: Choice
  readonly query: string
  readonly order: Order
}

const fits: Readonly<Record<Choice, (row: PreparedLine) => boolean>> = {
  all: () => true,
  trouble: ({ troubles }) => troubles.must > 0,
  unassessed: ({ assessment }) => assessment.state !== 'complete',
  reissue: ({ published }) => published?.isChanged === true,
}

export const countChoice = (rows: readonly PreparedLine[], choice: Choice): number => rows.filter(fits[choice]).length

/** Those that fit, in the order asked for; within it, by reference. */
export function showRows(rows: readonly PreparedLine[], { choice, query, order }: Filter): readonly PreparedLine[] {
  const words = query.trim().toLowerCase()
  return rows
    .filter((row) => fits[choice](row) && (words === '' || textOf(row).includes(words)))
    .toSorted((a, b) => orders[order](a, b) || byReference(a, b))
}

const textOf = ({ reference, applicant, projects, published }: PreparedLine): string =>
  [
    reference,
    published === null ? '' : `${published.batch} ${published.number}`,
    ...[applicant, ...projects].flatMap(({ en, zh }) => [en, zh]),
  ]
    .join('\n')
    .toLowerCase()

const collator = new Intl.Collator('en-HK', { numeric: true })
const byReference = (a: PreparedLine, b: PreparedLine): number => collator.compare(a.reference, b.reference)
const nameOf = ({ applicant }: PreparedLine): string => applicant.en || applicant.zh
const cardsOf = ({ asked }: PreparedLine): number => asked.reduce((sum, { cards }) => sum + cards, 0)
const missing = ({ troubles, assessment }: PreparedLine): number =>
  troubles.must * 10 + (assessment.state === 'complete' ? 0 : assessment.state === 'begun' ? 1 : 2)

const orders: Readonly<Record<Order, (a: PreparedLine, b: PreparedLine) => number>> = {
  reference: byReference,
  name: (a, b) => collator.compare(nameOf(a), nameOf(b)),
  asked: (a, b) => cardsOf(b) - cardsOf(a),
  state: (a, b) => missing(b) - missing(a),
}
