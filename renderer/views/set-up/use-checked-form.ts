import type { ParseKeys } from 'i18next'
import { type FormEvent, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import { isStrongPassphrase } from '../../../shared/rules/passphrase.ts'
import { useText } from '../../i18n/use-text.ts'

interface CheckedForm<F extends string> {
  readonly initial: Readonly<Record<F | 'passphrase', string>>
  /** What can be seen to be wrong here. */
  readonly check: (fields: Readonly<Record<F, string>>) => Partial<Readonly<Record<F, ParseKeys>>>
  /** The field that an error of the desk is about. */
  readonly fieldOf: (error: AppError) => F | null
  readonly pending: boolean
  /** Null: it went well. */
  readonly run: (fields: Readonly<Record<F, string>>) => Promise<AppError | null>
}

/** The two ways in: fields that are checked together, each with what is wrong with it until one types there again. */
export function useCheckedForm<F extends string>({ initial, check, fieldOf, pending, run }: CheckedForm<F>) {
  const { t, explain } = useText()
  const [fields, setFields] = useState<Readonly<Record<F, string>>>(initial)
  const [faults, setFaults] = useState<Partial<Readonly<Record<F, ParseKeys>>>>({})
  const [error, setError] = useState<AppError | null>(null)
  const errorField = error === null ? null : fieldOf(error)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const wrong = check(fields)
    setFaults(wrong)
    setError(null)
    if (Object.keys(wrong).length > 0 || pending) return
    if (!isStrongPassphrase(fields['passphrase' as F])) return setError({ kind: 'weak-passphrase' })
    setError(await run(fields))
  }
  const said = (name: F): string | null => {
    if (error !== null && errorField === name) return explain(error)
    const fault: ParseKeys | undefined = faults[name]
    return fault === undefined ? null : t(fault)
  }
  const change = (name: F, text: string): void => {
    setFields({ ...fields, [name]: text })
    const { [name]: _, ...others } = faults
    setFaults(others as typeof faults)
    if (errorField === name) setError(null)
  }
  const bind = (name: F) => ({
    value: fields[name],
    onChange: (event: { readonly currentTarget: HTMLInputElement }) => change(name, event.currentTarget.value),
    error: said(name),
    autoComplete: 'off',
    spellCheck: false,
    disabled: pending,
  })
  return { bind, submit, error: errorField === null ? error : null }
}
