import { UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { currentItem, type OutlineItem, readOutline } from '../../pdf/outline.ts'
import type { OpenedDocument } from '../../pdf/open-document.ts'
import type { Reader } from '../../pdf/reader.ts'
import { writtenLanguage } from './written-language.ts'

interface ContentsProps {
  readonly document: OpenedDocument['document']
  readonly reader: Reader
  readonly page: number
}

const numbered = /^(\d{1,2}(?:\.\d{1,2})*)\.?\s+(.+)$/su

/** A number in front stands in a column of its own, so that the words below each other begin at one line. */
function Entry({ title }: { readonly title: string }) {
  const [, number, words] = numbered.exec(title) ?? []
  return (
    <>
      {number !== undefined && <span className="outline-number num">{number}</span>}
      <span className="cut grow" title={title} lang={writtenLanguage(title)}>
        {words ?? title}
      </span>
    </>
  )
}

/** The document's own table of contents. */
export function Contents({ document, reader, page }: ContentsProps) {
  const { t } = useText()
  const [items, setItems] = useState<readonly OutlineItem[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    void readOutline(document).then((read) => isCurrent && setItems(read))
    return () => {
      isCurrent = false
    }
  }, [document])
  if (items === null) return null
  if (items.length === 0) return <p className="meta sub pane-note">{t('reader.documents.noOutline')}</p>
  const current = currentItem(items, page)
  return (
    <ul className="outline">
      {items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- an outline never changes while its document is open
        <li key={index}>
          <UnstyledButton
            className="outline-row"
            data-depth={item.depth}
            data-on={index === current || undefined}
            aria-current={index === current || undefined}
            onClick={() => {
              if (item.destination !== null) reader.goTo(item.destination)
              else if (item.page !== null) reader.goToPage(item.page)
            }}
          >
            <Entry title={item.title} />
            {item.page !== null && <span className="num dim">{formatCount(item.page)}</span>}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
