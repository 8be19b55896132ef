import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconCheck, IconCircle, IconCircleHalf2, IconClock, IconFileAlert, IconRefresh } from '@tabler/icons-react'
import type { DocumentView } from '../../../shared/api/application.ts'
import type { DocumentHash } from '../../../shared/ids.ts'
import { formatCount } from '../../format/number.ts'
import { useFormat } from '../../format/use-format.ts'
import { useText } from '../../i18n/use-text.ts'
import { Said } from '../../parts/said.tsx'
import { readState } from '../../pdf/reading-progress.ts'

interface DocumentRowProps {
  readonly document: DocumentView
  readonly reissuedAt: string
  readonly isChosen: boolean
  readonly folded: boolean
  readonly onChoose: (document: DocumentHash) => void
}

export function DocumentRow(props: DocumentRowProps) {
  return <li>{props.folded ? <Letter {...props} /> : <Row {...props} />}</li>
}

function Row({ document, reissuedAt, isChosen, onChoose }: DocumentRowProps) {
  const isRead = stateOf(document) === 'read'
  return (
    <UnstyledButton
      className="document-row"
      data-on={isChosen || undefined}
      data-read={isRead || undefined}
      aria-current={isChosen || undefined}
      onClick={() => onChoose(document.sealedSha256)}
    >
      <span className="document-letter">{document.letter}</span>
      <Said text={document.title} className="cut grow document-title" titled />
      {document.isNew && <Replaced at={reissuedAt} />}
      {document.pages > 0 && <span className="meta num dim">{formatCount(document.pages)}</span>}
      <ReadMark document={document} />
    </UnstyledButton>
  )
}

/** The folded row: the letter, with a dot when the document is new. */
function Letter({ document, reissuedAt, isChosen, onChoose }: DocumentRowProps) {
  const { t, say } = useText()
  const format = useFormat()
  const name = `${document.letter} ${say(document.title)}`
  const label = document.isNew
    ? `${name}${t('application.form.joint')}${t('reader.documents.replaced', { date: format.day(reissuedAt) })}`
    : name
  return (
    <Tooltip label={label} position="right">
      <UnstyledButton
        className="document-row"
        data-on={isChosen || undefined}
        data-read={stateOf(document) === 'read' || undefined}
        aria-current={isChosen || undefined}
        aria-label={label}
        onClick={() => onChoose(document.sealedSha256)}
      >
        <span className="document-letter">{document.letter}</span>
        {document.isNew && <span className="new-dot" aria-hidden />}
      </UnstyledButton>
    </Tooltip>
  )
}

function Replaced({ at }: { readonly at: string }) {
  const { t } = useText()
  const format = useFormat()
  const label = t('reader.documents.replaced', { date: format.day(at) })
  return (
    <Tooltip label={label}>
      <IconRefresh size={14} className="amber" role="img" aria-label={label} />
    </Tooltip>
  )
}

const stateOf = ({ readToPage, pages }: DocumentView) => readState(readToPage, Math.max(1, pages))

function ReadMark({ document }: { readonly document: DocumentView }) {
  const { t } = useText()
  if (document.state === 'on-its-way') {
    return <IconClock size={14} className="dim" role="img" aria-label={t('reader.documents.onItsWay')} />
  }
  if (document.state === 'damaged') {
    return <IconFileAlert size={14} className="red" role="img" aria-label={t('reader.documents.damaged')} />
  }
  const state = stateOf(document)
  if (state === 'read')
    return <IconCheck size={14} className="dim" role="img" aria-label={t('reader.documents.read')} />
  if (state === 'unread') {
    return <IconCircle size={14} className="ink" role="img" aria-label={t('reader.documents.unread')} />
  }
  const label = t('reader.documents.part', { page: formatCount(document.readToPage) })
  return <IconCircleHalf2 size={14} className="ink" role="img" aria-label={label} />
}
