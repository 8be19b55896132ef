import sodium from 'sodium-native'

/** Where keys, salts and nonces come from. Tests pass a seeded one. */
export type Random = (byteCount: number) => Uint8Array

/** The operating system's generator, through libsodium. */
export const secureRandom: Random = (byteCount) => {
  const bytes = new Uint8Array(byteCount)
  sodium.randombytes_buf(bytes)
  return bytes
}
