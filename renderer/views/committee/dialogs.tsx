import type { CommitteeView } from '../../../shared/api/committee.ts'
import { useCommitteeState } from './committee-state.ts'
import { InviteForm } from './invite-form.tsx'
import { ApproveQuestion, WithdrawQuestion } from './invitation-questions.tsx'
import { RetireQuestion } from './retire-question.tsx'
import { TermForm } from './term-form.tsx'

/** The one dialog that is open, if any: each act asks once and says what will happen. */
export function Dialogs({ view }: { readonly view: CommitteeView }) {
  const asked = useCommitteeState((state) => state.asked)
  if (asked === null) return null
  if (asked.about === 'invite') return <InviteForm view={view} />
  if ('inviteId' in asked) {
    const invitation = view.invitations.find(({ inviteId }) => inviteId === asked.inviteId)
    if (invitation === undefined) return null
    return asked.about === 'approve' ? (
      <ApproveQuestion invitation={invitation} />
    ) : (
      <WithdrawQuestion invitation={invitation} />
    )
  }
  const member = view.members.find((one) => one.member === asked.member)
  if (member === undefined) return null
  return asked.about === 'term' ? <TermForm member={member} /> : <RetireQuestion asked={asked} member={member} />
}
