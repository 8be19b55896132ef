import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, openSample, type OpenSample } from './open-sample.ts'

// Calls between page, preload and main under the stand-in behave as Electron documents them.

describe.skipIf(!hasChromium)('calls under the stand-in', () => {
  let sample: OpenSample
  beforeAll(async () => {
    sample = await openSample()
  })
  afterAll(() => sample.close())

  test('values arrive as structured clones, in both directions', async () => {
    const same = await sample.page.evaluate(async () => {
      const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256)
      const sent = {
        nothing: undefined,
        null: null,
        odd: [Number.NaN, Number.POSITIVE_INFINITY, -0],
        big: 2n ** 70n,
        date: new Date(86_400_000),
        pattern: /a.b/gi,
        map: new Map<unknown, unknown>([['key', new Set([1, 'two'])]]),
        bytes,
        floats: new Float64Array([0.1, -2]),
        tagged: { $: 'bigint', value: '1' },
        text: '算力 𨋢 \u0000 "quoted"',
      }
      const back = (await window.sample.invoke('echo', sent)) as typeof sent
      return [
        'nothing' in back && back.nothing === undefined,
        back.null === null,
        Number.isNaN(back.odd[0]) && back.odd[1] === Number.POSITIVE_INFINITY && Object.is(back.odd[2], -0),
        back.big === sent.big,
        back.date instanceof Date && back.date.getTime() === 86_400_000,
        back.pattern instanceof RegExp && String(back.pattern) === '/a.b/gi',
        back.map instanceof Map && (back.map.get('key') as Set<unknown>).has('two'),
        back.bytes instanceof Uint8Array && back.bytes.length === 100_000 && back.bytes[255] === 255,
        back.floats instanceof Float64Array && back.floats[1] === -2,
        JSON.stringify(back.tagged) === '{"$":"bigint","value":"1"}',
        back.text === sent.text,
      ]
    })
    expect(same).toEqual(Array.from({ length: 11 }, () => true))
  })

  test('a handler that throws rejects in the page with the words of Electron', async () => {
    const messages = await sample.page.evaluate(() =>
      Promise.all(
        ['fail', 'unknown'].map((channel) => window.sample.invoke(channel).catch((error: Error) => error.message)),
      ),
    )
    expect(messages).toEqual([
      "Error invoking remote method 'fail': TypeError: no such thing",
      "Error invoking remote method 'unknown': Error: No handler registered for 'unknown'",
    ])
  })

  test('what cannot be cloned is refused where it is sent', async () => {
    const refused = await sample.page.evaluate(async () => {
      try {
        return await window.sample.invoke('echo', { inner: Symbol('no') })
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(refused).toBe('An object could not be cloned.')
  })

  test('main knows the frame that calls by its address under the custom scheme', async () => {
    const who = await sample.page.evaluate(() => window.sample.invoke('who'))
    expect(who).toEqual({ url: 'app://sample/index.html', origin: 'app://sample', isTop: true })
  })

  test('main sends to listeners until they are taken off', async () => {
    const heard = await sample.page.evaluate(async () => {
      const news: unknown[] = []
      const stop = window.sample.onNews((...words) => news.push(words))
      await window.sample.invoke('news', 'first', 1)
      stop()
      await window.sample.invoke('news', 'second')
      return news
    })
    expect(heard).toEqual([['first', 1]])
  })

  test('the bridge passes results, promises, callbacks and errors, and freezes what it exposes', async () => {
    const seen = await sample.page.evaluate(async () => {
      const { sample } = window
      let refusal = ''
      try {
        sample.fail()
      } catch (error) {
        refusal = (error as Error).message
      }
      return {
        sum: sample.add(2, 3),
        later: await sample.later([1, 2]),
        called: sample.twice((value) => value * 10 + 1),
        refusal,
        frozen: [sample, sample.inside, sample.inside.names].map((value) => Object.isFrozen(value)),
      }
    })
    expect(seen).toEqual({
      sum: 5,
      later: { value: [1, 2] },
      called: 111,
      refusal: 'refused here',
      frozen: [true, true, true],
    })
  })

  test('preload and page are two worlds: the page has nothing of Node, Electron or the stand-in', async () => {
    const seen = await sample.page.evaluate(() => ({
      preload: window.sample.world,
      page: ['require', 'process', 'module', 'Buffer', 'electron', 'standInSend', 'standInReceive'].filter(
        (name) => name in window,
      ),
    }))
    expect(seen).toEqual({ preload: ['object', 'string'], page: [] })
  })

  test('the keychain seals and opens, and says when there is none', async () => {
    const [available, backend, version, readable, opened] = (await sample.page.evaluate(() =>
      window.sample.invoke('keep', 'secret'),
    )) as unknown[]
    expect([available, backend, version, readable]).toEqual([true, 'gnome_libsecret', 'v11', false])
    expect(opened).toEqual({ result: 'secret', shouldReEncrypt: false })
    const bare = await openSample({ ELECTRON_STANDIN_KEYCHAIN: '0' })
    const without = (await bare.page.evaluate(() => window.sample.invoke('keep', 'secret'))) as unknown[]
    expect(without.slice(0, 3)).toEqual([true, 'basic_text', 'v10'])
    await bare.close()
  })
})
