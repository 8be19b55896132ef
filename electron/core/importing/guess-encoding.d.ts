import { type Encoding } from './decode-text.ts'
export interface Guess {
  readonly encoding: Encoding
  readonly isCertain: boolean
}
/** Byte order mark, then strict UTF-8, then the detector, which knows more encodings than may be believed here. */
export declare function guessEncoding(bytes: Uint8Array): Guess
