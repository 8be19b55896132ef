import type { RegisterDraftLine } from '../../../shared/api/register.ts'

export const emptyLine: RegisterDraftLine = {
  kind: null,
  organisation: { en: '', zh: '' },
  companyNumber: '',
  person: { en: '', zh: '' },
  note: '',
}

/** What an entry still needs before it can be signed; a line without anything needs nothing and is left out. */
export function missingIn({
  kind,
  organisation,
  companyNumber,
  person,
  note,
}: RegisterDraftLine): readonly ('kind' | 'name')[] {
  const hasName = [organisation.en, organisation.zh, companyNumber, person.en, person.zh].join('').trim() !== ''
  if (kind === null && !hasName && note.trim() === '') return []
  return [...(kind === null ? (['kind'] as const) : []), ...(hasName ? [] : (['name'] as const))]
}

export const isBlank = (line: RegisterDraftLine): boolean => line.kind === null && missingIn(line).length === 0

export const countIncomplete = (lines: readonly RegisterDraftLine[]): number =>
  lines.filter((line) => missingIn(line).length > 0).length
