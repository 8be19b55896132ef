import type { SessionView } from '../../../shared/api.ts'

export function AwaitingApproval({
  session,
}: {
  readonly session: Extract<SessionView, { state: 'awaiting-approval' }>
}) {
  return <h1>{session.checkPhrase}</h1>
}
