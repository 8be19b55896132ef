import './application.css'
import '../../pdf/reader.css'
import { Button } from '@mantine/core'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import type { ApplicationView as View } from '../../../shared/api/application.ts'
import type { ApplicationVersionView } from '../../../shared/api/publishing.ts'
import type { ApplicationId, DocumentHash } from '../../../shared/ids.ts'
import { useCall, useCommand } from '../../api.ts'
import { keepUnsaved } from '../../drafts/open-drafts.ts'
import { useText } from '../../i18n/use-text.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { FailedView } from '../../parts/problem.tsx'
import { SkeletonRows } from '../../parts/skeleton-rows.tsx'
import { createReadingProgress } from '../../pdf/reading-progress.ts'
import type { Reader } from '../../pdf/reader.ts'
import { takeTarget, usePlace } from '../../state/place.ts'
import { rememberPlace, useCaseLayout, useCasePlace, type WorkTab } from './case-layout.ts'
import type { CriterionIndex } from './criteria.ts'
import { DocumentsPane } from './documents-pane.tsx'
import { focusCells } from './focus-cells.ts'
import { Head } from './head.tsx'
import { ReaderPane } from './reader-pane.tsx'
import { application as keys } from './shortcuts.ts'
import { useNarrow } from './use-narrow.ts'
import { useOpenDocument } from './use-open-document.ts'
import { useReader, useReaderView } from './use-reader.ts'
import { OlderNotice } from './older-notice.tsx'
import { OlderPane } from './older-pane.tsx'
import { WorkPane } from './work-pane.tsx'

/** One application: documents, the page, and the work on it. */
export function ApplicationView({ applicationId }: { readonly applicationId: ApplicationId }) {
  const { t } = useText()
  const asked = useCall('application', { applicationId })
  if (asked.state === 'loading') {
    return (
      <>
        <h1 className="sr-only">{t('application.loading')}</h1>
        <SkeletonRows columns={[160, 180]} />
      </>
    )
  }
  if (asked.state === 'failed') return <FailedView error={asked.error} again={asked.again} />
  return <ShownVersion view={asked.value} />
}

/** The version in force, or an older one that was chosen to read. */
function ShownVersion({ view }: { readonly view: View }) {
  const { t } = useText()
  const { applicationId } = view
  const { version } = useCasePlace(applicationId)
  const isOlder = version !== null && version !== view.papersId
  const older = useCall('applicationVersion', { applicationId, papersId: version ?? view.papersId }, { when: isOlder })
  if (!isOlder) return <Workspace view={view} older={null} />
  if (older.state === 'ready') return <Workspace key={version} view={view} older={older.value} />
  if (older.state === 'loading') return <SkeletonRows columns={[160, 180]} />
  return (
    <>
      <FailedView error={older.error} again={older.again} />
      <Button m={24} onClick={() => rememberPlace(applicationId, { version: null })}>
        {t('publishing.versions.back', { current: String(view.version) })}
      </Button>
    </>
  )
}

const documentsPx = 222
const railPx = 42
const workPx = 432
const leastWorkPx = 340

interface WorkspaceProps {
  readonly view: View
  /** Shown in place of the papers in force, to read. */
  readonly older: ApplicationVersionView | null
}
function Workspace({ view: current, older }: WorkspaceProps) {
  const view = older === null ? current : { ...current, ...older }
  const { t } = useText()
  const { applicationId } = view
  const folds = useFolds()
  const [tab, setTab] = useTab(view)
  const [chosen, choose] = useChosenDocument(view)
  const reading = useReading(view, chosen)
  useShortcuts([
    {
      shortcut: keys.panes,
      hint: true,
      run: (combo) =>
        combo === '[' ? foldDocuments(!folds.documents) : useCaseLayout.setState({ workFolded: !folds.work }),
    },
    { shortcut: keys.page, run: () => reading.pageField.current?.focus() },
    { shortcut: keys.find, run: reading.startFinding },
    { shortcut: keys.zoom, run: (combo) => zoom(reading.reader, combo) },
    {
      shortcut: keys.criterion,
      hint: true,
      when: tab !== 'score' && older === null && view.declaration !== 'observe',
      run: (combo) => {
        rememberPlace(applicationId, { criterion: (Number(combo) - 1) as CriterionIndex })
        useCaseLayout.setState({ workFolded: false })
        setTab('score')
        focusCells(Number(combo) - 1)
      },
    },
  ])
  return (
    <div className="case">
      <Head view={view} current={current} />
      {older !== null && <OlderNotice older={older} current={current} />}
      <Group orientation="horizontal" className="case-panes">
        <Panel
          key={folds.documents ? 'rail' : 'list'}
          id={folds.documents ? 'rail' : 'list'}
          defaultSize={folds.documents ? railPx : documentsPx}
          minSize={folds.documents ? railPx : 160}
          maxSize={folds.documents ? railPx : 360}
          groupResizeBehavior="preserve-pixel-size"
        >
          <DocumentsPane
            view={view}
            chosen={chosen}
            folded={folds.documents}
            onChoose={choose}
            onFold={foldDocuments}
            reader={reading.reader}
            readerView={reading.readerView}
            openState={reading.openState}
          />
        </Panel>
        <Separator
          className="pane-line"
          disabled={folds.documents}
          aria-label={t('application.pane.separatorDocuments')}
        />
        <Panel id="reader" minSize={320}>
          <ReaderPane
            {...reading}
            view={reading.readerView}
            other={otherDocument(view, chosen)}
            onChoose={choose}
            workFolded={folds.work}
            onFoldWork={(workFolded) => useCaseLayout.setState({ workFolded })}
          />
        </Panel>
        {!folds.work && (
          <>
            <Separator className="pane-line" aria-label={t('application.pane.separatorWork')} />
            <Panel
              id="work"
              defaultSize={workPx}
              minSize={leastWorkPx}
              maxSize={720}
              groupResizeBehavior="preserve-pixel-size"
            >
              {older === null ? (
                <WorkPane view={view} tab={tab} onTab={setTab} />
              ) : (
                <OlderPane view={view} current={current} older={older} tab={tab} onTab={setTab} />
              )}
            </Panel>
          </>
        )}
      </Group>
    </div>
  )
}

const foldDocuments = (documentsFolded: boolean): void => useCaseLayout.setState({ documentsFolded })

function useFolds(): { readonly documents: boolean; readonly work: boolean } {
  const narrow = useNarrow()
  const { documentsFolded, workFolded } = useCaseLayout()
  return { documents: documentsFolded ?? narrow, work: workFolded }
}

/** Goes where a search hit or a button of the batch points, also when the application is open already. */
function useTab(view: View): readonly [WorkTab, (tab: WorkTab) => void] {
  const { applicationId } = view
  const remembered = useCaseLayout((layout) => layout.tab)
  const target = usePlace((place) => place.target)
  // As it was on opening: whoever submits is shown what was signed before going on to the vote.
  const [first] = useState<WorkTab>(view.score === null ? 'score' : 'vote')
  useLayoutEffect(() => {
    if (target === null) return
    const { pane, document } = takeTarget(applicationId) ?? {}
    if (pane !== undefined) useCaseLayout.setState({ tab: pane, workFolded: false })
    if (document !== undefined) rememberPlace(applicationId, { document })
  }, [applicationId, target])
  return [remembered ?? first, (tab) => useCaseLayout.setState({ tab })]
}

/** The paper in front. It stays there however far it is read, until another one is chosen or a re-issue takes it away. */
function useChosenDocument(view: View): readonly [DocumentHash | null, (document: DocumentHash) => void] {
  const { applicationId, documents } = view
  const { document } = useCasePlace(applicationId)
  const isThere = (hash: DocumentHash | null): boolean => documents.some(({ sealedSha256 }) => sealedSha256 === hash)
  const chosen = isThere(document) ? document : firstToRead(view)
  useLayoutEffect(() => {
    // A search hit or a button of the batch may have chosen one in this very instant.
    const now = useCaseLayout.getState().places.get(applicationId)?.document ?? null
    if (chosen !== null && !isThere(now)) rememberPlace(applicationId, { document: chosen })
  })
  return [chosen, (next) => rememberPlace(applicationId, { document: next })]
}

function zoom(reader: Reader | null, combo: string): void {
  if (combo === 'mod+0') reader?.fit()
  else reader?.zoom(combo === 'mod+-' ? 'out' : 'in')
}

/** Where the member stopped: the first document not read to its end, else the first. */
function firstToRead({ documents }: View): DocumentHash | null {
  const held = documents.filter(({ state }) => state === 'held')
  const unread = held.find(({ readToPage, pages }) => readToPage < Math.max(1, pages))
  return (unread ?? held[0] ?? documents[0])?.sealedSha256 ?? null
}

const otherDocument = ({ documents }: View, chosen: DocumentHash | null) =>
  documents.find(({ sealedSha256, state }) => sealedSha256 !== chosen && state === 'held') ?? null

const restMs = 400

/** The document that is open, and how far it has been read. */
function useReading(view: View, chosen: DocumentHash | null) {
  const container = useRef<HTMLDivElement>(null)
  const pageField = useRef<HTMLInputElement>(null)
  const reader = useReader(container)
  const readerView = useReaderView(reader)
  const [attempt, setAttempt] = useState(0)
  const [password, setPassword] = useState<{ readonly of: DocumentHash; readonly text: string } | null>(null)
  const [finding, setFinding] = useState(false)
  const findField = useRef<HTMLInputElement>(null)
  const document = view.documents.find(({ sealedSha256 }) => sealedSha256 === chosen) ?? null
  const openState = useOpenDocument(reader, {
    document,
    password: password?.of === chosen ? password.text : null,
    attempt,
  })
  // Not `chosen`: between two papers the page in front is still one of the first.
  useReadTo(view.applicationId, openState.state === 'open' ? openState.document : null, readerView)
  useFocusOnPaper(container, openState.state === 'open' ? openState.document : null)
  return {
    container,
    pageField,
    reader,
    readerView,
    openState,
    document,
    finding,
    findField,
    startFinding: () => {
      setFinding(true)
      findField.current?.select()
    },
    stopFinding: () => {
      setFinding(false)
      container.current?.focus()
    },
    onAgain: () => setAttempt((count) => count + 1),
    onPassword: (text: string) => {
      if (chosen !== null) setPassword({ of: chosen, text })
    },
  }
}

/** A paper that opens takes the focus, so that Page Down turns it; not from a field or a control that has it. */
function useFocusOnPaper(container: RefObject<HTMLDivElement | null>, open: DocumentHash | null): void {
  useEffect(() => {
    const focused = document.activeElement
    const isFree = focused === null || focused === document.body || focused.tagName === 'MAIN'
    if (open !== null && isFree) container.current?.focus({ preventScroll: true })
  }, [container, open])
}

function useReadTo(
  applicationId: ApplicationId,
  document: DocumentHash | null,
  { page, seenPage }: ReturnType<typeof useReaderView>,
): void {
  const { run } = useCommand('readTo')
  const progress = useMemo(
    () =>
      document === null
        ? null
        : createReadingProgress({
            save: (at) => void run({ applicationId, document, page: at }),
            delayMs: restMs,
          }),
    [applicationId, document, run],
  )
  useEffect(() => {
    if (progress === null) return undefined
    const leave = keepUnsaved(`reading:${applicationId}`, progress)
    return () => {
      leave()
      progress.flush()
    }
  }, [progress, applicationId])
  const at = Math.max(page, seenPage)
  useEffect(() => {
    if (at > 0) progress?.at(at)
  }, [progress, at])
}
