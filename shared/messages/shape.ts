/** The same keys with any sentences: what a translation must have, no key more and no key less. */
export type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]>
}
