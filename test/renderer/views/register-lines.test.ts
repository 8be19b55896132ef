import { expect, test } from 'vitest'
import { countIncomplete, emptyLine, isBlank, missingIn } from '../../../renderer/views/register/register-lines.ts'
import { toEntries } from '../../../electron/core/secretariat/register.ts'

const named = { ...emptyLine, organisation: { en: 'Lantern Bay Polytechnic', zh: '' } }

test.each([
  ['nothing at all', emptyLine, []],
  ['blanks alone', { ...emptyLine, note: '  ' }, []],
  ['a kind alone', { ...emptyLine, kind: 'money' as const }, ['name']],
  ['a note alone', { ...emptyLine, note: 'ask' }, ['kind', 'name']],
  ['a name alone', named, ['kind']],
  ['a kind and an organisation', { ...named, kind: 'money' as const }, []],
  ['a kind and a company number', { ...emptyLine, kind: 'money' as const, companyNumber: '12345678' }, []],
  ['a kind and a person', { ...emptyLine, kind: 'family' as const, person: { en: '', zh: '陳大文' } }, []],
])('an entry with %s needs what the desk would refuse it for', (_what, line, missing) => {
  expect(missingIn(line)).toEqual(missing)
  expect(toEntries([line]) === null).toBe(missing.length > 0)
  expect(countIncomplete([line, emptyLine])).toBe(missing.length > 0 ? 1 : 0)
})

test('only a line that would be left out is blank', () => {
  expect(isBlank(emptyLine)).toBe(true)
  expect(isBlank({ ...emptyLine, kind: 'money' })).toBe(false)
  expect(isBlank(named)).toBe(false)
  expect(toEntries([emptyLine])).toEqual([])
})
