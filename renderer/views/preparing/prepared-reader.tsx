import '../../pdf/reader.css'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconMinus, IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { DocumentView } from '../../../shared/api/application.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import type { SealedDocument } from '../../../shared/records.ts'
import { useText } from '../../i18n/use-text.ts'
import { everywhere } from '../../keys/shortcuts.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { OpenCut } from '../application/open-cut.tsx'
import { OpenFailed } from '../application/open-failed.tsx'
import { useOpenDocument } from '../application/use-open-document.ts'
import { useReader, useReaderView } from '../application/use-reader.ts'

interface PreparedReaderProps {
  readonly document: SealedDocument
  readonly onClose: () => void
}

/** Shows what is attached, from its sealed file, as members will see it. */
export function PreparedReader({ document, onClose }: PreparedReaderProps) {
  const { t, say } = useText()
  const container = useRef<HTMLDivElement>(null)
  const [attempt, setAttempt] = useState(0)
  const [password, setPassword] = useState<string | null>(null)
  const reader = useReader(container)
  const view = useReaderView(reader)
  const shown = toView(document)
  const openState = useOpenDocument(reader, { document: shown, password, attempt })
  const name = `${document.letter} ${say(document.title)}`
  const isOpen = openState.state === 'open'
  const actions = {
    other: null,
    onChoose: (_document: DocumentHash) => undefined,
    onAgain: () => setAttempt(attempt + 1),
    onPassword: setPassword,
  }
  useShortcuts([{ shortcut: everywhere.back, run: onClose }])
  return (
    <section className="reader prepared-reader" aria-label={name}>
      <div className="pane-head">
        <Button size="compact-xs" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={onClose}>
          {t('preparing.documents.closeReader')}
        </Button>
        <span className="grow cut small strong">{name}</span>
        {isOpen && (
          <>
            <span className="num small sub">{`${view.page} / ${view.pages}`}</span>
            <ActionIcon aria-label={t('reader.bar.zoomOut')} onClick={() => reader?.zoom('out')}>
              <IconMinus size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={t('reader.bar.zoomIn')} onClick={() => reader?.zoom('in')}>
              <IconPlus size={16} aria-hidden />
            </ActionIcon>
          </>
        )}
      </div>
      <div className="reader-body">
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
        {openState.state === 'cut' && <OpenCut {...actions} name={name} cut={openState.cut} onShow={openState.show} />}
        {openState.state === 'failed' && (
          <OpenFailed {...actions} document={shown} name={name} failure={openState.failure} />
        )}
      </div>
    </section>
  )
}

const toView = ({ letter, title, pages, sealedSha256, clearBytes }: SealedDocument): DocumentView => ({
  sealedSha256,
  letter,
  title,
  pages,
  clearBytes,
  state: 'held',
  isNew: false,
  readToPage: 0,
  lastPage: 1,
})
