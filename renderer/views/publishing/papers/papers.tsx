import { Button, Modal } from '@mantine/core'
import { IconAlertTriangle, IconFiles } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReissueView } from '../../../../shared/api/publishing.ts'
import type { AppError } from '../../../../shared/errors.ts'
import type { ApplicationId, DocumentHash } from '../../../../shared/ids.ts'
import { useCall, useCommand } from '../../../api.ts'
import { formatCount, formatNumber } from '../../../format/number.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Problem } from '../../../parts/problem.tsx'
import { Question } from '../../../parts/question.tsx'
import { Said } from '../../../parts/said.tsx'
import { ChangeLists, countChanges } from '../../application/changes/change-lists.tsx'
import { goToPrepared } from '../go-to-prepared.ts'

interface PapersProps {
  readonly applicationId: ApplicationId
  readonly onClose: () => void
}

/** The issued papers of one application, what would change them, and the act that does. */
export function Papers({ applicationId, onClose }: PapersProps) {
  const { t } = useText()
  const asked = useCall('reissueChanges', { applicationId })
  // Opened when there is something in it, so that the focus finds its button.
  if (asked.state === 'loading') return null
  const number = asked.state === 'ready' ? formatNumber(asked.value.number) : ''
  return (
    <Modal
      opened
      size={560}
      onClose={onClose}
      title={
        <span className="line">
          <IconFiles size={17} aria-hidden />
          {t('publishing.papers.title', { number })}
        </span>
      }
    >
      {asked.state === 'failed' && <Problem error={asked.error} again={asked.again} />}
      {asked.state === 'ready' && <PapersOf view={asked.value} onClose={onClose} />}
    </Modal>
  )
}

function PapersOf({ view, onClose }: { readonly view: ReissueView; readonly onClose: () => void }) {
  const { t } = useText()
  const format = useFormat()
  const { applicationId, papersId, version } = view
  const reissue = useCommand('reissue')
  const [error, setError] = useState<AppError | null>(null)
  const [issued, setIssued] = useState<number | null>(null)
  const differs = view.changes !== null && (countChanges(view.changes) > 0 || view.changesItem)
  const issue = async (): Promise<void> => {
    const done = await reissue.run({ applicationId, papersId })
    setError(done.ok ? null : done.error)
    if (done.ok) setIssued(done.value.version)
  }
  return (
    <div className="papers">
      <p className="name">
        <Said text={view.applicant} />
      </p>
      <p className="small sub">
        {t('publishing.papers.version', {
          version: formatCount(version),
          when: format.moment(view.issuedAt),
          holders: view.holders,
        })}
      </p>
      <h2 className="part">{t('publishing.papers.waiting')}</h2>
      {view.changes === null && <p className="small sub">{t('publishing.papers.notPrepared')}</p>}
      {view.changes !== null && !differs && view.lacks.length === 0 && (
        <p className="small sub">{t('publishing.papers.nothing')}</p>
      )}
      {view.changes !== null && differs && <ChangeLists changes={view.changes} />}
      {differs && view.changesItem && <p className="small sub">{t('publishing.papers.item')}</p>}
      <Lacks view={view} />
      {differs && view.lacks.length === 0 && (
        <p className="small sub">
          {t('publishing.papers.issueAsk', { old: formatCount(version), version: formatCount(version + 1) })}
        </p>
      )}
      <h2 className="part">{t('publishing.papers.documents')}</h2>
      <Documents view={view} onIssued={setIssued} onError={setError} />
      {error !== null && <Problem error={error} />}
      {issued !== null && (
        <p className="small sub" role="status">
          {t('publishing.papers.issued', { version: formatCount(issued) })}
        </p>
      )}
      <div className="question-verbs">
        <Button data-autofocus onClick={onClose}>
          {t('publishing.papers.close')}
        </Button>
        {view.changes !== null && (
          <Button onClick={() => goToPrepared(applicationId, view.lacks[0])}>{t('publishing.papers.open')}</Button>
        )}
        {differs && (
          <Button variant="filled" disabled={view.lacks.length > 0 || reissue.pending} onClick={() => void issue()}>
            {t('publishing.papers.issue', { version: formatCount(version + 1) })}
          </Button>
        )}
      </div>
    </div>
  )
}

function Lacks({ view: { lacks } }: { readonly view: ReissueView }) {
  const { t, say } = useText()
  if (lacks.length === 0) return null
  return (
    <div className="small">
      <p className="line amber strong">
        <IconAlertTriangle size={15} aria-hidden />
        {t('publishing.papers.lacks')}
      </p>
      <ul className="plain-list">
        {lacks.map(({ kind, sentence }) => (
          <li key={kind + sentence.en}>{say(sentence)}</li>
        ))}
      </ul>
    </div>
  )
}

interface DocumentsProps {
  readonly view: ReissueView
  readonly onIssued: (version: number) => void
  readonly onError: (error: AppError | null) => void
}
/** Each can be taken out, after one question. */
function Documents({ view, onIssued, onError }: DocumentsProps) {
  const { t, say } = useText()
  const { applicationId, papersId, documents } = view
  const withdraw = useCommand('withdrawDocument')
  const [asked, setAsked] = useState<DocumentHash | null>(null)
  const run = async (): Promise<void> => {
    setAsked(null)
    if (asked === null) return
    const done = await withdraw.run({ applicationId, papersId, document: asked })
    onError(done.ok ? null : done.error)
    if (done.ok) onIssued(done.value.version)
  }
  const document = documents.find(({ sealedSha256 }) => sealedSha256 === asked)
  const named = { letter: document?.letter ?? '', title: document === undefined ? '' : say(document.title) }
  return (
    <>
      <ul className="plain-list papers-documents">
        {documents.map(({ sealedSha256, letter, title }) => (
          <li key={sealedSha256} className="line small">
            <span className="document-letter">{letter}</span>
            <Said text={title} className="grow cut" titled />
            <Button
              size="compact-xs"
              aria-label={t('publishing.papers.withdrawOne', { letter, title: say(title) })}
              disabled={withdraw.pending}
              onClick={() => setAsked(sealedSha256)}
            >
              {t('publishing.papers.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      <Question
        opened={asked !== null}
        title={t('publishing.papers.withdrawTitle', named)}
        keep={t('publishing.papers.withdrawNo')}
        verb={t('publishing.papers.withdrawYes')}
        destructive
        onKeep={() => setAsked(null)}
        onDo={() => void run()}
      >
        <p className="small">{t('publishing.papers.withdrawText', { version: formatCount(view.version + 1) })}</p>
      </Question>
    </>
  )
}
