import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { type RefObject, useEffect } from 'react'
import { useText } from '../../i18n/use-text.ts'
import type { Reader, ReaderView } from '../../pdf/reader.ts'

interface FindBarProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly reader: Reader
  readonly view: ReaderView
  readonly name: string
  readonly onClose: () => void
}

export function FindBar({ field, reader, view, name, onClose }: FindBarProps) {
  const { t } = useText()
  useEffect(() => () => reader.endFind(), [reader])
  const { query, state, current, total } = view.find
  const count =
    query === ''
      ? ''
      : state === 'searching'
        ? t('reader.find.searching')
        : state === 'not-found'
          ? t('reader.find.none')
          : t(state === 'wrapped' ? 'reader.find.wrapped' : 'reader.find.count', { current, total })
  return (
    <div className="find-bar" role="search">
      <TextInput
        ref={field}
        className="grow"
        autoFocus
        aria-label={t('reader.find.label', { document: name })}
        placeholder={t('reader.find.label', { document: name })}
        defaultValue={query}
        onChange={(event) => reader.find(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') reader.findAgain(event.shiftKey ? 'previous' : 'next')
          if (event.key !== 'Escape') return
          event.preventDefault()
          onClose()
        }}
      />
      <span className="meta sub num nowrap" role="status">
        {count}
      </span>
      <ActionIcon aria-label={t('reader.find.previous')} onClick={() => reader.findAgain('previous')}>
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('reader.find.next')} onClick={() => reader.findAgain('next')}>
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('reader.find.close')} onClick={onClose}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  )
}
