import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectError, expectOk } from '../../support/expect-ok.ts'
import { type Laptop, makeLaptop, otherPassphrase, passphrase } from './make-identity.ts'

async function setUpLaptop(laptop: Laptop = makeLaptop()) {
  const identity = laptop.start()
  const created = expectOk(await identity.create(passphrase, laptop.enrolment))
  return { laptop, identity, created }
}

describe('set-up', () => {
  test('it gives a recovery code, six words to compare, and an open desk', async () => {
    const { created, identity, laptop } = await setUpLaptop()
    expect(created.recoveryCode).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
    expect(created.checkPhrase.split(' ')).toHaveLength(6)
    expect(created.keychain).toEqual({ state: 'holds-half', backend: 'test_keychain' })
    expect(identity.desk()?.own).toMatchObject({ member: laptop.enrolment.member, serverUrl: 'http://127.0.0.1:1' })
    expect(expectError(await identity.create(passphrase, laptop.enrolment)).kind).toBe('already-set-up')
  })

  test('a weak passphrase is refused before anything is written', async () => {
    const laptop = makeLaptop()
    expect(expectError(await laptop.start().create('short', laptop.enrolment)).kind).toBe('weak-passphrase')
    expect(readdirSync(laptop.folder)).toEqual([])
  })

  test('a keychain that does not answer stops it, and it can be tried again', async () => {
    const laptop = makeLaptop()
    const identity = laptop.start()
    laptop.keychain.answers(false)
    expect(expectError(await identity.create(passphrase, laptop.enrolment)).kind).toBe('keychain-missing')
    expect(identity.isSetUp()).toBe(false)
    laptop.keychain.answers(true)
    expectOk(await identity.create(passphrase, laptop.enrolment))
  })

  test('cut short before the store was in place, it begins anew', async () => {
    const { laptop, identity } = await setUpLaptop()
    identity.lock()
    for (const name of readdirSync(laptop.folder)) if (name.startsWith('store.db')) rmSync(join(laptop.folder, name))
    const again = laptop.start()
    expect(again.isSetUp()).toBe(false)
    expect(expectError(await again.unlock(passphrase)).kind).toBe('not-set-up')
    expectOk(await again.create(otherPassphrase, laptop.enrolment))
    again.lock()
    expectOk(await again.unlock(otherPassphrase))
  })

  test('what the server then refused leaves nothing behind', async () => {
    const { laptop, identity } = await setUpLaptop()
    identity.discard()
    expect(readdirSync(laptop.folder)).toEqual([])
    expect(identity.isSetUp()).toBe(false)
  })
})

describe('locking and unlocking', () => {
  test('the keys are wiped, the store is closed, and the passphrase opens both again', async () => {
    const { identity } = await setUpLaptop()
    const desk = identity.desk()
    const secret = desk?.keys.seal.secret
    identity.lock()
    expect(secret?.every((byte) => byte === 0)).toBe(true)
    expect(desk?.store.database.open).toBe(false)
    expect(identity.desk()).toBeNull()
    expectOk(await identity.unlock(passphrase))
    expect(identity.desk()?.keys.deviceId).toBe(desk?.keys.deviceId)
  })

  test('before unlocking it tells names, phrase and lease, and nothing of a case', async () => {
    const { laptop, identity, created } = await setUpLaptop()
    identity.lock()
    expect(laptop.start().lockedFacts()).toEqual({
      memberName: laptop.enrolment.memberName,
      committeeName: laptop.enrolment.committeeName,
      enrolledAt: '2026-11-24T00:00:00.000Z',
      checkPhrase: created.checkPhrase,
      keychain: { state: 'holds-half', backend: 'test_keychain' },
      offlineSince: null,
      lastSyncAt: null,
      leaseEnds: null,
      clockSetBackMs: null,
      retryInMs: 0,
    })
  })

  test('lost facts cost the facts and nothing else', async () => {
    const { laptop, identity } = await setUpLaptop()
    identity.lock()
    writeFileSync(join(laptop.folder, 'facts.json'), '{')
    const again = laptop.start()
    expect(again.lockedFacts().checkPhrase).toBe('')
    expectOk(await again.unlock(passphrase))
  })

  test.each([
    ['a wrong passphrase', otherPassphrase, 'wrong-passphrase'],
    ['the right one', passphrase, null],
  ])('%s, on a laptop without a keychain', async (_name, typed, kind) => {
    const laptop = makeLaptop()
    const identity = laptop.start({ keychain: null })
    const created = expectOk(await identity.create(passphrase, laptop.enrolment))
    expect(created.keychain.state).toBe('none')
    identity.lock()
    const result = await identity.unlock(typed)
    expect(result.ok ? null : result.error.kind).toBe(kind)
  })

  test('a keychain that does not answer is told from a wrong passphrase, and costs no waiting', async () => {
    const { laptop, identity } = await setUpLaptop()
    identity.lock()
    laptop.keychain.answers(false)
    expect(expectError(await identity.unlock(passphrase)).kind).toBe('keychain-missing')
    expect(identity.lockedFacts()).toMatchObject({ keychain: { state: 'not-answering' }, retryInMs: 0 })
    laptop.keychain.answers(true)
    expectOk(await identity.unlock(passphrase))
  })

  test('two attempts at once open it once', async () => {
    const { identity } = await setUpLaptop()
    identity.lock()
    const [one, two] = await Promise.all([identity.unlock(passphrase), identity.unlock(passphrase)])
    expect(expectOk(one)).toBe(expectOk(two))
  })
})

describe('wrong passphrases', () => {
  test('each one makes the next wait longer: 1, 2, 4 … 60 seconds', async () => {
    const { laptop, identity } = await setUpLaptop()
    identity.lock()
    const waits: number[] = []
    for (let i = 0; i < 8; i++) {
      const error = expectError(await identity.unlock(otherPassphrase))
      if (error.kind !== 'wrong-passphrase') throw new Error(error.kind)
      waits.push(error.retryInMs / 1000)
      laptop.wait(error.retryInMs)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  })

  test('while it waits not even the right one is tried', async () => {
    const { laptop, identity } = await setUpLaptop()
    identity.lock()
    await identity.unlock(otherPassphrase)
    expect(expectError(await identity.unlock(passphrase))).toEqual({ kind: 'wrong-passphrase', retryInMs: 1000 })
    laptop.wait(999)
    expect(expectError(await identity.unlock(passphrase))).toEqual({ kind: 'wrong-passphrase', retryInMs: 1 })
    laptop.wait(1)
    expectOk(await identity.unlock(passphrase))
  })

  test('many guesses given at once are one guess: the others wait, the right one too', async () => {
    const { laptop, identity } = await setUpLaptop()
    identity.lock()
    const again = laptop.start()
    const guesses = ['wrong horse battery staple', 'wrong house battery staple', passphrase, passphrase]
    const tries = await Promise.all(guesses.map((guess) => again.unlock(guess)))
    expect(tries.map((one) => expectError(one))).toEqual(
      tries.map(() => ({ kind: 'wrong-passphrase', retryInMs: expect.any(Number) as number })),
    )
    expect(again.desk()).toBeNull()
  })

  test('neither a restart nor the clock shortens the wait', async () => {
    const { laptop, identity } = await setUpLaptop()
    identity.lock()
    for (let i = 0; i < 4; i++) {
      await identity.unlock(otherPassphrase)
      laptop.wait(i === 3 ? 3_000 : 60_000)
    }
    expect(laptop.start().lockedFacts().retryInMs).toBe(5_000)
    laptop.setClock(Date.UTC(2020, 0, 1))
    expect(laptop.start().lockedFacts().retryInMs).toBe(8_000)
    expect(identity.lockedFacts().retryInMs).toBe(5_000)
  })

  test('the right one starts the count anew', async () => {
    const { laptop, identity } = await setUpLaptop()
    identity.lock()
    await identity.unlock(otherPassphrase)
    laptop.wait(1_000)
    expectOk(await identity.unlock(passphrase))
    identity.lock()
    expect(expectError(await identity.unlock(otherPassphrase))).toEqual({ kind: 'wrong-passphrase', retryInMs: 1000 })
    expect(existsSync(join(laptop.folder, 'attempts.json'))).toBe(true)
  })

  test('wrong recovery codes are counted with them', async () => {
    const { laptop, identity, created } = await setUpLaptop()
    identity.lock()
    const wrong = created.recoveryCode.startsWith('0')
      ? `1${created.recoveryCode.slice(1)}`
      : `0${created.recoveryCode.slice(1)}`
    expect(expectError(await identity.recover(wrong, otherPassphrase))).toEqual({
      kind: 'wrong-recovery-code',
      retryInMs: 1000,
    })
    laptop.wait(1_000)
    expect(expectError(await identity.unlock(otherPassphrase))).toEqual({ kind: 'wrong-passphrase', retryInMs: 2000 })
  })
})

describe('changing the passphrase', () => {
  test('the new one opens, the old one opens nothing, not even by the previous key file', async () => {
    const { laptop, identity } = await setUpLaptop()
    expectOk(await identity.changePassphrase(passphrase, otherPassphrase))
    identity.lock()
    rmSync(join(laptop.folder, 'wrap.json'))
    expect(expectError(await identity.unlock(passphrase)).kind).toBe('wrong-passphrase')
    laptop.wait(1_000)
    expectOk(await identity.unlock(otherPassphrase))
    expect(existsSync(join(laptop.folder, 'wrap.json'))).toBe(true)
  })

  test('the old one opens nothing by the copy for the recovery code either, put in the place of the others', async () => {
    const { laptop, identity } = await setUpLaptop()
    expectOk(await identity.changePassphrase(passphrase, otherPassphrase))
    identity.lock()
    copyFileSync(join(laptop.folder, 'wrap.recovery.json'), join(laptop.folder, 'wrap.json'))
    expect(expectError(await identity.unlock(passphrase)).kind).toBe('wrong-passphrase')
  })

  test('a wrong old one changes nothing', async () => {
    const { laptop, identity } = await setUpLaptop()
    const before = readFileSync(join(laptop.folder, 'wrap.json'))
    expect(expectError(await identity.changePassphrase('not the old one at all', otherPassphrase)).kind).toBe(
      'wrong-passphrase',
    )
    expect(expectError(await identity.changePassphrase(passphrase, 'weak')).kind).toBe('weak-passphrase')
    expect(readFileSync(join(laptop.folder, 'wrap.json')).equals(before)).toBe(true)
  })
})

describe('the recovery code', () => {
  test('opens the store and sets a passphrase; the old one opens nothing afterwards', async () => {
    const { laptop, identity, created } = await setUpLaptop()
    identity.lock()
    expectOk(await identity.recover(created.recoveryCode, otherPassphrase))
    identity.lock()
    expect(expectError(await identity.unlock(passphrase)).kind).toBe('wrong-passphrase')
    laptop.wait(1_000)
    expectOk(await identity.unlock(otherPassphrase))
  })

  test.each([
    ['the keychain is lost', (laptop: Laptop) => rmSync(join(laptop.folder, 'keychain.sealed'))],
    ['both key files are damaged', damageBothWraps],
    [
      'both key files are gone',
      (laptop: Laptop) => {
        rmSync(join(laptop.folder, 'wrap.json'))
        rmSync(join(laptop.folder, 'wrap.previous.json'), { force: true })
      },
    ],
  ])('helps when %s', async (_name, harm) => {
    const { laptop, identity, created } = await setUpLaptop()
    identity.lock()
    harm(laptop)
    expect(['keychain-missing', 'damaged-wrap']).toContain(expectError(await identity.unlock(passphrase)).kind)
    expectOk(await identity.recover(created.recoveryCode, otherPassphrase))
    identity.lock()
    expectOk(await laptop.start().unlock(otherPassphrase))
  })

  test('helps when the keychain does not answer: the passphrase then stands alone, and it is said', async () => {
    const { laptop, identity, created } = await setUpLaptop()
    identity.lock()
    laptop.keychain.answers(false)
    expectOk(await identity.recover(created.recoveryCode, otherPassphrase))
    identity.lock()
    expectOk(await identity.unlock(otherPassphrase))
    expect(identity.keychain().state).toBe('none')
  })

  test('one damaged key file costs nothing', async () => {
    const { laptop, identity } = await setUpLaptop()
    expectOk(await identity.changePassphrase(passphrase, otherPassphrase))
    identity.lock()
    writeFileSync(join(laptop.folder, 'wrap.json'), 'damaged')
    expectOk(await identity.unlock(otherPassphrase))
    identity.lock()
    writeFileSync(join(laptop.folder, 'wrap.previous.json'), 'damaged')
    expectOk(await identity.unlock(otherPassphrase))
  })
})

function damageBothWraps({ folder }: Laptop): void {
  for (const name of ['wrap.json', 'wrap.previous.json']) writeFileSync(join(folder, name), 'damaged')
}
