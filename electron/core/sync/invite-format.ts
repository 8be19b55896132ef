import { toCanonical } from '../../../shared/canonical.ts'
import { Bilingual, CommitteeId, MemberId } from '../../../shared/ids.ts'
import { Role } from '../../../shared/records.ts'
import { z } from '../../../shared/schema.ts'
import { PublicKey } from '../../../shared/wire.ts'
import { deviceIdOf, type DeviceKeys } from '../crypto/device-keys.ts'
import { answerMacBytes, checkAnswer, macAnswer } from '../crypto/invite.ts'
import { parseRecipient, type SealRecipient } from '../crypto/seal-keys.ts'
import { parseJson } from './call-error.ts'

// What lies inside an invitation and inside its answer. Both are canonical JSON; the server sees neither.

/** All that a new laptop has to know, and may believe, because only the code opens it. */
const InviteContent = z.strictObject({
  v: z.literal(1),
  committee: CommitteeId,
  committeeName: Bilingual,
  member: MemberId,
  memberName: Bilingual,
  role: Role,
  logKey: PublicKey,
})
export type InviteContent = Omit<z.infer<typeof InviteContent>, 'v'>

const AnswerContent = z.strictObject({ v: z.literal(1), signKey: PublicKey, sealKey: z.string().max(100) })

export const encodeInvite = (content: InviteContent): Uint8Array => Buffer.from(toCanonical({ v: 1, ...content }))

/** Null: a newer desk wrote it, or it is not an invitation. */
export function parseInvite(clear: Uint8Array): InviteContent | null {
  const parsed = InviteContent.safeParse(parseJson(clear))
  if (!parsed.success) return null
  const { v, ...content } = parsed.data
  void v
  return content
}

/** MAC (32 bytes) ‖ JSON. */
export function encodeAnswer(secret: Uint8Array, { signing, seal }: DeviceKeys): Uint8Array {
  const signKey = Buffer.from(signing.publicKey).toString('hex')
  const content = Buffer.from(toCanonical({ v: 1, signKey, sealKey: seal.recipient }))
  return Buffer.concat([macAnswer(secret, content), content])
}

export interface AnsweredKeys {
  readonly device: ReturnType<typeof deviceIdOf>
  readonly signKey: string
  readonly signPublicKey: Uint8Array
  readonly sealKey: SealRecipient
}
/** Null: not made by somebody who holds the code, so somebody else answered in the invited person's place. */
export function parseAnswer(secret: Uint8Array, answer: Uint8Array): AnsweredKeys | null {
  const content = answer.subarray(answerMacBytes)
  if (!checkAnswer(secret, content, answer.subarray(0, answerMacBytes))) return null
  const parsed = AnswerContent.safeParse(parseJson(content))
  const sealKey = parsed.success ? parseRecipient(parsed.data.sealKey) : null
  if (!parsed.success || sealKey === null || !sealKey.ok) return null
  const signPublicKey = Buffer.from(parsed.data.signKey, 'hex')
  const device = deviceIdOf(signPublicKey)
  return { device, signKey: parsed.data.signKey, signPublicKey, sealKey: sealKey.value }
}
