import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import type { Reader, ReaderView } from '../../pdf/reader.ts'

interface PageFieldProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly reader: Reader | null
  readonly view: ReaderView
  readonly disabled: boolean
  /** After Enter the page has the focus, so that arrows scroll it. */
  readonly onDone: () => void
}

/** The page that is read, of how many. A number that is typed counts on Enter or on leaving the field. */
export function PageField({ field, reader, view, disabled, onDone }: PageFieldProps) {
  const { t } = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const go = (): void => {
    const page = Number(typed)
    if (typed !== null && typed !== '' && Number.isInteger(page)) {
      reader?.goToPage(Math.min(Math.max(1, page), view.pages))
    }
    setTyped(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') go()
    else setTyped(null)
    onDone()
  }
  return (
    <>
      <TextInput
        ref={field}
        className="page-field"
        aria-label={t('reader.bar.page')}
        inputMode="numeric"
        maxLength={6}
        disabled={disabled}
        value={typed ?? (view.page === 0 ? '' : String(view.page))}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value.replaceAll(/\D/g, ''))}
        onBlur={go}
        onKeyDown={onKeyDown}
      />
      <span className="small dim num nowrap">
        {view.pages > 0 ? t('reader.bar.ofPages', { pages: formatCount(view.pages) }) : ''}
      </span>
    </>
  )
}
