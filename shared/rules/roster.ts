import type { DeviceId, MemberId, RecordId } from '../ids.ts'
import type { Role } from '../records.ts'
import { hongKongDay } from './day.ts'

// Which roster entries count. The secretariat proposes, the chairman countersigns; the two beginnings certify
// themselves: the founding secretariat by the committee's id, the first chairman by the key the secretariat names. So that
// the loss of the chairman's only laptop does not end the committee, the vice-chairman may countersign further laptops of
// whoever is chairman, and nothing else.

export interface RosterLine {
  readonly recordId: RecordId
  /** The device that signed the entry. */
  readonly author: DeviceId
  readonly seq: number
  readonly at: string
  readonly member: MemberId
  readonly role: Role
  readonly device: DeviceId
  /** `age1…` */
  readonly sealKey: string
  readonly status: 'active' | 'retired'
  /** Hong Kong day. */
  readonly from: string
  /** The entry's own key is the one the committee's id is made of. */
  readonly isFoundingKey: boolean
}
export interface Countersignature {
  readonly entry: RecordId
  readonly device: DeviceId
  readonly at: string
}

/** The answer follows from the set of records alone, never from the order they came in. */
export function countingEntries(
  lines: readonly RosterLine[],
  countersignatures: readonly Countersignature[],
): ReadonlySet<RecordId> {
  const founding = firstBySeq(lines.filter((line) => isFounding(line)))
  if (founding === null) return new Set()
  const counting = [founding]
  const first = firstBySeq(lines.filter((line) => isFirstChairman(line, founding, countersignatures)))
  if (first !== null) counting.push(first)
  const waiting = new Set([...lines].sort(byTime).filter((line) => !counting.includes(line)))
  for (let grew = true; grew;) {
    grew = false
    for (const line of waiting) {
      if (!isAccepted(line, countersignatures, counting)) continue
      counting.push(line)
      waiting.delete(line)
      grew = true
    }
  }
  return new Set(counting.map(({ recordId }) => recordId))
}

/** The entry in force for a device at an instant, of those that count: the newest that had begun, else the first. */
export function entryInForce<L extends Pick<RosterLine, 'device' | 'from' | 'at' | 'recordId'>>(
  lines: readonly L[],
  device: DeviceId,
  at: string,
): L | null {
  const own = lines.filter((line) => line.device === device).sort(byBeginning)
  return own.filter(({ from }) => from <= hongKongDay(at)).at(-1) ?? own[0] ?? null
}

/**
 * What a device was when it signed something at that instant. Unlike `entryInForce` an entry says nothing about what was
 * signed before it on the same day: a laptop that is retired at noon has voted in the morning.
 */
export const entryWhenSigned = <L extends Pick<RosterLine, 'device' | 'from' | 'at' | 'recordId'>>(
  lines: readonly L[],
  device: DeviceId,
  at: string,
): L | null => {
  const own = lines.filter((line) => line.device === device).sort(byBeginning)
  return own.filter((line) => line.from <= hongKongDay(at) && line.at <= at).at(-1) ?? own[0] ?? null
}

const isFounding = ({ isFoundingKey, author, device, role }: RosterLine) =>
  isFoundingKey && author === device && role === 'secretary'

const isFirstChairman = (
  { role, author, device, recordId }: RosterLine,
  founding: RosterLine,
  countersignatures: readonly Countersignature[],
) =>
  role === 'chairman' &&
  author === founding.device &&
  countersignatures.some((one) => one.entry === recordId && one.device === device)

const isAccepted = (
  line: RosterLine,
  countersignatures: readonly Countersignature[],
  counting: readonly RosterLine[],
) =>
  roleAt(counting, line.author, line.at) === 'secretary' &&
  hasItsKey(line, counting) &&
  countersignatures.some((one) => one.entry === line.recordId && mayCountersign(line, one, counting))

/** Other keys are another laptop: what is sealed to this one would go elsewhere under the name of a new term. */
const hasItsKey = ({ device, sealKey }: RosterLine, counting: readonly RosterLine[]): boolean =>
  counting.every((known) => known.device !== device || known.sealKey === sealKey)

type Countable = Pick<RosterLine, 'member' | 'device' | 'role' | 'status'>
/** `counting`: the entries that count without this one. */
export function mayCountersign(
  line: Countable,
  { device, at }: Pick<Countersignature, 'device' | 'at'>,
  counting: readonly (Countable & Pick<RosterLine, 'from' | 'at' | 'recordId'>)[],
): boolean {
  const signer = activeAt(counting, device, at)
  if (signer?.role === 'chairman') return true
  return signer?.role === 'vice-chairman' && signer.member !== line.member && isFurtherOfChairman(line, at, counting)
}

function isFurtherOfChairman(
  { member, device, role, status }: Countable,
  at: string,
  counting: readonly (Countable & Pick<RosterLine, 'from' | 'at' | 'recordId'>)[],
): boolean {
  if (role !== 'chairman' || status !== 'active' || counting.some((known) => known.device === device)) return false
  return counting.some((known) => known.member === member && activeAt(counting, known.device, at)?.role === 'chairman')
}

const roleAt = (counting: readonly RosterLine[], device: DeviceId, at: string): Role | null =>
  activeAt(counting, device, at)?.role ?? null

function activeAt<L extends Countable & Pick<RosterLine, 'from' | 'at' | 'recordId'>>(
  counting: readonly L[],
  device: DeviceId,
  at: string,
): L | null {
  const entry = entryWhenSigned(counting, device, at)
  return entry?.status === 'active' ? entry : null
}

// By the device's own sequence, which cannot be back-dated without a fork that every desk would see.
const firstBySeq = (lines: readonly RosterLine[]): RosterLine | null =>
  [...lines].sort((a, b) => a.seq - b.seq || byTime(a, b))[0] ?? null

const byTime = (a: RosterLine, b: RosterLine) => compare(a.at, b.at) || a.seq - b.seq || compare(a.recordId, b.recordId)
const byBeginning = (a: Pick<RosterLine, 'from' | 'at' | 'recordId'>, b: typeof a) =>
  compare(a.from, b.from) || compare(a.at, b.at) || compare(a.recordId, b.recordId)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
