// The package ships no types; these are the calls core makes. Length rules are asserted inside each call.
declare module 'sodium-native' {
  interface Sodium {
    readonly crypto_pwhash_ALG_ARGON2ID13: number
    randombytes_buf(buffer: Uint8Array): void
    sodium_memzero(buffer: Uint8Array): void
    sodium_memcmp(a: Uint8Array, b: Uint8Array): boolean
    crypto_sign_seed_keypair(publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array): void
    crypto_sign_detached(signature: Uint8Array, message: Uint8Array, secretKey: Uint8Array): void
    crypto_sign_verify_detached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean
    /** BLAKE2b; `key` is 16 to 64 bytes. */
    crypto_generichash(hash: Uint8Array, message: Uint8Array, key: Uint8Array): void
    crypto_scalarmult_base(publicKey: Uint8Array, secret: Uint8Array): void
    /** Throws when the shared secret would be zero, that is for points of low order. */
    crypto_scalarmult(shared: Uint8Array, secret: Uint8Array, publicKey: Uint8Array): void
    crypto_aead_chacha20poly1305_ietf_encrypt: Encrypt
    /** Throws when the tag does not fit. */
    crypto_aead_chacha20poly1305_ietf_decrypt: Decrypt
    crypto_aead_xchacha20poly1305_ietf_encrypt: Encrypt
    /** Throws when the tag does not fit. */
    crypto_aead_xchacha20poly1305_ietf_decrypt: Decrypt
    crypto_pwhash_async(
      out: Uint8Array,
      passphrase: Uint8Array,
      salt: Uint8Array,
      passes: number,
      memoryBytes: number,
      algorithm: number,
    ): Promise<void>
  }
  type Encrypt = (
    sealed: Uint8Array,
    clear: Uint8Array,
    context: Uint8Array | null,
    unused: null,
    nonce: Uint8Array,
    key: Uint8Array,
  ) => number
  type Decrypt = (
    clear: Uint8Array,
    unused: null,
    sealed: Uint8Array,
    context: Uint8Array | null,
    nonce: Uint8Array,
    key: Uint8Array,
  ) => number
  const sodium: Sodium
  export default sodium
}
