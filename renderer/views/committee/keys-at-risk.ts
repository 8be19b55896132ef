import type { CommitteeMember, CommitteeView } from '../../../shared/api/committee.ts'

/** What the committee could not go on without, as it stands now. */
export type KeysAtRisk =
  /** Nobody has been invited as chairman: no entry can count yet. */
  | { readonly what: 'no-chairman' }
  /** One laptop alone acts for the secretariat. */
  | { readonly what: 'secretariat'; readonly member: CommitteeMember }
  /** One laptop alone countersigns and rules; `hasVice`: the vice-chairman can let in another one. */
  | { readonly what: 'chairman'; readonly member: CommitteeMember; readonly hasVice: boolean }

/** For whoever can do something about it: the secretariat, and a chairman for the own laptop. Nothing while it is under way. */
export function keysAtRisk(view: CommitteeView): readonly KeysAtRisk[] {
  const chairmen = present(view, 'chairman')
  if (view.ownRole === 'secretary') {
    if (chairmen.length === 0) return isUnderWay(view, 'chairman') ? [] : [{ what: 'no-chairman' }]
    if (activeLaptops(chairmen) === 0) return []
    return [...aloneIn(view, 'secretariat'), ...aloneIn(view, 'chairman')]
  }
  return view.ownRole === 'chairman' ? aloneIn(view, 'chairman') : []
}

function aloneIn(view: CommitteeView, what: 'secretariat' | 'chairman'): readonly KeysAtRisk[] {
  const role = what === 'secretariat' ? 'secretary' : 'chairman'
  const holders = present(view, role)
  const [member] = holders.filter(({ laptops }) => laptops.some(({ state }) => state === 'active'))
  if (member === undefined || activeLaptops(holders) !== 1 || isUnderWay(view, role)) return []
  return what === 'secretariat'
    ? [{ what, member }]
    : [{ what, member, hasVice: activeLaptops(present(view, 'vice-chairman')) > 0 }]
}

const present = ({ members }: CommitteeView, role: CommitteeMember['role']): readonly CommitteeMember[] =>
  members.filter((member) => member.role === role && member.state !== 'retired')

const activeLaptops = (members: readonly CommitteeMember[]): number =>
  members.flatMap(({ laptops }) => laptops).filter(({ state }) => state === 'active').length

/** An invitation is out, or a laptop waits for the countersignature. */
const isUnderWay = (view: CommitteeView, role: CommitteeMember['role']): boolean =>
  view.invitations.some((invitation) => invitation.role === role) ||
  present(view, role).some(({ laptops }) => laptops.some(({ state }) => state === 'pending'))
