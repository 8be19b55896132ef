import { ActionIcon, NumberInput, Tooltip, UnstyledButton } from '@mantine/core'
import { IconFileText, IconLayoutSidebarRight, IconMinus, IconPlus, IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import type { DocumentView } from '../../../shared/api.ts'
import { formatBytes } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { Empty } from '../../parts/empty.tsx'
import type { Reader, ReaderView } from '../../pdf/reader.ts'
import { FindBar } from './find-bar.tsx'
import { OpenFailed, type FailureActions } from './open-failed.tsx'
import type { OpenState } from './use-open-document.ts'

interface ReaderPaneProps extends FailureActions {
  readonly container: RefObject<HTMLDivElement | null>
  readonly pageField: RefObject<HTMLInputElement | null>
  readonly document: DocumentView | null
  readonly reader: Reader | null
  readonly view: ReaderView
  readonly openState: OpenState
  readonly finding: boolean
  readonly onFind: (finding: boolean) => void
  readonly workFolded: boolean
  readonly onFoldWork: (folded: boolean) => void
}

export function ReaderPane(props: ReaderPaneProps) {
  const { container, document, reader, view, openState, finding, onFind } = props
  const { t, say } = useText()
  const isOpen = openState.state === 'open'
  const name = document === null ? '' : `${document.letter} ${say(document.title)}`
  return (
    <section className="reader" aria-label={t('application.pane.reader')} data-pane>
      <Toolbar {...props} name={name} />
      {finding && isOpen && reader !== null && (
        <FindBar reader={reader} view={view} name={name} onClose={() => onFind(false)} />
      )}
      {openState.state === 'open' && openState.opened.cutShort !== null && (
        <p className="reader-note meta">
          {t('reader.failure.partNote', { from: String(openState.opened.cutShort.readable + 1) })}
        </p>
      )}
      <div className="reader-body">
        {/* Always there: the reader is made once and shows one document after another. */}
        <div
          className="reader-scroll"
          ref={container}
          tabIndex={0}
          role="region"
          aria-label={t('reader.bar.pane')}
          style={isOpen ? undefined : { visibility: 'hidden' }}
        >
          <div className="pdfViewer" />
        </div>
        {document === null && (
          <Empty icon={IconFileText} title={t('reader.empty.title')} text={t('reader.empty.text')} />
        )}
        {openState.state === 'opening' && openState.total > 0 && (
          <p className="reader-opening small sub" role="status">
            {t('reader.opening.title', { document: name })}{' '}
            {t('reader.opening.progress', {
              loaded: formatBytes(openState.loaded),
              total: formatBytes(openState.total),
            })}
          </p>
        )}
        {document !== null && openState.state === 'failed' && (
          <OpenFailed {...props} document={document} name={name} failure={openState.failure} />
        )}
      </div>
    </section>
  )
}

function Toolbar(props: ReaderPaneProps & { readonly name: string }) {
  const { pageField, reader, view, openState, finding, onFind, name } = props
  const { t } = useText()
  const off = openState.state !== 'open' || reader === null
  return (
    <div className="pane-head" role="toolbar" aria-label={t('reader.bar.name')}>
      <span className="small strong cut" title={name}>
        {name}
      </span>
      <span className="bar-line" aria-hidden />
      <NumberInput
        ref={pageField}
        className="page-field"
        aria-label={t('reader.bar.page')}
        min={1}
        max={Math.max(1, view.pages)}
        allowDecimal={false}
        disabled={off}
        value={view.page === 0 ? '' : view.page}
        onChange={(page) => typeof page === 'number' && reader?.goToPage(page)}
      />
      <span className="small sub num nowrap">{t('reader.bar.ofPages', { pages: String(view.pages) })}</span>
      <span className="bar-line" aria-hidden />
      <ActionIcon aria-label={t('reader.bar.zoomOut')} disabled={off} onClick={() => reader?.zoom('out')}>
        <IconMinus size={16} />
      </ActionIcon>
      <UnstyledButton
        className="fit small"
        aria-pressed={view.fitted}
        aria-label={t('reader.bar.fitWidth')}
        disabled={off}
        onClick={() => reader?.fit()}
      >
        {view.fitted ? t('reader.bar.fit') : `${Math.round(view.scale * 100)}%`}
      </UnstyledButton>
      <ActionIcon aria-label={t('reader.bar.zoomIn')} disabled={off} onClick={() => reader?.zoom('in')}>
        <IconPlus size={16} />
      </ActionIcon>
      <span className="grow" />
      <Tooltip label={t('reader.bar.find')}>
        <ActionIcon
          aria-label={t('reader.bar.find')}
          aria-pressed={finding}
          disabled={off}
          onClick={() => onFind(!finding)}
        >
          <IconSearch size={16} />
        </ActionIcon>
      </Tooltip>
      <FoldWork {...props} />
    </div>
  )
}

function FoldWork({ workFolded, onFoldWork }: Pick<ReaderPaneProps, 'workFolded' | 'onFoldWork'>) {
  const { t } = useText()
  const label = t(workFolded ? 'reader.bar.showWork' : 'reader.bar.hideWork')
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} aria-pressed={workFolded} onClick={() => onFoldWork(!workFolded)}>
        <IconLayoutSidebarRight size={16} />
      </ActionIcon>
    </Tooltip>
  )
}
