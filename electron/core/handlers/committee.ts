import type { committeeArgs, committeeShellCalls, InvitationCode } from '../../../shared/api/committee.ts'
import type { AppError } from '../../../shared/errors.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { committeeView, invitationCode } from '../queries/committee.ts'
import { approve } from '../secretariat/approve.ts'
import { countersign } from '../secretariat/chair.ts'
import { foundCommittee } from '../secretariat/found.ts'
import { checkInvites, invite, withdrawInvite, type Invitation } from '../secretariat/invites.ts'
import { changeTerm, inviteLaptop, replaceLaptop, retireDevice, retireMember } from '../secretariat/members.ts'
import { toNow } from '../standing.ts'
import { meetKeys, noteKeys } from '../store/known-keys.ts'
import type { HandlerTools, HandlersOf } from './handler-tools.ts'

export function createCommitteeHandlers({
  deps,
  identity,
  sync,
  call,
  onDesk,
  signing,
}: HandlerTools): HandlersOf<typeof committeeArgs, typeof committeeShellCalls> {
  return {
    foundCommittee: call('foundCommittee', async (founding) => {
      const founded = await foundCommittee(identity, deps, founding)
      if (!founded.ok) return founded
      sync.wake()
      deps.changed(['session'])
      const { recoveryCode, checkPhrase, keychain } = founded.value
      return ok({ recoveryCode, checkPhrase, keychain })
    }),
    committee: onDesk('committee', (desk) => {
      const met = meetKeys(desk.store, desk.own.device, toNow(desk))
      return met.ok ? ok(committeeView(desk)) : met
    }),
    checkInvitations: onDesk('checkInvitations', checkInvites),
    inviteMember: onDesk('inviteMember', async (desk, who) => toCode(desk, await invite(desk, who))),
    inviteLaptop: onDesk('inviteLaptop', async (desk, { member }) => toCode(desk, await inviteLaptop(desk, member))),
    replaceLaptop: signing('replaceLaptop', async (desk, { device }) =>
      toCode(desk, await replaceLaptop(desk, device)),
    ),
    invitation: onDesk('invitation', (desk, { inviteId }) => invitationCode(desk, inviteId)),
    withdrawInvitation: onDesk('withdrawInvitation', (desk, { inviteId }) => withdrawInvite(desk, inviteId)),
    approveAnswer: signing('approveAnswer', async (desk, { inviteId, checkPhrase }) =>
      toNothing(await approve(desk, inviteId, checkPhrase)),
    ),
    changeTerm: signing('changeTerm', (desk, { member, ...term }) => changeTerm(desk, member, term)),
    retireLaptop: signing('retireLaptop', (desk, { device }) => retireDevice(desk, device)),
    retireMember: signing('retireMember', (desk, { member }) => retireMember(desk, member)),
    countersign: signing('countersign', async (desk, { entries }) => {
      const signed = await countersign(desk, entries)
      return signed.ok ? ok({ signed: signed.value }) : signed
    }),
    noteChangedKeys: onDesk('noteChangedKeys', (desk, { member }) => {
      const noted = noteKeys(desk.store, member, toNow(desk))
      if (noted.ok) deps.changed(['committee'])
      return noted
    }),
  }
}

const toCode = (desk: Desk, made: Result<Invitation, AppError>): Result<InvitationCode, AppError> =>
  made.ok ? invitationCode(desk, made.value.inviteId) : made

const toNothing = (done: Result<unknown, AppError>): Result<null, AppError> => (done.ok ? ok(null) : done)
