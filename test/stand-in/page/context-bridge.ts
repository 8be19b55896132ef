/** A value as it crosses between the worlds of one page: functions and promises become numbers. */
type Crossing = unknown
interface Call {
  readonly callee: number
  readonly args: readonly Crossing[]
}
type Outcome = { readonly value: Crossing } | { readonly error: string }

export interface Bridge {
  /** From the preload's world: the page gets a frozen copy under `name`. */
  readonly expose: (name: string, api: unknown) => void
}

/**
 * Electron's contextBridge between the page ('page') and the preload's isolated world ('preload') of one document. Both
 * run this, by its source text, before any script of the page; `secret` names their events so that the page cannot.
 */
export function bridgeWorlds(side: 'page' | 'preload', secret: string): Bridge {
  const other = side === 'page' ? 'preload' : 'page'
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const dispatch = EventTarget.prototype.dispatchEvent.bind(window)
  const Letter = CustomEvent
  let lastId = 0
  let outcome: Outcome | null = null

  const post = (kind: string, detail: unknown): void =>
    void dispatch(new Letter(`${secret}:${other}:${kind}`, { detail }))
  const receive = (kind: string, handle: (detail: never) => void): void =>
    window.addEventListener(`${secret}:${side}:${kind}`, (event) => {
      event.stopImmediatePropagation()
      handle((event as CustomEvent<never>).detail)
    })
  const isPlain = (value: object): boolean =>
    Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null
  const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
  const fieldsOf = (value: object, change: (item: unknown) => unknown): unknown =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]))

  const leave = (value: unknown): Crossing => {
    if (typeof value === 'function') {
      lastId += 1
      functions.set(lastId, value as (...args: unknown[]) => unknown)
      return { $function: lastId }
    }
    if (value instanceof Promise) {
      lastId += 1
      const id = lastId
      value.then(
        (result: unknown) => post('settled', { id, value: leave(result) }),
        (cause: unknown) => post('settled', { id, error: messageOf(cause) }),
      )
      return { $promise: id }
    }
    if (Array.isArray(value)) return value.map(leave)
    return typeof value === 'object' && value !== null && isPlain(value) ? fieldsOf(value, leave) : value
  }
  const enter = (value: Crossing): unknown => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(enter)
    if ('$function' in value) return (...args: unknown[]) => call(value.$function as number, args)
    if ('$promise' in value) {
      return new Promise((resolve, reject) => promises.set(value.$promise as number, { resolve, reject }))
    }
    return isPlain(value) ? fieldsOf(value, enter) : value
  }
  const call = (callee: number, args: readonly unknown[]): unknown => {
    outcome = null
    post('call', { callee, args: args.map(leave) })
    // Set by the listener of `returned`, which has run: events are synchronous.
    const returned = outcome as Outcome | null
    if (returned === null) throw new Error('An object could not be cloned.')
    if ('error' in returned) throw new Error(returned.error)
    return enter(returned.value)
  }
  const freezeDeep = (value: unknown): unknown => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return value
    for (const item of Object.values(value)) freezeDeep(item)
    return ArrayBuffer.isView(value) ? value : Object.freeze(value)
  }

  receive('call', ({ callee, args }: Call) => {
    try {
      const result = functions.get(callee)?.(...args.map(enter))
      post('returned', { value: leave(result) })
    } catch (cause) {
      post('returned', { error: messageOf(cause) })
    }
  })
  receive('returned', (detail: Outcome) => (outcome = detail))
  receive('settled', (detail: { id: number } & Outcome) => {
    const promise = promises.get(detail.id)
    promises.delete(detail.id)
    if ('error' in detail) promise?.reject(new Error(detail.error))
    else promise?.resolve(enter(detail.value))
  })
  if (side === 'page') {
    receive('expose', ({ name, api }: { name: string; api: Crossing }) =>
      Object.defineProperty(window, name, { value: freezeDeep(enter(api)), enumerable: true }),
    )
  }
  const exposed = new Set<string>()
  return {
    expose: (name, api) => {
      if (exposed.has(name)) throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(name)
      post('expose', { name, api: leave(api) })
    },
  }
}
