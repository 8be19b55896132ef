export interface Codec {
  /** Throws as Electron does when a value has no structured clone. */
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * Structured clone as JSON, for the values that cross between page and main process. Runs in Node and, by its source
 * text, in the page: it may use nothing from outside itself.
 */
export function createCodec(): Codec {
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }
  const toBase64 = (bytes: Uint8Array): string => {
    if (typeof Buffer !== 'undefined')
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    let binary = ''
    for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768))
    return btoa(binary)
  }
  const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  const viewName = (view: ArrayBufferView): string => {
    const name = Object.prototype.toString.call(view).slice(8, -1)
    return name === 'Buffer' ? 'Uint8Array' : name
  }

  const pack = (value: unknown, above: readonly object[]): unknown => {
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'bigint') return { $: 'bigint', value: String(value) }
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      return { $: 'number', value: Object.is(value, -0) ? '-0' : String(value) }
    }
    if (typeof value === 'function' || typeof value === 'symbol') return refuse()
    return value === null || typeof value !== 'object' ? value : packObject(value, above)
  }
  const packObject = (value: object, above: readonly object[]): unknown => {
    if (above.includes(value)) throw new Error('stand-in: a value that contains itself cannot be sent')
    const within = [...above, value]
    const each = (items: Iterable<unknown>): unknown[] => Array.from(items, (item) => pack(item, within))
    if (Array.isArray(value)) return each(value)
    if (value instanceof Date) return { $: 'date', value: value.getTime() }
    if (value instanceof RegExp) return { $: 'regexp', value: [value.source, value.flags] }
    if (value instanceof Map) return { $: 'map', value: each(value) }
    if (value instanceof Set) return { $: 'set', value: each(value) }
    if (value instanceof Error) return { $: 'error', value: [value.name, value.message, value.stack ?? ''] }
    if (value instanceof ArrayBuffer) return { $: 'buffer', value: toBase64(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { $: 'view', value: [viewName(value), toBase64(bytes)] }
    }
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) return refuse()
    const fields = Object.entries(value).map(([key, item]) => [key, pack(item, within)] as const)
    const plain = Object.fromEntries(fields)
    return '$' in plain ? { $: 'object', value: fields } : plain
  }

  type Tagged = { readonly $: string; readonly value: never }
  const unpackers: Readonly<Record<string, (value: never) => unknown>> = {
    undefined: () => undefined,
    bigint: (value: string) => BigInt(value),
    number: (value: string) => Number(value),
    date: (value: number) => new Date(value),
    regexp: ([source, flags]: [string, string]) => new RegExp(source, flags),
    map: (value: unknown[]) => new Map(value.map(unpack) as [unknown, unknown][]),
    set: (value: unknown[]) => new Set(value.map(unpack)),
    error: ([name, message, stack]: [string, string, string]) => Object.assign(new Error(message), { name, stack }),
    buffer: (value: string) => fromBase64(value).buffer,
    view: ([name, bytes]: [string, string]) => {
      const View = (globalThis as unknown as Record<string, new (buffer: ArrayBufferLike) => unknown>)[name]
      return View === undefined ? fromBase64(bytes) : new View(fromBase64(bytes).buffer)
    },
    object: (fields: [string, unknown][]) => Object.fromEntries(fields.map(([key, item]) => [key, unpack(item)])),
  }
  function unpack(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    if ('$' in value) return unpackers[(value as Tagged).$]?.((value as Tagged).value)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item)]))
  }
  return { encode: (value) => JSON.stringify(pack(value, [])), decode: (text) => unpack(JSON.parse(text)) }
}
