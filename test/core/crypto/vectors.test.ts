import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { openBytes } from '../../../electron/core/crypto/age-bytes.ts'
import { checkPhrase, committeeIdOf, deviceIdOf } from '../../../electron/core/crypto/device-keys.ts'
import { sha256, sha256Hex } from '../../../electron/core/crypto/digest.ts'
import { envelopeIdOf, openEnvelope, recordIdOf } from '../../../electron/core/crypto/envelope.ts'
import { encodeContent } from '../../../electron/core/crypto/envelope-layout.ts'
import { findMarks } from '../../../electron/core/crypto/find-marks.ts'
import { isMarked, markOf } from '../../../electron/core/crypto/mark.ts'
import { checkAnswer, inviteIdOf, openInvite, parseCode } from '../../../electron/core/crypto/invite.ts'
import type { SealIdentity } from '../../../electron/core/crypto/seal-keys.ts'
import { parseIdentity } from '../../../electron/core/crypto/seal-keys.ts'
import { seedToSigningKey, verifyEd25519 } from '../../../electron/core/crypto/signing-key.ts'
import {
  allowedSignerLine,
  armorSignature,
  recordNamespace,
  signRecord,
  verifySignature,
} from '../../../electron/core/crypto/sshsig.ts'
import { unwrapWithPassphrase, unwrapWithRecovery } from '../../../electron/core/crypto/wrap.ts'
import { parseWrap, wrapToText } from '../../../electron/core/crypto/wrap-format.ts'
import { parseStrict, toCanonical } from '../../../shared/canonical.ts'
import { checkCode } from '../../../shared/check-code.ts'
import { continues, verifyCheckpoint } from '../../../shared/checkpoint.ts'
import { hashLeaf, leafData } from '../../../shared/merkle.ts'
import { createTree } from '../../../shared/merkle-tree.ts'
import { verifyInclusion } from '../../../shared/merkle-verify.ts'
import { parseRecord } from '../../../shared/records.ts'

// What version 1 of the format is, byte by byte. If one of these fails, records that committees hold would no longer
// read: the code is wrong, not the vector.

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), 'utf8'))
const [keys, record, envelope, nested, sealedDocument, log, invite, wrap, marked] = [
  'keys',
  'record',
  'envelope',
  'nested',
  'document',
  'log',
  'invite',
  'wrap',
  'marked',
].map(load)
const fromHex = (text: string) => Buffer.from(text, 'hex')
const fromBase64 = (text: string) => Buffer.from(text, 'base64')
const identityOf = (text: string): SealIdentity => {
  const identity = parseIdentity(text)
  if (!identity.ok) throw new Error('not an identity')
  return identity.value
}
/** Every byte in turn, with one of its bits turned over. */
function* flips(bytes: Uint8Array): Generator<Uint8Array> {
  for (let i = 0; i < bytes.length; i++) yield bytes.map((byte, at) => (at === i ? byte ^ (1 << (i % 8)) : byte))
}
const isAccepted = (result: { readonly ok: boolean } | null) => result?.ok === true

const key = seedToSigningKey(fromHex(keys.signSeed))
const recordBytes = Buffer.from(record.record, 'utf8')
const signature = fromHex(record.signature)

describe('keys', () => {
  test('give their ids and the check phrase', () => {
    expect(Buffer.from(key.publicKey).toString('hex')).toBe(keys.signPublicKey)
    expect(deviceIdOf(key.publicKey)).toBe(keys.deviceId)
    expect(committeeIdOf(key.publicKey)).toBe(keys.committeeId)
    const sealRecipient = identityOf(keys.identity).recipient
    expect(sealRecipient).toBe(keys.recipient)
    expect(checkPhrase({ committeeId: keys.committeeId, signPublicKey: key.publicKey, sealRecipient })).toBe(
      keys.checkPhrase,
    )
  })
})

describe('a record', () => {
  test('is canonical, has its id and its one signature', () => {
    const value = parseStrict(record.record)
    expect(value.ok && toCanonical(value.value)).toBe(record.record)
    expect(value.ok && parseRecord(value.value).state).toBe('unknown-kind')
    expect(recordIdOf(recordBytes)).toBe(record.recordId)
    expect(Buffer.from(signRecord(recordBytes, key)).toString('hex')).toBe(record.signature)
    expect(armorSignature(signature)).toBe(record.armored)
    expect(allowedSignerLine('desk@committee', key.publicKey, recordNamespace)).toBe(record.allowedSigners)
  })
  test('with any byte of it or of its signature changed is not signed', () => {
    const verify = (bytes: Uint8Array, blob: Uint8Array) => verifySignature(bytes, blob, key.publicKey, recordNamespace)
    expect(verify(recordBytes, signature)).toBe(true)
    for (const changed of flips(recordBytes)) expect(verify(changed, signature)).toBe(false)
    for (const changed of flips(signature)) expect(verify(recordBytes, changed)).toBe(false)
  })
})

describe('an envelope', () => {
  const opened = (wasNested: boolean) => ({
    ok: true,
    value: { kind: 'record', record: recordBytes, signature, recordId: record.recordId, wasNested },
  })
  const nestedIdentities = [identityOf(nested.innerIdentity), identityOf(nested.outerIdentity)]

  test('opens to the record, for both its readers', async () => {
    const sealed = fromBase64(envelope.sealed)
    expect(envelopeIdOf(sealed)).toBe(envelope.envelopeId)
    expect(await openEnvelope(sealed, [identityOf(envelope.identity)])).toEqual(opened(false))
    expect(await openEnvelope(sealed, [identityOf(keys.identity)])).toEqual(opened(false))
  })
  test('sealed twice opens to the record, and to the inner seal for the outer reader', async () => {
    const sealed = fromBase64(nested.sealed)
    expect(envelopeIdOf(sealed)).toBe(nested.envelopeId)
    expect(await openEnvelope(sealed, nestedIdentities)).toEqual(opened(true))
    const outer = await openEnvelope(sealed, nestedIdentities.slice(1))
    expect(outer?.ok === true && outer.value.kind).toBe('nested')
    expect(await openEnvelope(sealed, nestedIdentities.slice(0, 1))).toBeNull()
  })
  test('with a mark is found and opened by whoever holds the application key, and found by nobody else', async () => {
    const sealed = fromBase64(marked.sealed)
    const application = identityOf(marked.identity)
    expect(envelopeIdOf(sealed)).toBe(marked.envelopeId)
    expect(Buffer.from(markOf(application)).toString('hex')).toBe(marked.mark)
    expect(isMarked(findMarks(sealed), fromHex(marked.mark))).toBe(true)
    expect(isMarked(findMarks(sealed), markOf(identityOf(keys.identity)))).toBe(false)
    expect(await openEnvelope(sealed, [application])).toEqual(opened(false))
  })
  test('has the layout that the format says', async () => {
    const clear = await openBytes(fromBase64(envelope.sealed), [identityOf(keys.identity)])
    const content = encodeContent({ kind: 'record', record: recordBytes, signature })
    expect(clear?.ok === true && Buffer.from(clear.value).equals(content)).toBe(true)
  })
  it.each([
    ['sealed once', envelope.sealed, [identityOf(envelope.identity)]],
    ['sealed twice', nested.sealed, nestedIdentities],
  ])(
    '%s with any byte changed does not open',
    async (_, text, identities) => {
      for (const changed of flips(fromBase64(text)))
        expect(isAccepted(await openEnvelope(changed, identities))).toBe(false)
    },
    60_000,
  )
})

describe('a document', () => {
  const sealed = fromBase64(sealedDocument.sealed)
  const identities = [identityOf(sealedDocument.identity)]
  test('opens, and has its two hashes', async () => {
    const clear = await openBytes(sealed, identities)
    expect(clear).toEqual({ ok: true, value: new Uint8Array(fromBase64(sealedDocument.clear)) })
    expect(clear?.ok === true && sha256Hex(clear.value)).toBe(sealedDocument.clearSha256)
    expect(sha256Hex(sealed)).toBe(sealedDocument.sealedSha256)
  })
  test('with any byte changed does not open', async () => {
    for (const changed of flips(sealed)) expect(isAccepted(await openBytes(changed, identities))).toBe(false)
  })
})

describe('the log', () => {
  const tree = createTree(sha256)
  const hashes = log.leaves.map((leaf: { readonly envelopeId: string; readonly receivedAtMs: number }) =>
    hashLeaf(sha256, leafData(leaf.envelopeId, leaf.receivedAtMs)),
  )
  for (const hash of hashes) tree.append(hash)
  const trusted = { origin: log.body.split('\n')[0], publicKey: fromHex(log.publicKey) }
  const believe = (text: string) => verifyCheckpoint(text, trusted, { sha256, verify: verifyEd25519 })
  const checkpoint = believe(log.checkpoint)

  test('has its roots and proofs', () => {
    const root = (size: number) => Buffer.from(tree.root(size)).toString('hex')
    expect(log.roots.map((_: string, size: number) => root(size))).toEqual(log.roots)
    const proof = log.inclusionOf4In7.map(fromHex)
    expect(verifyInclusion(sha256, { leafHash: hashes[4], index: 4, size: 7, proof, root: tree.root(7) })).toBe(true)
    const early = { origin: trusted.origin, size: 3, root: tree.root(3) }
    expect(checkpoint.ok && continues(early, checkpoint.value, log.consistencyOf3In7.map(fromHex), sha256)).toBe(true)
  })
  test('has a signed checkpoint and its check codes', () => {
    if (!checkpoint.ok) throw new Error(checkpoint.error.kind)
    expect(checkpoint.value.size).toBe(7)
    expect(Buffer.from(checkpoint.value.root).toString('hex')).toBe(log.roots[7])
    expect(checkCode(checkpoint.value, '', sha256)).toBe(log.checkCode)
    expect(checkCode(checkpoint.value, '4711', sha256)).toBe(log.checkCodeOf4711)
  })
  test('has a checkpoint of which no byte can change', () => {
    for (const changed of flips(Buffer.from(log.checkpoint, 'utf8'))) {
      expect(believe(Buffer.from(changed).toString('utf8')).ok).toBe(false)
    }
  })
})

describe('an invitation', () => {
  test('opens with its code, and the answer counts', () => {
    const secret = fromHex(invite.secret)
    expect(parseCode(invite.code)).toEqual({ ok: true, value: new Uint8Array(secret) })
    expect(inviteIdOf(secret)).toBe(invite.inviteId)
    expect(openInvite(secret, fromBase64(invite.sealed))).toEqual({
      ok: true,
      value: new Uint8Array(Buffer.from(invite.clear)),
    })
    expect(checkAnswer(secret, Buffer.from(invite.answer), fromHex(invite.mac))).toBe(true)
    for (const changed of flips(fromBase64(invite.sealed))) expect(openInvite(secret, changed).ok).toBe(false)
  })
})

describe('a wrap', () => {
  const floor = { memoryKib: 8192, passes: 1, lanes: 1 } as const
  const parsed = parseWrap(wrap.text, floor)
  test('opens by passphrase and keychain, and by the recovery code', async () => {
    if (!parsed.ok) throw new Error(parsed.error.kind)
    const storeKey = { ok: true, value: new Uint8Array(fromHex(wrap.storeKey)) }
    expect(wrapToText(parsed.value)).toBe(wrap.text)
    expect(await unwrapWithPassphrase(parsed.value, wrap.passphrase, fromHex(wrap.keychainSecret))).toEqual(storeKey)
    expect(unwrapWithRecovery(parsed.value, wrap.recoveryCode)).toEqual(storeKey)
  })
  test('with any byte changed is damaged', () => {
    for (const changed of flips(Buffer.from(wrap.text.trimEnd(), 'utf8'))) {
      expect(parseWrap(Buffer.from(changed).toString('utf8'), floor).ok).toBe(false)
    }
  })
})
