/** A part of Electron that the stand-in lacks: it may be imported and passed on, and says what it is when it is used. */
export function unavailable(name: string): unknown {
  const refuse = (): never => {
    throw new Error(`stand-in: ${name} is not available`)
  }
  return new Proxy(function () {}, {
    get: (_target, key) => (typeof key === 'symbol' || key === 'then' ? undefined : unavailable(`${name}.${key}`)),
    apply: refuse,
    construct: refuse,
  })
}
