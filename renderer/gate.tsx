import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useCall } from './api.ts'
import { Frame } from './frame/frame.tsx'
import { lockIn } from './frame/lock-desk.ts'
import { forgetAll } from './state/forgettable.ts'
import { useSetUp } from './views/set-up/set-up-state.ts'
import { SetUp } from './views/set-up/set-up.tsx'
import { AwaitingApproval } from './views/set-up/awaiting-approval.tsx'
import { RecoveryCode } from './views/set-up/recovery-code.tsx'
import { Unlock } from './views/unlock/unlock.tsx'
import { Unopened } from './views/unlock/unopened.tsx'

/** Which of the four faces the desk shows: set up, awaiting approval, locked, or open. */
export function Gate() {
  const session = useCall('session', undefined)
  const reply = useSetUp((state) => state.reply)
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
