import { Suspense, lazy } from 'react'
import type { SessionView } from '../../shared/api.ts'
import { ErrorBoundary } from '../parts/error-boundary.tsx'
import { usePlace } from '../state/place.ts'
import { Declarations } from '../views/declarations/declarations.tsx'
import { Batch } from '../views/batch/batch.tsx'
import { Outbox } from '../views/outbox/outbox.tsx'
import { Settings } from '../views/settings/settings.tsx'
import { Search } from '../views/search/search.tsx'
import { KeyHelp } from './key-help.tsx'
import { Sidebar } from './sidebar.tsx'
import { StatusBar } from './status-bar.tsx'
import { TabBar } from './tab-bar.tsx'
import { useClosedWithoutPapers } from './use-closed-without-papers.ts'
import { useFrameKeys } from './use-frame-keys.ts'

// The reader is most of the page's code: it comes with the first application that is opened.
const ApplicationView = lazy(() =>
  import('../views/application/application.tsx').then((module) => ({ default: module.ApplicationView })),
)

interface FrameProps {
  readonly session: Extract<SessionView, { state: 'unlocked' }>
}

/** The unlocked desk: tabs above, rooms at the left, status below, and one view in the middle. */
export function Frame({ session }: FrameProps) {
  useFrameKeys()
  useClosedWithoutPapers()
  return (
    <div className="app">
      <TabBar memberName={session.memberName} />
      <MainArea />
      <StatusBar />
      <Search />
      <KeyHelp />
    </div>
  )
}

function MainArea() {
  const front = usePlace((place) => place.front)
  return (
    <div className="app-body">
      {front === null && <Sidebar />}
      <main className="app-main" data-pane>
        <ErrorBoundary key={front ?? 'home'}>
          {front === null ? (
            <RoomView />
          ) : (
            <Suspense fallback={null}>
              <ApplicationView key={front} applicationId={front} />
            </Suspense>
          )}
        </ErrorBoundary>
      </main>
    </div>
  )
}

function RoomView() {
  const room = usePlace((place) => place.room)
  if (room === 'declarations') return <Declarations />
  if (room === 'outbox') return <Outbox />
  if (room === 'settings') return <Settings />
  return <Batch />
}
