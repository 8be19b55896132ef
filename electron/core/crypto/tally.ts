import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'

/** A running SHA-256 and length of bytes that pass by. */
export interface Tally {
  /** The bytes must stay as they are until this resolves. */
  readonly count: (bytes: Uint8Array) => Promise<void>
  readonly end: () => Promise<Total>
}
export interface Total {
  readonly sha256: string
  readonly bytes: number
}
export type MakeTally = () => Tally

/** What a manifest says of a document. */
export interface DocumentDigest {
  /** SHA-256 of the sealed bytes, hex: the document's name on disk and on the server. */
  readonly sealedSha256: string
  readonly sealedBytes: number
  readonly clearSha256: string
  readonly clearBytes: number
}

export const toDigest = (sealed: Total, clear: Total): DocumentDigest => ({
  sealedSha256: sealed.sha256,
  sealedBytes: sealed.bytes,
  clearSha256: clear.sha256,
  clearBytes: clear.bytes,
})

const done = Promise.resolve()

/** Hashes where it is called. Right for anything small. */
export function createTally(): Tally {
  const hash = createHash('sha256')
  let bytes = 0
  return {
    count: (piece) => {
      hash.update(piece)
      bytes += piece.length
      return done
    },
    end: async () => ({ sha256: hash.digest('hex'), bytes }),
  }
}

/**
 * Threads that only hash, so that sealing a large document takes as long as its cipher and not three times that, and the
 * main thread stays free for the window. Tallies are dealt out to the two in turn. Close it: it holds 2 × 5 MB.
 */
export interface HashThreads {
  readonly createTally: MakeTally
  readonly close: () => Promise<void>
}

export function createHashThreads(): HashThreads {
  const threads = [startThread(), startThread()]
  let made = 0
  return {
    createTally: () => {
      const id = made++
      const ask = threads[id % threads.length]?.ask
      if (ask === undefined) throw new Error('no hash thread')
      let bytes = 0
      return {
        count: async (piece) => {
          bytes += piece.length
          await ask({ id, piece })
        },
        end: async () => ({ sha256: await ask({ id }), bytes }),
      }
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.stop()))
    },
  }
}

interface Question {
  readonly id: number
  /** Absent: the end of this tally. Bytes in shared memory are not copied on their way. */
  readonly piece?: Uint8Array
}

// As text, because the app is bundled into one file and a thread needs an entry of its own.
const threadProgram = `
  const { parentPort } = require('node:worker_threads')
  const { createHash } = require('node:crypto')
  const hashes = new Map()
  parentPort.on('message', ({ id, piece }) => {
    const hash = hashes.get(id) ?? createHash('sha256')
    if (piece === undefined) hashes.delete(id)
    else hashes.set(id, hash.update(piece))
    parentPort.postMessage(piece === undefined ? hash.digest('hex') : '')
  })`

function startThread() {
  const worker = new Worker(threadProgram, { eval: true })
  // Answers come in the order of the questions.
  const waiting: { readonly resolve: (answer: string) => void; readonly reject: (reason: Error) => void }[] = []
  worker.unref()
  worker.on('message', (answer: string) => waiting.shift()?.resolve(answer))
  worker.on('error', (reason: Error) => {
    for (const { reject } of waiting.splice(0)) reject(reason)
  })
  return {
    ask: (question: Question) =>
      new Promise<string>((resolve, reject) => {
        waiting.push({ resolve, reject })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
        worker.postMessage(question)
      }),
    stop: () => worker.terminate(),
  }
}
