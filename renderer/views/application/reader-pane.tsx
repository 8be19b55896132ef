import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconFileText,
  IconLayoutSidebarRight,
  IconMinus,
  IconPlus,
  IconRotateClockwise,
  IconSearch,
} from '@tabler/icons-react'
import type { RefObject } from 'react'
import type { DocumentView } from '../../../shared/api/application.ts'
import { formatBytes } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import { AfterDelay } from '../../parts/after-delay.tsx'
import { Empty } from '../../parts/empty.tsx'
import type { Reader, ReaderView } from '../../pdf/reader.ts'
import { FindBar } from './find-bar.tsx'
import { OpenCut } from './open-cut.tsx'
import { OpenFailed, type FailureActions } from './open-failed.tsx'
import { PageField } from './page-field.tsx'
import type { OpenState } from './use-open-document.ts'

interface ReaderPaneProps extends FailureActions {
  readonly container: RefObject<HTMLDivElement | null>
  readonly pageField: RefObject<HTMLInputElement | null>
  readonly document: DocumentView | null
  readonly reader: Reader | null
  readonly view: ReaderView
  readonly openState: OpenState
  readonly finding: boolean
  readonly findField: RefObject<HTMLInputElement | null>
  readonly startFinding: () => void
  readonly stopFinding: () => void
  readonly workFolded: boolean
  readonly onFoldWork: (folded: boolean) => void
}

export function ReaderPane(props: ReaderPaneProps) {
  const { container, document, reader, view, openState, finding, findField, stopFinding } = props
  const { t, say } = useText()
  const opened = openState.state === 'open' ? openState.opened : null
  const isOpen = opened !== null
  const name = document === null ? '' : `${document.letter} ${say(document.title)}`
  return (
    <section className="reader" aria-label={t('application.pane.reader')} data-pane>
      <Toolbar {...props} name={name} />
      {finding && isOpen && reader !== null && (
        <FindBar
          key={document?.sealedSha256}
          field={findField}
          reader={reader}
          view={view}
          name={name}
          onClose={stopFinding}
        />
      )}
      {isOpen && opened.cutShort !== null && (
        <p className="reader-note small" role="status">
          {t('reader.failure.partNote', { from: String(opened.cutShort.readable + 1) })}
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
          {/* No language: text is measured without one, and lies over its page only when it is set without one. */}
          <div lang="">
            <div className="pdfViewer" />
          </div>
        </div>
        {document === null && (
          <Empty icon={IconFileText} title={t('reader.empty.title')} text={t('reader.empty.text')} />
        )}
        {openState.state === 'opening' && <Opening name={name} loaded={openState.loaded} total={openState.total} />}
        {openState.state === 'cut' && <OpenCut {...props} name={name} cut={openState.cut} onShow={openState.show} />}
        {document !== null && openState.state === 'failed' && (
          <OpenFailed {...props} document={document} name={name} failure={openState.failure} />
        )}
      </div>
    </section>
  )
}

/** The page's own shape, and after a second how far it has come: only a damaged file is searched for that long. */
function Opening({ name, loaded, total }: { readonly name: string; readonly loaded: number; readonly total: number }) {
  const { t } = useText()
  return (
    <AfterDelay>
      <div className="reader-opening" role="status" aria-label={t('reader.opening.title', { document: name })}>
        <div className="reader-blank" />
        {total > 0 && (
          <AfterDelay ms={850}>
            <p className="small sub">
              {t('reader.opening.title', { document: name })}{' '}
              <span className="num">
                {t('reader.opening.progress', { loaded: formatBytes(loaded), total: formatBytes(total) })}
              </span>
            </p>
          </AfterDelay>
        )}
      </div>
    </AfterDelay>
  )
}

function Toolbar(props: ReaderPaneProps & { readonly name: string }) {
  const { container, pageField, reader, view, openState, finding, startFinding, stopFinding, name } = props
  const { t } = useText()
  const off = openState.state !== 'open' || reader === null
  return (
    <div className="pane-head" role="toolbar" aria-label={t('reader.bar.name')}>
      <span className="small strong cut" title={name}>
        {name}
      </span>
      <span className="bar-line" aria-hidden />
      <PageField
        field={pageField}
        reader={reader}
        view={view}
        disabled={off}
        onDone={() => container.current?.focus()}
      />
      <span className="bar-line" aria-hidden />
      <ActionIcon aria-label={t('reader.bar.zoomOut')} disabled={off} onClick={() => reader?.zoom('out')}>
        <IconMinus size={16} />
      </ActionIcon>
      <UnstyledButton
        className="fit small"
        aria-pressed={view.fitted}
        title={t('reader.bar.fitWidth')}
        disabled={off}
        onClick={() => reader?.fit()}
      >
        {view.fitted ? t('reader.bar.fit') : `${Math.round(view.scale * 100)}%`}
      </UnstyledButton>
      <ActionIcon aria-label={t('reader.bar.zoomIn')} disabled={off} onClick={() => reader?.zoom('in')}>
        <IconPlus size={16} />
      </ActionIcon>
      <Tooltip label={t('reader.bar.turn')}>
        <ActionIcon aria-label={t('reader.bar.turn')} disabled={off} onClick={() => reader?.turn()}>
          <IconRotateClockwise size={16} />
        </ActionIcon>
      </Tooltip>
      <span className="grow" />
      <Tooltip label={t('reader.bar.find')}>
        <ActionIcon
          aria-label={t('reader.bar.find')}
          aria-pressed={finding}
          disabled={off}
          onClick={finding ? stopFinding : startFinding}
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
