/** Held twice in memory while it is mended; a larger one is left to the secretariat. */
export const mendableBytes = 96 << 20

/**
 * A cut takes the trailer, which alone says where the catalog lies, so pdf.js refuses pages that are all there. Looks
 * for the catalog itself and writes a trailer behind the last byte; pdf.js then finds the objects by searching. Null
 * when no catalog lies open in the file (it may be packed in an object stream) or the file is encrypted.
 */
export function withTrailer(bytes: Uint8Array): Uint8Array | null {
  const text = new TextDecoder('latin1').decode(bytes)
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return null
  const catalog = catalogReference(text)
  if (catalog === null) return null
  const trailer = new TextEncoder().encode(`\nendobj\ntrailer\n<< /Root ${catalog} R >>\nstartxref\n0\n%%EOF\n`)
  const mended = new Uint8Array(bytes.length + trailer.length)
  mended.set(bytes)
  mended.set(trailer, bytes.length)
  return mended
}

const headerReach = 4_096

/** Number and generation of the object that holds the last catalog. */
function catalogReference(text: string): string | null {
  for (let at = text.length; at > 0;) {
    at = text.lastIndexOf('/Catalog', at - 1)
    if (at < 0) return null
    if (!/\/Type\s*$/.test(text.slice(Math.max(0, at - 20), at))) continue
    const before = text.slice(Math.max(0, at - headerReach), at)
    const header = [...before.matchAll(/(?:^|[\r\n\s])(\d{1,10} \d{1,5}) obj\b/g)].at(-1)
    if (header?.[1] !== undefined) return header[1]
  }
  return null
}
