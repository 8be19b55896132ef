import { type ComponentType, Suspense, lazy } from 'react'
import type { SessionView } from '../../shared/api/session.ts'
import { ErrorBoundary } from '../parts/error-boundary.tsx'
import { type Room, usePlace } from '../state/place.ts'
import { Declarations } from '../views/declarations/declarations.tsx'
import { Batch } from '../views/batch/batch.tsx'
import { Outbox } from '../views/outbox/outbox.tsx'
import { Settings } from '../views/settings/settings.tsx'
import { Search } from '../views/search/search.tsx'
import { KeyHelp } from './key-help.tsx'
import { homeOf } from './rooms.ts'
import { Sidebar } from './sidebar.tsx'
import { StatusBar } from './status-bar.tsx'
import { TabBar } from './tab-bar.tsx'
import { useClosedWithoutPapers } from './use-closed-without-papers.ts'
import { useFrameKeys } from './use-frame-keys.ts'
import { useKeptFocus } from './use-kept-focus.ts'

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
  useKeptFocus()
  useClosedWithoutPapers()
  return (
    <div className="app">
      <TabBar memberName={session.memberName} />
      <MainArea role={session.role} />
      <StatusBar />
      <Search />
      <KeyHelp role={session.role} />
    </div>
  )
}

function MainArea({ role }: { readonly role: string }) {
  const front = usePlace((place) => place.front)
  return (
    <div className="app-body">
      {front === null && <Sidebar role={role} />}
      <main className="app-main" data-pane>
        <ErrorBoundary key={front ?? 'home'}>
          {front === null ? (
            <RoomView role={role} />
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

const views: Readonly<Record<Exclude<Room, 'home'>, ComponentType>> = {
  applications: Batch,
  declarations: Declarations,
  outbox: Outbox,
  settings: Settings,
  rulings: lazy(() => import('../views/rulings/rulings.tsx').then(({ Rulings }) => ({ default: Rulings }))),
  importing: lazy(() => import('../views/importing/importing.tsx').then(({ Importing }) => ({ default: Importing }))),
  preparing: lazy(() => import('../views/preparing/preparing.tsx').then(({ Preparing }) => ({ default: Preparing }))),
  publishing: lazy(() =>
    import('../views/publishing/publishing.tsx').then(({ Publishing }) => ({ default: Publishing })),
  ),
  pack: lazy(() => import('../views/pack/pack.tsx').then(({ Pack }) => ({ default: Pack }))),
  committee: lazy(() => import('../views/committee/committee.tsx').then(({ Committee }) => ({ default: Committee }))),
  register: lazy(() => import('../views/register/register.tsx').then(({ Register }) => ({ default: Register }))),
}

function RoomView({ role }: { readonly role: string }) {
  const room = usePlace((place) => place.room)
  const View = views[room === 'home' ? homeOf(role) : room]
  return (
    <Suspense fallback={null}>
      <View />
    </Suspense>
  )
}
