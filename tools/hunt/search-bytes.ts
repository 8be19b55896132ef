const startBytes = 4

/**
 * Looks for many byte strings in one pass: hundreds of spellings over every byte of a laptop, one after the other, took
 * most of a hunt. Gives the places in `needles` of those that occur. A needle has at least four bytes.
 */
export function createSearch(needles: readonly Buffer[]): (haystack: Buffer) => ReadonlySet<number> {
  const byStart = new Map<number, number[]>()
  // By two of the four bytes, to pass over almost every place without a look into the map.
  const mayStart = new Uint8Array(2 ** 16)
  needles.forEach((needle, i) => {
    if (needle.length < startBytes) throw new RangeError('too short to look for')
    const start = needle.readUInt32LE(0)
    byStart.set(start, [...(byStart.get(start) ?? []), i])
    mayStart[start & 0xffff] = 1
  })
  return (haystack) => {
    const found = new Set<number>()
    for (let at = 0; at + startBytes <= haystack.length; at += 1) {
      if (mayStart[(haystack[at] ?? 0) | ((haystack[at + 1] ?? 0) << 8)] === 0) continue
      for (const i of byStart.get(haystack.readUInt32LE(at)) ?? []) {
        const needle = needles[i]
        if (needle?.equals(haystack.subarray(at, at + needle.length)) === true) found.add(i)
      }
    }
    return found
  }
}
