import { ActionIcon, SegmentedControl, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconCheck,
  IconCircle,
  IconCircleHalf2,
  IconClock,
  IconFileAlert,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconRefresh,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { DocumentView } from '../../../shared/api.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import type { Reader, ReaderView } from '../../pdf/reader.ts'
import { readState } from '../../pdf/reading-progress.ts'
import { Contents } from './contents.tsx'
import { Thumbnails } from './thumbnails.tsx'
import type { OpenState } from './use-open-document.ts'

interface DocumentsPaneProps {
  readonly documents: readonly DocumentView[]
  readonly chosen: DocumentHash | null
  readonly folded: boolean
  readonly onChoose: (document: DocumentHash) => void
  readonly onFold: (folded: boolean) => void
  readonly reader: Reader | null
  readonly readerView: ReaderView
  readonly openState: OpenState
}

export function DocumentsPane(props: DocumentsPaneProps) {
  const { documents, folded, onFold, openState, reader, readerView } = props
  const { t } = useText()
  const read = documents.filter(({ readToPage, pages }) => readState(readToPage, Math.max(1, pages)) === 'read').length
  const label = t(folded ? 'reader.documents.show' : 'reader.documents.hide')
  const Mark = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className="documents" aria-label={t('application.pane.documents')} data-pane data-folded={folded || undefined}>
      <div className="pane-head">
        {!folded && (
          <>
            <h2 className="small strong grow">{t('reader.documents.title')}</h2>
            <span className="meta sub num">
              {t('reader.documents.readOf', { read: formatCount(read), all: formatCount(documents.length) })}
            </span>
          </>
        )}
        <Tooltip label={label}>
          <ActionIcon aria-label={label} onClick={() => onFold(!folded)}>
            <Mark size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ul className="document-list">
        {documents.map((document) => (
          <DocumentRow key={document.sealedSha256} document={document} {...props} />
        ))}
      </ul>
      {!folded && documents.length === 0 && <p className="small sub pane-note">{t('reader.documents.none')}</p>}
      {!folded && openState.state === 'open' && reader !== null && (
        <InsideDocument reader={reader} view={readerView} openState={openState} />
      )}
    </nav>
  )
}

interface DocumentRowProps extends Pick<DocumentsPaneProps, 'chosen' | 'folded' | 'onChoose'> {
  readonly document: DocumentView
}
function DocumentRow({ document, chosen, folded, onChoose }: DocumentRowProps) {
  const { t, say } = useText()
  const isChosen = chosen === document.sealedSha256
  const title = say(document.title)
  const name = `${document.letter} ${title}`
  const row = (
    <UnstyledButton
      className="document-row"
      data-on={isChosen || undefined}
      aria-current={isChosen || undefined}
      aria-label={folded ? name : undefined}
      onClick={() => onChoose(document.sealedSha256)}
    >
      <span className="document-letter">{document.letter}</span>
      {!folded && (
        <>
          <span className="cut grow">{title}</span>
          {document.isNew && <IconRefresh size={14} className="amber" aria-label={t('application.head.more')} />}
          {document.pages > 0 && <span className="num dim">{formatCount(document.pages)}</span>}
          <ReadMark document={document} />
        </>
      )}
      {folded && document.isNew && <span className="new-dot" aria-hidden />}
    </UnstyledButton>
  )
  return <li>{folded ? <Tooltip label={name}>{row}</Tooltip> : row}</li>
}

function ReadMark({ document }: { readonly document: DocumentView }) {
  const { t } = useText()
  if (document.state === 'on-its-way') {
    return <IconClock size={15} className="dim" role="img" aria-label={t('reader.documents.onItsWay')} />
  }
  if (document.state === 'damaged') {
    return <IconFileAlert size={15} className="red" role="img" aria-label={t('reader.documents.damaged')} />
  }
  const state = readState(document.readToPage, Math.max(1, document.pages))
  if (state === 'read')
    return <IconCheck size={15} className="dim" role="img" aria-label={t('reader.documents.read')} />
  if (state === 'part') {
    const label = t('reader.documents.part', { page: formatCount(document.readToPage) })
    return <IconCircleHalf2 size={15} className="ink" role="img" aria-label={label} />
  }
  return <IconCircle size={15} className="ink" role="img" aria-label={t('reader.documents.unread')} />
}

interface InsideProps {
  readonly reader: Reader
  readonly view: ReaderView
  readonly openState: Extract<OpenState, { state: 'open' }>
}
function InsideDocument({ reader, view, openState }: InsideProps) {
  const { t } = useText()
  const [shown, setShown] = useState<'outline' | 'pages'>('outline')
  return (
    <div className="inside">
      <SegmentedControl<'outline' | 'pages'>
        fullWidth
        aria-label={t('reader.documents.view')}
        value={shown}
        onChange={setShown}
        data={[
          { value: 'outline', label: t('reader.documents.outline') },
          { value: 'pages', label: t('reader.documents.thumbnails') },
        ]}
      />
      {shown === 'outline' ? (
        <Contents document={openState.opened.document} reader={reader} page={view.page} />
      ) : (
        <Thumbnails reader={reader} page={view.page} pages={view.pages} />
      )}
    </div>
  )
}
