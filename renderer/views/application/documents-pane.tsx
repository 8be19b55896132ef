import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import { IconLayoutSidebar } from '@tabler/icons-react'
import type { ApplicationView } from '../../../shared/api/application.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import type { Reader, ReaderView } from '../../pdf/reader.ts'
import { readState } from '../../pdf/reading-progress.ts'
import { useCaseLayout } from './case-layout.ts'
import { Contents } from './contents.tsx'
import { DocumentRow } from './document-row.tsx'
import { Thumbnails } from './thumbnails.tsx'
import type { OpenState } from './use-open-document.ts'

interface DocumentsPaneProps {
  readonly view: Pick<ApplicationView, 'documents' | 'issuedAt'>
  readonly chosen: DocumentHash | null
  readonly folded: boolean
  readonly onChoose: (document: DocumentHash) => void
  readonly onFold: (folded: boolean) => void
  readonly reader: Reader | null
  readonly readerView: ReaderView
  readonly openState: OpenState
}

/** The application's documents and what is inside the open one; folded, the letters alone. */
export function DocumentsPane(props: DocumentsPaneProps) {
  const { view, folded, chosen, onChoose, openState, reader, readerView } = props
  const { t } = useText()
  return (
    <nav className="documents" aria-label={t('application.pane.documents')} data-pane data-folded={folded || undefined}>
      <PaneHead {...props} />
      <ul className="document-list">
        {view.documents.map((document) => (
          <DocumentRow
            key={document.sealedSha256}
            document={document}
            reissuedAt={view.issuedAt}
            isChosen={chosen === document.sealedSha256}
            folded={folded}
            onChoose={onChoose}
          />
        ))}
      </ul>
      {!folded && view.documents.length === 0 && <p className="small sub pane-note">{t('reader.documents.none')}</p>}
      {!folded && openState.state === 'open' && reader !== null && (
        <InsideDocument reader={reader} view={readerView} openState={openState} />
      )}
    </nav>
  )
}

function PaneHead({ view, folded, onFold }: DocumentsPaneProps) {
  const { t } = useText()
  const read = view.documents.filter((each) => readState(each.readToPage, Math.max(1, each.pages)) === 'read').length
  const label = t(folded ? 'reader.documents.show' : 'reader.documents.hide')
  return (
    <div className="pane-head">
      {!folded && (
        <>
          <h2 className="small strong grow">{t('reader.documents.title')}</h2>
          <span className="meta dim num">
            {t('reader.documents.readOf', { read: formatCount(read), all: formatCount(view.documents.length) })}
          </span>
        </>
      )}
      <Tooltip label={label}>
        <ActionIcon aria-label={label} aria-expanded={!folded} onClick={() => onFold(!folded)}>
          <IconLayoutSidebar size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

interface InsideProps {
  readonly reader: Reader
  readonly view: ReaderView
  readonly openState: Extract<OpenState, { state: 'open' }>
}
function InsideDocument({ reader, view, openState }: InsideProps) {
  const { t } = useText()
  const shown = useCaseLayout(({ inside }) => inside)
  return (
    <div className="inside">
      <SegmentedControl<'outline' | 'pages'>
        fullWidth
        aria-label={t('reader.documents.view')}
        value={shown}
        onChange={(inside) => useCaseLayout.setState({ inside })}
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
