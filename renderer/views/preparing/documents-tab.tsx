import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconFilePlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import type { PreparedView } from '../../../shared/api/preparing.ts'
import type { Category, DocumentLetter } from '../../../shared/application-form.ts'
import { letterTitles } from '../../../shared/document-limits.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { ApplicationId, Bilingual, DocumentHash } from '../../../shared/ids.ts'
import type { SealedDocument } from '../../../shared/records.ts'
import { expectedLetters } from '../../../shared/rules/form-checks.ts'
import { call } from '../../api.ts'
import { formatBytes } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { Problem } from '../../parts/problem.tsx'
import { useTyped } from './use-typed.ts'

// The reader is most of the page's code: it comes with the first document that is opened.
const PreparedReader = lazy(() =>
  import('./prepared-reader.tsx').then((module) => ({ default: module.PreparedReader })),
)

const letters = Object.keys(letterTitles) as readonly DocumentLetter[]

interface DocumentsTabProps {
  readonly view: PreparedView
  readonly category: Category
}

type Add = (letter: DocumentLetter, replaces: DocumentHash | null) => Promise<void>

/** Every letter of Part C has its line, so that what is missing is seen. */
export function DocumentsTab({ view, category }: DocumentsTabProps) {
  const { t } = useText()
  const { applicationId, prepared } = view
  const [busy, setBusy] = useState<DocumentLetter | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [reading, setReading] = useState<DocumentHash | null>(null)
  const expected = expectedLetters(category)
  const add: Add = async (letter, replaces) => {
    setBusy(letter)
    setError(null)
    const added = await call('addPreparedDocument', { applicationId, letter, replaces })
    setBusy(null)
    if (!added.ok) setError(added.error)
  }
  const remove = async (document: DocumentHash): Promise<void> => {
    const removed = await call('removePreparedDocument', { applicationId, document })
    setError(removed.ok ? null : removed.error)
  }
  const read = prepared.documents.find(({ sealedSha256 }) => sealedSha256 === reading)
  if (read !== undefined)
    return (
      <Suspense fallback={null}>
        <PreparedReader document={read} onClose={() => setReading(null)} />
      </Suspense>
    )
  return (
    <div className="scroll prepared-documents">
      {error !== null && <Problem error={error} />}
      <table className="tbl one-line">
        <caption>{t('preparing.documents.caption')}</caption>
        <colgroup>
          <col className="document-column-letter" />
          <col />
          <col className="document-column-pages" />
          <col className="document-column-size" />
          <col className="document-column-acts" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('preparing.documents.letter')}</th>
            <th scope="col">{t('preparing.documents.title')}</th>
            <th scope="col" className="right">
              {t('preparing.documents.pages')}
            </th>
            <th scope="col" className="right">
              {t('preparing.documents.size')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <LetterRows
              key={letter}
              letter={letter}
              view={view}
              documents={prepared.documents.filter((one) => one.letter === letter)}
              isExpected={expected.includes(letter)}
              busy={busy}
              add={add}
              remove={remove}
              read={setReading}
            />
          ))}
        </tbody>
      </table>
      <p className="meta sub documents-note" role="status">
        {busy === null ? t('preparing.documents.note') : t('preparing.documents.adding')}
      </p>
    </div>
  )
}

interface LetterRowsProps {
  readonly letter: DocumentLetter
  readonly view: PreparedView
  readonly documents: readonly SealedDocument[]
  readonly isExpected: boolean
  readonly busy: DocumentLetter | null
  readonly add: Add
  readonly remove: (document: DocumentHash) => Promise<void>
  readonly read: (document: DocumentHash) => void
}

function LetterRows({ letter, view, documents, isExpected, busy, add, remove, read }: LetterRowsProps) {
  const { t, say } = useText()
  if (documents.length === 0)
    return (
      <tr>
        <td className="dim">{letter}</td>
        <td className="dim">{say(letterTitles[letter])}</td>
        <td colSpan={2} className={isExpected ? 'amber right' : 'dim right'}>
          {t(isExpected ? 'preparing.documents.expected' : 'preparing.documents.none')}
        </td>
        <td className="right">
          <Button
            size="compact-xs"
            leftSection={<IconFilePlus size={14} aria-hidden />}
            aria-label={t('preparing.documents.add', { letter })}
            disabled={busy !== null}
            onClick={() => void add(letter, null)}
          >
            {t('preparing.documents.addShort')}
          </Button>
        </td>
      </tr>
    )
  return documents.map((document, index) => (
    <tr key={document.sealedSha256}>
      <td className="strong">{letter}</td>
      <td>
        <Title applicationId={view.applicationId} savedAt={view.savedAt} document={document} number={index + 1} />
      </td>
      <td className="right num">{document.pages}</td>
      <td className="right num">{formatBytes(document.clearBytes)}</td>
      <td className="right document-acts">
        <Button
          size="compact-xs"
          aria-label={t('preparing.documents.open', { letter, title: say(document.title) })}
          onClick={() => read(document.sealedSha256)}
        >
          {t('preparing.documents.openShort')}
        </Button>
        <Button
          size="compact-xs"
          aria-label={t('preparing.documents.replace', { letter, title: say(document.title) })}
          disabled={busy !== null}
          onClick={() => void add(letter, document.sealedSha256)}
        >
          {t('preparing.documents.replaceShort')}
        </Button>
        <Button
          size="compact-xs"
          aria-label={t('preparing.documents.remove', { letter, title: say(document.title) })}
          disabled={busy !== null}
          onClick={() => void remove(document.sealedSha256)}
        >
          {t('preparing.documents.removeShort')}
        </Button>
        <ActionIcon
          aria-label={t('preparing.documents.add', { letter })}
          title={t('preparing.documents.add', { letter })}
          disabled={busy !== null}
          data-shown={index === documents.length - 1}
          onClick={() => void add(letter, null)}
        >
          <IconFilePlus size={16} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  ))
}

interface TitleProps {
  readonly applicationId: ApplicationId
  readonly savedAt: string
  readonly document: SealedDocument
  readonly number: number
}

function Title({ applicationId, savedAt, document, number }: TitleProps) {
  const { t } = useText()
  const { letter, sealedSha256 } = document
  const name = t('preparing.documents.titleOf', { letter, number: String(number) })
  const title = useTyped<Bilingual>(`title:${sealedSha256}:${applicationId}`, {
    kept: document.title,
    savedAt,
    save: async (next) => {
      const named = await call('nameDocument', { applicationId, document: sealedSha256, letter, title: next })
      return named.ok ? { ok: true, value: { savedAt: named.value.savedAt } } : named
    },
  })
  return (
    <span className="line">
      <TextInput
        className="grow"
        aria-label={t('preparing.form.inEnglish', { name })}
        lang="en-HK"
        maxLength={500}
        value={title.value.en}
        onChange={(event) => title.set({ ...title.value, en: event.currentTarget.value })}
      />
      <TextInput
        className="grow"
        aria-label={t('preparing.form.inChinese', { name })}
        lang="zh-HK"
        maxLength={500}
        value={title.value.zh}
        onChange={(event) => title.set({ ...title.value, zh: event.currentTarget.value })}
      />
    </span>
  )
}
