import { ActionIcon, Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconAlertCircle, IconInfoCircle, IconPlus, IconX } from '@tabler/icons-react'
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { Bilingual } from '../../../shared/ids.ts'
import type { FormProblem } from '../../../shared/rules/form-checks.ts'
import { formatCount } from '../../format/number.ts'
import { inLanguage, useText } from '../../i18n/use-text.ts'

// The fields of a form: a name at the left, the value at the right, and what is wrong with it below, in words.

/** What the rules say of this form; each field finds its own by its path. */
export const FormProblems = createContext<readonly FormProblem[]>([])

interface RowProps {
  readonly name: string
  /** As in `checkForm`. */
  readonly path: string
  readonly children: ReactNode
  /** Said by the field itself, before the rules are asked. */
  readonly refused?: string | null
}

export function FormRow({ name, path, children, refused = null }: RowProps) {
  const { language } = useText()
  const problems = useContext(FormProblems).filter(({ field }) => field === path)
  return (
    <div className="form-row" data-problem={problems[0]?.severity} data-path={path}>
      <span className="form-name small sub">{name}</span>
      {children}
      {refused !== null && <ProblemLine severity="must" text={refused} />}
      {problems.map(({ severity, sentence }) => (
        <ProblemLine key={sentence.en} severity={severity} text={inLanguage(sentence, language).text} />
      ))}
    </div>
  )
}

export function ProblemLine({ severity, text }: { readonly severity: 'must' | 'know'; readonly text: string }) {
  const Mark = severity === 'must' ? IconAlertCircle : IconInfoCircle
  return (
    <p className={`form-problem meta ${severity === 'must' ? 'amber' : 'sub'}`}>
      <Mark size={14} aria-hidden />
      {text}
    </p>
  )
}

interface BothProps {
  readonly name: string
  readonly path: string
  readonly value: Bilingual
  readonly onChange: (value: Bilingual) => void
  /** Two or more: a field that grows. */
  readonly lines?: number
  /** Says in an empty field which language it is for, where no column head does. */
  readonly isNamed?: boolean
}

/** The same text in both languages, side by side. */
export function BothField({ name, path, value, onChange, lines = 1 }: BothProps) {
  return (
    <FormRow name={name} path={path}>
      <BothInputs name={name} value={value} onChange={onChange} lines={lines} />
    </FormRow>
  )
}

const longest = 20_000

export function BothInputs({ name, value, onChange, lines = 1, isNamed = false }: Omit<BothProps, 'path'>) {
  const { t } = useText()
  const common = { maxLength: longest, className: 'form-half' }
  const english = {
    ...common,
    'aria-label': t('preparing.form.inEnglish', { name }),
    lang: 'en-HK',
    value: value.en,
    ...(isNamed ? { placeholder: t('preparing.form.english') } : {}),
  }
  const chinese = {
    ...common,
    'aria-label': t('preparing.form.inChinese', { name }),
    lang: 'zh-HK',
    value: value.zh,
    ...(isNamed ? { placeholder: t('preparing.form.chinese') } : {}),
  }
  if (lines > 1)
    return (
      <>
        <Textarea
          {...english}
          minRows={lines}
          onChange={(event) => onChange({ ...value, en: event.currentTarget.value })}
        />
        <Textarea
          {...chinese}
          minRows={lines}
          onChange={(event) => onChange({ ...value, zh: event.currentTarget.value })}
        />
      </>
    )
  return (
    <>
      <TextInput {...english} onChange={(event) => onChange({ ...value, en: event.currentTarget.value })} />
      <TextInput {...chinese} onChange={(event) => onChange({ ...value, zh: event.currentTarget.value })} />
    </>
  )
}

interface TextProps {
  readonly name: string
  readonly path: string
  readonly value: string
  readonly longest: number
  readonly onChange: (value: string) => void
  /** Why a value is not taken; null: it is. What is not taken stays in the field and is not saved. */
  readonly check?: (value: string) => string | null
}

export function TextField({ name, path, value, longest: most, onChange, check = () => null }: TextProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const refused = typed === null ? null : check(typed)
  const change = (next: string): void => {
    const isTaken = check(next) === null
    setTyped(isTaken ? null : next)
    if (isTaken) onChange(next)
  }
  return (
    <FormRow name={name} path={path} refused={refused}>
      <TextInput
        className="form-half"
        aria-label={name}
        aria-invalid={refused !== null}
        maxLength={most}
        value={typed ?? value}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
      />
    </FormRow>
  )
}

interface NumberProps {
  readonly name: string
  readonly path: string
  readonly value: number | null
  readonly min: number
  readonly max: number
  /** Null only where the form may leave it out. */
  readonly onChange: (value: number | null) => void
  readonly mayBeEmpty?: boolean
}

/** A whole number. Out of its bounds, or empty where it may not be, it is not saved, and says so. */
export function NumberField({ name, path, value, min, max, onChange, mayBeEmpty = false }: NumberProps) {
  const { t } = useText()
  const [typed, setTyped] = useState<string | number | null>(null)
  const isFit = (next: string | number): boolean =>
    next === '' ? mayBeEmpty : typeof next === 'number' && Number.isSafeInteger(next) && next >= min && next <= max
  const change = (next: string | number): void => {
    setTyped(isFit(next) ? null : next)
    if (isFit(next)) onChange(next === '' ? null : Number(next))
  }
  const refused =
    typed === null ? null : t('preparing.form.keptNumber', { min: formatCount(min), max: formatCount(max) })
  return (
    <FormRow name={name} path={path} refused={refused}>
      <NumberInput
        className="form-number"
        aria-label={name}
        aria-invalid={refused !== null}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        thousandSeparator=","
        value={typed ?? value ?? ''}
        onChange={change}
        onBlur={() => setTyped(null)}
      />
    </FormRow>
  )
}

interface DateProps {
  readonly name: string
  readonly path: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function DateField({ name, path, value, onChange }: DateProps) {
  const { language } = useText()
  return (
    <FormRow name={name} path={path}>
      <DateInput
        className="form-number"
        aria-label={name}
        valueFormat={language === 'zh-HK' ? 'YYYY年M月D日' : 'D MMM YYYY'}
        value={value}
        onChange={(next) => next !== null && onChange(next)}
      />
    </FormRow>
  )
}

interface ListProps {
  readonly path: string
  readonly values: readonly Bilingual[]
  readonly most: number
  readonly nameOf: (number: string) => string
  readonly add: string
  readonly onChange: (values: Bilingual[]) => void
}

/** Names, each in both languages; any of them can be taken out. */
export function BothList({ path, values, most, nameOf, add, onChange }: ListProps) {
  const { t } = useText()
  return (
    <>
      {values.map((value, index) => {
        const name = nameOf(String(index + 1))
        return (
          // oxlint-disable-next-line react/no-array-index-key -- rows are only appended and removed, their text is the person's
          <FormRow key={index} name={name} path={`${path}.${index}`}>
            <BothInputs name={name} value={value} onChange={(next) => onChange(values.with(index, next))} />
            <ActionIcon
              aria-label={t('preparing.form.removeItem', { name })}
              onClick={() => onChange(values.filter((_, at) => at !== index))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </FormRow>
        )
      })}
      <FormRow name="" path={path}>
        <span className="form-half">
          <Button
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={values.length >= most}
            onClick={() => onChange([...values, { en: '', zh: '' }])}
          >
            {add}
          </Button>
        </span>
      </FormRow>
    </>
  )
}
