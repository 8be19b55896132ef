import type { Argument } from '../../../shared/api.ts'
import type { DeclarationRow } from '../../../shared/api/batch.ts'
import { daysBetween, momentOf } from '../../format/moment.ts'

export type Draft = NonNullable<Argument<'draftDeclaration'>['draft']>
export type NamedRow = Exclude<DeclarationRow, { state: 'withdrawn' }>

/** An interest is complete with its kind and a word to the chairman. */
export const isComplete = (draft: Draft): boolean =>
  draft.answer === 'none' || (draft.interestKind !== null && draft.text.trim() !== '')

/** The same interest again keeps what was written about it; "no interest" has nothing to say. */
export function withAnswer(draft: Draft | null, answer: Draft['answer']): Draft {
  return answer === 'none'
    ? { answer, interestKind: null, text: '' }
    : { answer, interestKind: draft?.interestKind ?? null, text: draft?.text ?? '' }
}

export interface DeclarationGroup {
  readonly kind: 'to-answer' | 'signed'
  /** The day that all its rows share; null when they differ. */
  readonly day: string | null
  readonly rows: readonly DeclarationRow[]
}

/** What is still to answer first, then what is signed, with the withdrawn ones in their place by number. */
export function groupDeclarations(rows: readonly DeclarationRow[]): readonly DeclarationGroup[] {
  const byNumber = rows.toSorted((a, b) => a.number - b.number)
  const toAnswer = byNumber.filter((row) => row.state === 'to-answer')
  const signed = byNumber.filter((row) => row.state !== 'to-answer')
  const groups: readonly DeclarationGroup[] = [
    {
      kind: 'to-answer',
      day: sharedDay(toAnswer.map((row) => (row.state === 'withdrawn' ? null : row.addedAt))),
      rows: toAnswer,
    },
    {
      kind: 'signed',
      day: sharedDay(signed.map((row) => (row.state === 'signed' ? row.signedAt : null))),
      rows: signed,
    },
  ]
  return groups.filter(({ rows: own }) => own.length > 0)
}

function sharedDay(instants: readonly (string | null)[]): string | null {
  const known = instants.filter((instant) => instant !== null)
  const [first] = known
  if (first === undefined) return null
  return known.every((instant) => daysBetween(momentOf(first), momentOf(instant)) === 0) ? first : null
}
