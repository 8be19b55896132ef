import { startThread } from '../start-thread.ts'
import type { Answer, JoinJob, Measured, Opened, Question } from './packer/protocol.ts'

/** The thread that holds the clear papers of one pack. Whatever a paper does to it, the desk goes on. */
export interface PackerThread {
  readonly open: (paper: number, bytes: Uint8Array) => Promise<Opened>
  readonly measure: (sheets: Uint8Array) => Promise<Measured>
  /** Null: something active was left, and the file must not be used. */
  readonly join: (job: JoinJob, tell: (pages: number) => void) => Promise<JoinedPack | null>
  readonly stop: () => Promise<void>
}
export interface JoinedPack {
  readonly bytes: Uint8Array
  readonly pages: number
}

/** The thread is gone: stopped, out of memory, or silent for too long. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded'
}

const heapMb = 2_048
/** Longest silence, by what was asked. */
const silenceMs = { open: 60_000, measure: 60_000, join: 300_000 } as const

/** Every call throws `ThreadEnded` once the thread has ended. One question at a time. */
export function startPackerThread(program: URL = packerProgram()): PackerThread {
  const worker = startThread(program, heapMb)
  let hasEnded = false
  let waiting: { readonly settle: (answer: Answer) => void; readonly fail: (error: Error) => void } | null = null
  const end = (): void => {
    hasEnded = true
    waiting?.fail(new ThreadEnded())
    waiting = null
  }
  worker.on('message', (answer: Answer) => waiting?.settle(answer))
  worker.on('error', end)
  worker.on('exit', end)

  const ask = (question: Question, tell: (pages: number) => void = () => undefined): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (hasEnded) return reject(new ThreadEnded())
      let timer = setTimeout(stopSilent, silenceMs[question.kind])
      const done = (): void => {
        clearTimeout(timer)
        waiting = null
      }
      function stopSilent(): void {
        void worker.terminate()
      }
      waiting = {
        settle: (answer) => {
          if (answer.kind === 'progress') {
            clearTimeout(timer)
            timer = setTimeout(stopSilent, silenceMs[question.kind])
            return tell(answer.pages)
          }
          done()
          resolve(answer)
        },
        fail: (error) => {
          done()
          reject(error)
        },
      }
      worker.postMessage(question, movedWith(question))
    })
  return {
    open: async (paper, bytes) => {
      const answer = await ask({ kind: 'open', paper, bytes })
      return answer.kind === 'open' ? answer.opened : { kind: 'refused', why: 'damaged' }
    },
    measure: async (sheets) => {
      const answer = await ask({ kind: 'measure', sheets })
      if (answer.kind !== 'measure') throw new ThreadEnded()
      return answer.measured
    },
    join: async (job, tell) => {
      const answer = await ask({ kind: 'join', job }, tell)
      if (answer.kind === 'not-clean') return null
      if (answer.kind !== 'join') throw new ThreadEnded()
      return answer
    },
    stop: async () => {
      await worker.terminate()
    },
  }
}

/** Papers are moved, so that no second copy of their clear bytes stays behind. */
const movedWith = (question: Question): ArrayBuffer[] =>
  question.kind === 'open' && question.bytes.byteLength === question.bytes.buffer.byteLength
    ? [question.bytes.buffer as ArrayBuffer]
    : []

/** As built, beside the main bundle; from source, this folder's. */
const packerProgram = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './packer/packer.ts' : './packer/packer.cjs', import.meta.url)
