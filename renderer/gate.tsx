import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useCall } from './api.ts'
import { lockIn } from './frame/lock-desk.ts'
import { forgetAll } from './state/forgettable.ts'
import { useSetUp } from './views/set-up/set-up-state.ts'
import { Unlock } from './views/unlock/unlock.tsx'
import { Unopened } from './views/unlock/unopened.tsx'

// The unlock screen is what is seen first, and most often: all else is fetched beside it, or when it is asked for.
const loadFrame = () => import('./frame/frame.tsx').then(({ Frame: face }) => ({ default: face }))
const Frame = lazy(loadFrame)
const SetUp = lazy(() => import('./views/set-up/set-up.tsx').then(({ SetUp: face }) => ({ default: face })))
const AwaitingApproval = lazy(() =>
  import('./views/set-up/awaiting-approval.tsx').then(({ AwaitingApproval: face }) => ({ default: face })),
)
const RecoveryCode = lazy(() =>
  import('./views/set-up/recovery-code.tsx').then(({ RecoveryCode: face }) => ({ default: face })),
)

/** Which of the four faces the desk shows: set up, awaiting approval, locked, or open. */
export const Gate = () => (
  <Suspense fallback={null}>
    <Face />
  </Suspense>
)

function Face() {
  const session = useCall('session', undefined)
  const reply = useSetUp((state) => state.reply)
  useFrameAhead(session.state === 'ready' && session.value.state === 'locked')
  useForgetOnLock(session.state === 'ready' && session.value.state === 'unlocked')
  const isFounding = useSetUp((state) => state.isFounding)
  if (reply !== null) return <RecoveryCode reply={reply} />
  if (session.state === 'loading') return null
  if (session.state === 'failed') return <Unopened error={session.error} again={session.again} />
  if (isFounding) return <SetUp serverUrl={null} />
  switch (session.value.state) {
    case 'not-set-up':
      return <SetUp serverUrl={session.value.serverUrl} />
    case 'awaiting-approval':
      return <AwaitingApproval session={session.value} />
    case 'locked':
      return <Unlock facts={session.value.facts} />
    default:
      return <Frame session={session.value} />
  }
}

/** While the passphrase is typed, what it opens is fetched. */
function useFrameAhead(isLocked: boolean): void {
  useEffect(() => {
    if (!isLocked) return undefined
    const idle = requestIdleCallback(() => void loadFrame())
    return () => cancelIdleCallback(idle)
  }, [isLocked])
}

/** Locked means that nothing of any application stays in the page: answers, open tabs, drafts being typed. */
function useForgetOnLock(isUnlocked: boolean): void {
  const client = useQueryClient()
  const wasUnlocked = useRef(false)
  useEffect(() => lockIn(client), [client])
  useEffect(() => {
    if (wasUnlocked.current && !isUnlocked) {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      forgetAll()
    }
    wasUnlocked.current = isUnlocked
  }, [client, isUnlocked])
}
