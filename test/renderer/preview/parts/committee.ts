import type { committeeArgs } from '../../../../shared/api/committee.ts'
import { err, ok } from '../../../../shared/result.ts'
import { goTo } from '../../../../renderer/state/place.ts'
import {
  ask,
  choose,
  invitationRow,
  memberRow,
  showInvitation,
} from '../../../../renderer/views/committee/committee-state.ts'
import { changedMember, inviteId, sampleCommittee, sampleInvitation } from '../sample-committee.ts'
import type { PartAnswers, PartContext } from './part.ts'

/** Screens of this part, by the name in the address. */
export const committeeScreens = [
  'committee',
  'committee-invite',
  'committee-code',
  'committee-approve',
  'committee-retire',
  'committee-chairman',
  'committee-changed',
  'set-up-found',
  'awaiting-begin',
] as const

export function committeeAnswers({ screen, announce }: PartContext): PartAnswers<keyof typeof committeeArgs> {
  let view = sampleCommittee(screen)
  return {
    foundCommittee: () => err({ kind: 'offline' }),
    committee: () => ok(view),
    checkInvitations: () => err({ kind: 'offline' }),
    inviteMember: () => ok(sampleInvitation),
    inviteLaptop: () => ok(sampleInvitation),
    replaceLaptop: () => ok(sampleInvitation),
    invitation: () => ok(sampleInvitation),
    copyInvitation: () => ok(null),
    withdrawInvitation: () => ok(null),
    approveAnswer: () => ok(null),
    changeTerm: () => ok(null),
    retireLaptop: () => ok(null),
    retireMember: () => ok(null),
    countersign: ({ entries }) => {
      view = { ...view, waiting: view.waiting.filter(({ entry }) => !entries.includes(entry)) }
      announce('committee')
      return ok({ signed: entries.length })
    },
    noteChangedKeys: () => {
      view = { ...view, members: view.members.map((member) => ({ ...member, changedKeys: [] })) }
      announce('committee')
      return ok(null)
    },
  }
}

/** Goes to where the screen is, as a person would. */
export async function openCommitteeScreen(screen: string): Promise<void> {
  goTo('committee')
  const { members } = sampleCommittee(screen)
  const kwok = members.find(({ member }) => member === changedMember)
  if (kwok !== undefined) choose(memberRow(kwok.member))
  if (screen === 'committee-invite') ask({ about: 'invite' })
  if (screen === 'committee-code') showInvitation(sampleInvitation.inviteId)
  if (screen === 'committee-approve') {
    choose(invitationRow(inviteId(1)))
    ask({ about: 'approve', inviteId: inviteId(1) })
  }
  if (screen === 'committee-retire') ask({ about: 'retire-member', member: changedMember })
}
