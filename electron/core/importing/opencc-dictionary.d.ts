// Each dictionary is one text of `from to` pairs, joined by `|`; the package declares no types for them.
declare module 'opencc-js/dict/*' {
  const pairs: string
  export default pairs
}
