import { Button, PasswordInput } from '@mantine/core'
import { IconClock, IconFileAlert, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { TFunction } from 'i18next'
import type { DocumentView } from '../../../shared/api/application.ts'
import type { AppError, ErrorKind } from '../../../shared/errors.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import { assertNever } from '../../../shared/result.ts'
import { useCommand } from '../../api.ts'
import { formatBytes } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { Empty } from '../../parts/empty.tsx'
import type { FoundFormat, OpenFailure } from '../../pdf/open-failure.ts'

export interface FailureActions {
  /** Another document that can be opened instead; null when there is none. */
  readonly other: DocumentView | null
  readonly onChoose: (document: DocumentHash) => void
  readonly onAgain: () => void
  readonly onPassword: (password: string) => void
}
interface OpenFailedProps extends FailureActions {
  readonly document: DocumentView
  readonly name: string
  readonly failure: OpenFailure
}

/** What happened to the document, what is safe, and what can be done; everything else on the screen goes on. */
export function OpenFailed(props: OpenFailedProps) {
  const { failure, name, onAgain } = props
  const { t, space, explain } = useText()
  const isLate = failure.kind === 'refused' && failure.reason === 'document-missing'
  const isBroken = failure.kind === 'refused' && failure.reason === 'document-damaged'
  const icon = failure.kind === 'encrypted' ? IconLock : isLate ? IconClock : IconFileAlert
  const isOurs = failure.kind !== 'refused' && failure.kind !== 'encrypted'
  const text = `${reasonOf(props, t, explain)}${isOurs ? `${space}${t('reader.failure.ask')}` : ''}`
  return (
    <Empty
      icon={icon}
      tone={isLate || failure.kind === 'encrypted' ? 'plain' : 'red'}
      title={t(titleOf(failure), { document: name })}
      text={text}
    >
      {failure.kind === 'encrypted' && <PasswordForm {...props} />}
      {(isLate || isBroken) && <SyncButton />}
      {failure.kind === 'refused' && !isLate && !isBroken && (
        <Button onClick={onAgain}>{t('reader.failure.tryAgain')}</Button>
      )}
      <OpenOther {...props} />
    </Empty>
  )
}

/** The way on to a document that can be read. */
export function OpenOther({ other, onChoose }: Pick<FailureActions, 'other' | 'onChoose'>) {
  const { t, say } = useText()
  if (other === null) return null
  return (
    <Button onClick={() => onChoose(other.sealedSha256)}>
      {t('reader.failure.openOther', { document: `${other.letter} ${say(other.title)}` })}
    </Button>
  )
}

function SyncButton() {
  const { t } = useText()
  const sync = useCommand('syncNow')
  return (
    <Button disabled={sync.pending} onClick={() => void sync.run(undefined)}>
      {t('reader.failure.syncNow')}
    </Button>
  )
}

function PasswordForm({ onPassword }: FailureActions) {
  const { t } = useText()
  const [password, setPassword] = useState('')
  return (
    <form
      className="password-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '') onPassword(password)
      }}
    >
      <PasswordInput
        size="xs"
        placeholder={t('reader.failure.passwordLabel')}
        aria-label={t('reader.failure.passwordLabel')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" disabled={password === ''}>
        {t('reader.failure.unlock')}
      </Button>
    </form>
  )
}

function titleOf(failure: OpenFailure) {
  if (failure.kind === 'not-pdf') return 'reader.failure.notPdfTitle'
  if (failure.kind === 'encrypted') return 'reader.failure.passwordTitle'
  if (failure.kind !== 'refused') return 'reader.failure.title'
  if (failure.reason === 'document-missing') return 'reader.failure.onItsWayTitle'
  return failure.reason === 'document-damaged' ? 'reader.failure.sealTitle' : 'reader.failure.refusedTitle'
}

const formatName = {
  'word-or-zip': 'wordOrZip',
  'old-office': 'oldOffice',
  image: 'image',
  'web-page': 'webPage',
  text: 'text',
  unknown: 'unknown',
} as const satisfies Readonly<Record<Exclude<FoundFormat, 'empty'>, string>>

/** Kinds whose sentence needs nothing but the kind; the others end the whole screen and are said there. */
const plainReasons = ['locked', 'no-grant', 'withdrawn', 'document-missing', 'document-damaged'] as const

function explainRefusal(reason: ErrorKind, explain: (error: AppError) => string): string {
  const kind = plainReasons.find((plain) => plain === reason)
  return explain({ kind: kind ?? 'unexpected' })
}

function reasonOf(
  { failure }: Pick<OpenFailedProps, 'failure'>,
  t: TFunction,
  explain: (error: AppError) => string,
): string {
  switch (failure.kind) {
    case 'refused':
      return explainRefusal(failure.reason, explain)
    case 'encrypted':
      return t(failure.wrongPassword ? 'reader.failure.wrongPassword' : 'reader.failure.password')
    case 'not-pdf': {
      if (failure.found === 'empty') return t('reader.failure.empty')
      const format = t(`reader.failure.format.${formatName[failure.found]}`)
      return t('reader.failure.notPdf', { size: formatBytes(failure.bytes), format })
    }
    case 'truncated':
      return failure.expectedBytes === null
        ? t('reader.failure.cutAll', { size: formatBytes(failure.bytes) })
        : t('reader.failure.cutAllAt', {
            size: formatBytes(failure.bytes),
            expected: formatBytes(failure.expectedBytes),
          })
    case 'damaged':
      return t('reader.failure.damaged', { size: formatBytes(failure.bytes) })
    default:
      return assertNever(failure)
  }
}
