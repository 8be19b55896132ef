import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Bilingual } from '../../../shared/ids.ts'
import { useText } from '../../i18n/use-text.ts'
import { writtenLanguage } from '../application/written-language.ts'

interface CellEditorProps {
  readonly text: string
  readonly place: string
  readonly header: Bilingual
  /** Null: given up. Called once. */
  readonly onDone: (text: string | null) => void
}

/** In place of the cell, as wide as the cell or what a sentence needs. Leaving it keeps what was typed. */
export function CellEditor({ text, place, header, onDone }: CellEditorProps) {
  const { t, say } = useText()
  const field = useRef<HTMLTextAreaElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])
  const finish = (next: string | null): void => {
    if (isDone.current) return
    isDone.current = true
    onDone(next === text ? null : next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // Enter in an input method chooses a character; it is not ours.
    if (event.nativeEvent.isComposing || event.key === 'Process') return
    const isKept = event.key === 'Enter' && !event.shiftKey && !event.altKey
    if (!isKept && event.key !== 'Escape') return
    event.preventDefault()
    finish(isKept ? event.currentTarget.value : null)
  }
  return (
    <textarea
      ref={field}
      className="cell-editor"
      aria-label={t('importing.editOf', { place, column: say(header) })}
      title={t('importing.editHint')}
      defaultValue={text}
      lang={writtenLanguage(text)}
      maxLength={20_000}
      rows={1}
      spellCheck={false}
      onKeyDown={onKeyDown}
      onBlur={(event) => finish(event.currentTarget.value)}
    />
  )
}
