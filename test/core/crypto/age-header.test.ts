import { Encrypter, Stanza } from 'age-encryption'
import { describe, expect, it, test } from 'vitest'
import { openBytes, sealBytes } from '../../../electron/core/crypto/age-bytes.ts'
import { openStream } from '../../../electron/core/crypto/age-stream.ts'
import { createSealIdentity } from '../../../electron/core/crypto/seal-keys.ts'
import { inPieces } from './in-pieces.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('age header')
const mine = createSealIdentity(random)
const damaged = { ok: false, error: { kind: 'damaged-seal' } }

describe('the header', () => {
  test('hides how many can open, up to the next of a few round numbers', async () => {
    const others = Array.from({ length: 192 }, () => createSealIdentity(random))
    const stanzas = async (count: number) => {
      const recipients = others.slice(0, count).map(({ recipient }) => recipient)
      const sealed = await sealBytes(new Uint8Array(3), { recipients, random, hideCount: true })
      const read = await openBytes(sealed, others.slice(count - 1, count))
      expect(read?.ok).toBe(true)
      return Buffer.from(sealed).toString('latin1').split('-> X25519 ').length - 1
    }
    const cases = [1, 4, 5, 12, 13, 24, 25, 48, 49, 96, 97, 192]
    expect(await Promise.all(cases.map(stanzas))).toEqual([4, 4, 12, 12, 24, 24, 48, 48, 96, 96, 192, 192])
  })

  test('gives no place away: the only true stanza stands anywhere among the dummies', async () => {
    const places = new Set<number>()
    for (let i = 0; i < 40; i++) {
      const sealed = await sealBytes(new Uint8Array(1), { recipients: [mine.recipient], random, hideCount: true })
      places.add(await placeOfStanza(Buffer.from(sealed)))
    }
    expect(places).toEqual(new Set([0, 1, 2, 3]))
  })

  test('is never written for nobody, nor for more than fit', async () => {
    await expect(sealBytes(new Uint8Array(1), { recipients: [], random })).rejects.toThrow(RangeError)
    const many = Array.from({ length: 193 }, () => mine.recipient)
    await expect(sealBytes(new Uint8Array(1), { recipients: many, random })).rejects.toThrow(RangeError)
  })

  test('longer than 32 KiB is refused before it is read', async () => {
    const endless = Buffer.from(`age-encryption.org/v1\n${'-> grease\n\n'.repeat(200_000)}`)
    expect(await openBytes(endless, [mine])).toEqual(damaged)
    let pulled = 0
    const source = async function* () {
      for await (const piece of inPieces(endless, 4096)) {
        pulled += piece.length
        yield piece
      }
    }
    expect(await openStream(source(), [mine])).toEqual(damaged)
    expect(pulled).toBeLessThanOrEqual(32 * 1024 + 4096)
  })
})

describe('a well-formed file of age, sealed to us,', () => {
  /** As age-encryption writes it, with stanzas of other kinds beside ours. */
  const sealBeside = async (stanzas: readonly Stanza[]) => {
    const encrypter = new Encrypter()
    encrypter.addRecipient(mine.recipient)
    encrypter.addRecipient({ wrapFileKey: () => [...stanzas] })
    return encrypter.encrypt(new Uint8Array(10))
  }
  const grease = (count: number) => Array.from({ length: count }, () => new Stanza(['grease', 'x'], new Uint8Array(40)))

  test('opens with stanzas that we do not know', async () => {
    expect((await openBytes(await sealBeside(grease(3)), [mine]))?.ok).toBe(true)
  })
  it.each<[string, readonly Stanza[]]>([
    ['a passphrase', [new Stanza(['scrypt', 'rF0/NwblUHHTpgQgRpe5CQ', '10'], new Uint8Array(32))]],
    [
      'a post-quantum key, which it would only pretend to need',
      [new Stanza(['mlkem768x25519', 'x'], new Uint8Array(32))],
    ],
    ['a header of more than 32 KiB', grease(500)],
    ['an X25519 stanza with an argument too many', [new Stanza(['X25519', 'A'.repeat(43), 'x'], new Uint8Array(32))]],
    ['an X25519 stanza with a point of low order', [new Stanza(['X25519', 'A'.repeat(43)], new Uint8Array(32))]],
  ])('is refused with %s', async (_, stanzas) => {
    const stranger = createSealIdentity(random)
    expect(await openBytes(await sealBeside(stanzas), [stranger, mine])).toEqual(damaged)
  })
})

/** Which stanza is ours: the one without which the file does not open. */
async function placeOfStanza(sealed: Buffer): Promise<number> {
  const lines = sealed.toString('latin1').split('\n')
  for (let place = 0; place < 4; place++) {
    const body = lines[2 + 2 * place] ?? ''
    const changed = [...lines]
    changed[2 + 2 * place] = (body.startsWith('A') ? 'B' : 'A') + body.slice(1)
    if ((await openBytes(Buffer.from(changed.join('\n'), 'latin1'), [mine])) === null) return place
  }
  throw new Error('no stanza is ours')
}
