import type { Handlers } from '../../shared/api.ts'
import type { committeeShellCalls } from '../../shared/api/committee.ts'
import { invitationText } from '../../shared/rules/invitation-text.ts'
import { ok } from '../../shared/result.ts'
import { copyForAMinute } from './clipboard.ts'
import type { PageCallDeps } from './page-call-deps.ts'

export const createCommitteeCalls = ({ core }: PageCallDeps): Pick<Handlers, (typeof committeeShellCalls)[number]> => ({
  copyInvitation: async (argument) => {
    const invitation = await core.invitation(argument)
    if (!invitation.ok) return invitation
    copyForAMinute(invitationText(invitation.value))
    return ok(null)
  },
})
