import { existsSync, writeFileSync } from 'node:fs'
import { carryNamespaces, signManifest, type CarryAnswer, type CarryRequest } from '../../electron/core/carry/manifest.ts'
import { checkPhrase, committeeIdOf, createDeviceKeys } from '../../electron/core/crypto/device-keys.ts'
import { sealBytes } from '../../electron/core/crypto/age-bytes.ts'
import { sha256, sha256Hex } from '../../electron/core/crypto/digest.ts'
import { recordIdOf, sealNested, sealRecord } from '../../electron/core/crypto/envelope.ts'
import { markOf } from '../../electron/core/crypto/mark.ts'
import { createInvite, macAnswer, sealInvite } from '../../electron/core/crypto/invite.ts'
import { createSealIdentity, identityToText } from '../../electron/core/crypto/seal-keys.ts'
import { createSigningKey, signEd25519, signingKeyToSeed } from '../../electron/core/crypto/signing-key.ts'
import { allowedSignerLine, armorSignature, recordNamespace, signRecord } from '../../electron/core/crypto/sshsig.ts'
import { createWrap } from '../../electron/core/crypto/wrap.ts'
import { wrapToText } from '../../electron/core/crypto/wrap-format.ts'
import { toCanonical } from '../../shared/canonical.ts'
import { checkCode } from '../../shared/check-code.ts'
import { checkpointBody, formatCheckpoint, originOf } from '../../shared/checkpoint.ts'
import { hashLeaf, leafData } from '../../shared/merkle.ts'
import { createTree } from '../../shared/merkle-tree.ts'
import { createSeededRandom } from '../core/crypto/seeded-random.ts'

// Writes the vectors that are not there yet. They are the promise that what was sealed and signed stays readable, so one
// that exists is never written again: a new kind of content goes to the end, a new version of the format into new files.
// Everything follows from the seed but the keys of age files, which age-encryption draws itself.

const random = createSeededRandom('Review Desk vectors, version 1')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const write = (name: string, value: object) => {
  const file = new URL(`${name}.json`, import.meta.url)
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}

const keys = createDeviceKeys(random)
const committeeId = committeeIdOf(keys.signing.publicKey)
write('keys', {
  signSeed: hex(signingKeyToSeed(keys.signing)),
  signPublicKey: hex(keys.signing.publicKey),
  deviceId: keys.deviceId,
  committeeId,
  identity: identityToText(keys.seal),
  recipient: keys.seal.recipient,
  checkPhrase: checkPhrase({ committeeId, signPublicKey: keys.signing.publicKey, sealRecipient: keys.seal.recipient }),
})

const record = Buffer.from(
  toCanonical({
    v: 1,
    kind: 'example',
    committee: committeeId,
    device: keys.deviceId,
    seq: 1,
    prev: '0'.repeat(64),
    at: '2026-11-24T01:02:03.004Z',
    salt: hex(random(16)),
    body: { text: '算力 compute "quoted" \u0007 \u{1f600}', at: null, list: [9007199254740991, -1, true] },
  }),
)
const signature = signRecord(record, keys.signing)
write('record', {
  record: record.toString('utf8'),
  recordId: recordIdOf(record),
  namespace: recordNamespace,
  signature: hex(signature),
  armored: armorSignature(signature),
  allowedSigners: allowedSignerLine('desk@committee', keys.signing.publicKey, recordNamespace),
})

const reader = createSealIdentity(random)
const envelope = await sealRecord({ record, signature, recipients: [keys.seal.recipient, reader.recipient], random })
write('envelope', { ...envelope, sealed: base64(envelope.sealed), identity: identityToText(reader) })

const secretary = createSealIdentity(random)
const nested = await sealNested({
  record,
  signature,
  innerRecipients: [reader.recipient],
  outerRecipients: [secretary.recipient],
  random,
})
write('nested', {
  envelopeId: nested.envelopeId,
  sealed: base64(nested.sealed),
  innerIdentity: identityToText(reader),
  outerIdentity: identityToText(secretary),
})

const application = createSealIdentity(random)
const clear = random(300)
const sealed = await sealBytes(clear, { recipients: [application.recipient], random })
write('document', {
  identity: identityToText(application),
  clear: base64(clear),
  sealed: base64(sealed),
  clearSha256: sha256Hex(clear),
  sealedSha256: sha256Hex(sealed),
})

const logKey = createSigningKey(random)
const leaves = Array.from({ length: 7 }, (_, n) => ({ envelopeId: hex(sha256(`envelope ${n}`)), receivedAtMs: 1_764_000_000_000 + n }))
const tree = createTree(sha256)
for (const { envelopeId, receivedAtMs } of leaves) tree.append(hashLeaf(sha256, leafData(envelopeId, receivedAtMs)))
const origin = originOf(committeeId)
const checkpoint = { origin, size: tree.size(), root: tree.root() }
const signer = { name: origin, publicKey: logKey.publicKey, sign: (message: Uint8Array) => signEd25519(message, logKey) }
write('log', {
  publicKey: hex(logKey.publicKey),
  leaves,
  roots: Array.from({ length: 8 }, (_, size) => hex(tree.root(size))),
  inclusionOf4In7: tree.inclusionProof(4, 7).map(hex),
  consistencyOf3In7: tree.consistencyProof(3, 7).map(hex),
  body: checkpointBody(checkpoint),
  checkpoint: formatCheckpoint(checkpoint, [signer], sha256),
  checkCode: checkCode(checkpoint, '', sha256),
  checkCodeOf4711: checkCode(checkpoint, '4711', sha256),
})

const invite = createInvite(random)
const invitation = Buffer.from('{"server":"https://desk.invalid"}')
const answer = Buffer.from('{"signKey":"00"}')
write('invite', {
  ...invite,
  secret: hex(invite.secret),
  clear: invitation.toString('utf8'),
  sealed: base64(sealInvite(invite.secret, invitation, random)),
  answer: answer.toString('utf8'),
  mac: hex(macAnswer(invite.secret, answer)),
})

const keychainSecret = random(32)
const made = await createWrap({
  passphrase: 'Zo\u00eb counts \uff11\uff12 cards',
  keychainSecret,
  facts: { name: '陳大文', enrolledAt: '2026-11-24T00:00:00.000Z' },
  cost: { memoryKib: 8192, passes: 1, lanes: 1 },
  random,
})
write('wrap', {
  passphrase: 'Zo\u00eb counts \uff11\uff12 cards',
  keychainSecret: hex(keychainSecret),
  recoveryCode: made.recoveryCode,
  storeKey: hex(made.storeKey),
  text: wrapToText(made.wrap),
})

const mark = markOf(application)
const marked = await sealRecord({ record, signature, recipients: [application.recipient], random, mark })
write('marked', {
  identity: identityToText(application),
  mark: hex(mark),
  envelopeId: marked.envelopeId,
  sealed: base64(marked.sealed),
})

const pageOf = (value: object) => {
  const text = JSON.stringify(value)
  return { text, line: { sha256: sha256Hex(Buffer.from(text)), bytes: Buffer.byteLength(text) } }
}
const carried = { id: envelope.envelopeId, sealed: base64(envelope.sealed) }
const pushBody = pageOf({ envelopes: [carried] })
const pullBody = pageOf({ envelopes: [{ ...carried, number: 8, receivedAt: 1_764_000_000_007 }] })
const note = formatCheckpoint(checkpoint, [signer], sha256)
const longerTree = createTree(sha256)
for (const { envelopeId, receivedAtMs } of leaves) longerTree.append(hashLeaf(sha256, leafData(envelopeId, receivedAtMs)))
longerTree.append(hashLeaf(sha256, leafData(envelope.envelopeId, 1_764_000_000_007)))
const later = formatCheckpoint({ origin, size: 8, root: longerTree.root() }, [signer], sha256)
const ofBoth = { v: 1 as const, committee: committeeId, device: keys.deviceId }
const request: CarryRequest = {
  format: 'review-desk-carry-request',
  ...ofBoth,
  id: hex(random(16)),
  madeAt: '2026-11-24T01:02:03.004Z',
  expiresAt: '2026-12-08T01:02:03.004Z',
  bodies: [pushBody.line],
  documents: [],
  pulledTo: 7,
  checkpoint: note,
  wants: [sha256Hex(sealed) as CarryRequest['wants'][number]],
}
const reply: CarryAnswer = {
  format: 'review-desk-carry-answer',
  ...ofBoth,
  id: hex(random(16)),
  madeAt: '2026-11-25T01:02:03.004Z',
  expiresAt: '2026-12-09T01:02:03.004Z',
  bodies: [pullBody.line],
  documents: [{ sha256: request.wants[0] as CarryRequest['wants'][number], bytes: sealed.length }],
  request: request.id,
  for: keys.deviceId,
  after: 7,
  checkpoint: later,
}
write('carry', {
  request: { namespace: carryNamespaces.request, ...signManifest(request, keys.signing), bodies: [pushBody.text] },
  answer: { namespace: carryNamespaces.answer, ...signManifest(reply, keys.signing), bodies: [pullBody.text] },
})
