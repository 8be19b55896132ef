import { ActionIcon, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { RegisterDraftLine } from '../../../shared/api/register.ts'
import type { InterestKind } from '../../../shared/records.ts'
import { useText } from '../../i18n/use-text.ts'
import { interestKinds } from '../../parts/interest-kinds.tsx'
import { writtenLanguage } from '../application/written-language.ts'
import { missingIn } from './register-lines.ts'

interface RegisterTableProps {
  readonly caption: string
  readonly lines: readonly RegisterDraftLine[]
  readonly onType: (lines: readonly RegisterDraftLine[], cell: string) => void
  readonly onRemove: (place: number) => void
}

export function RegisterTable({ caption, lines, onType, onRemove }: RegisterTableProps) {
  const { t } = useText()
  const set = (place: number, field: string, change: Partial<RegisterDraftLine>): void =>
    onType(
      lines.map((line, at) => (at === place ? { ...line, ...change } : line)),
      `cell ${place} ${field}`,
    )
  return (
    <table className="tbl register-lines">
      <caption>{caption}</caption>
      <colgroup>
        <col className="register-number" />
        <col className="register-kind" />
        <col />
        <col className="register-company" />
        <col className="register-person" />
        <col />
        <col className="register-remove" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('register.line.number')}</th>
          <th scope="col">{t('register.line.kind')}</th>
          <th scope="col">{t('register.line.organisation')}</th>
          <th scope="col">{t('register.line.companyNumber')}</th>
          <th scope="col">{t('register.line.person')}</th>
          <th scope="col">{t('register.line.note')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {lines.map((line, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows are only appended and removed, their text is the person's
          <Line key={place} line={line} place={place} onSet={set} onRemove={onRemove} />
        ))}
      </tbody>
    </table>
  )
}

interface LineProps {
  readonly line: RegisterDraftLine
  readonly place: number
  readonly onSet: (place: number, field: string, change: Partial<RegisterDraftLine>) => void
  readonly onRemove: (place: number) => void
}

function Line({ line, place, onSet, onRemove }: LineProps) {
  const { t } = useText()
  const number = String(place + 1)
  const missing = missingIn(line)
  const { kind, organisation, companyNumber, person, note } = line
  return (
    <tr data-line={place}>
      <td className="num dim">{number}</td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={t('register.cell.kind', { number })}
          value={kind ?? ''}
          error={missing.includes('kind') ? t('register.needsKind') : undefined}
          onChange={(event) => onSet(place, 'kind', { kind: kindOf(event.currentTarget.value) })}
        >
          <option value="" disabled>
            {t('register.choose')}
          </option>
          {interestKinds.map((each) => (
            <option key={each} value={each}>
              {t(`declarations.kinds.${each}`)}
            </option>
          ))}
        </NativeSelect>
      </td>
      <td>
        <NameFields
          name={organisation}
          labels={[t('register.cell.organisationEn', { number }), t('register.cell.organisationZh', { number })]}
          error={missing.includes('name') ? t('register.needsName') : undefined}
          onChange={(language, text) =>
            onSet(place, `organisation.${language}`, { organisation: { ...organisation, [language]: text } })
          }
        />
      </td>
      <td>
        <TextInput
          aria-label={t('register.cell.companyNumber', { number })}
          maxLength={50}
          value={companyNumber}
          onChange={(event) => onSet(place, 'companyNumber', { companyNumber: event.currentTarget.value })}
        />
      </td>
      <td>
        <NameFields
          name={person}
          labels={[t('register.cell.personEn', { number }), t('register.cell.personZh', { number })]}
          onChange={(language, text) => onSet(place, `person.${language}`, { person: { ...person, [language]: text } })}
        />
      </td>
      <td>
        <Textarea
          aria-label={t('register.cell.note', { number })}
          maxLength={2_000}
          minRows={2}
          maxRows={6}
          lang={writtenLanguage(note)}
          value={note}
          onChange={(event) => onSet(place, 'note', { note: event.currentTarget.value })}
        />
      </td>
      <td>
        <ActionIcon aria-label={t('register.remove', { number })} onClick={() => onRemove(place)}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  )
}

const kindOf = (value: string): InterestKind | null => interestKinds.find((kind) => kind === value) ?? null

interface NameFieldsProps {
  readonly name: RegisterDraftLine['person']
  readonly labels: readonly [string, string]
  readonly error?: string | undefined
  readonly onChange: (language: 'en' | 'zh', text: string) => void
}

function NameFields({ name, labels, error, onChange }: NameFieldsProps) {
  const { t } = useText()
  return (
    <div className="register-names">
      <TextInput
        aria-label={labels[0]}
        placeholder={t('register.english')}
        maxLength={300}
        lang={name.en === '' ? undefined : 'en-HK'}
        value={name.en}
        onChange={(event) => onChange('en', event.currentTarget.value)}
      />
      <TextInput
        aria-label={labels[1]}
        placeholder={t('register.chinese')}
        maxLength={300}
        lang={name.zh === '' ? undefined : 'zh-HK'}
        value={name.zh}
        error={error}
        onChange={(event) => onChange('zh', event.currentTarget.value)}
      />
    </div>
  )
}
