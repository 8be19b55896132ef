import { hex } from '@scure/base'

/** Lower-case hex digits to exactly `length` bytes. Throws on anything else: callers have parsed the text before. */
export function hexToBytes(text: string, length: number): Uint8Array {
  if (text.length !== 2 * length || !/^[0-9a-f]*$/.test(text))
    throw new TypeError(`not ${length} bytes in lower-case hex`)
  return hex.decode(text)
}

export const bytesToHex = (bytes: Uint8Array): string => hex.encode(bytes)
