/** Bytes as a stream would bring them. */
export async function* inPieces(bytes: Uint8Array, pieceBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

export async function joinPieces(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

/** Bytes as a file that is read at any place. */
export const asFile = (bytes: Uint8Array) => ({
  size: bytes.length,
  readAt: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
})
