import type { Worker } from 'node:worker_threads'
import { startThread } from '../start-thread.ts'
import type { Answers, QuestionName, Questions, Reply } from './thread-messages.ts'

// The owner's side of an importing thread: a limit of memory, a timer a question, and a fresh thread after either.

/** `too-much`: it ran out of memory. `too-long`: it was ended by the timer. `failed`: a bug. `closed`: locked meanwhile. */
export type Failure = 'too-much' | 'too-long' | 'failed' | 'closed'
export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export interface Thread {
  /** One at a time, in order. */
  readonly ask: <N extends QuestionName>(
    name: N,
    question: Questions[N],
    timeoutMs: number,
    step?: (step: 'unpacking' | 'reading') => void,
  ) => Promise<Asked<Answers[N]>>
  readonly close: () => Promise<void>
}

const maxOldGenerationSizeMb = 512

const program = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './importer/importer.cjs', import.meta.url)

export function createThread(): Thread {
  let worker: Worker | null = null
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()
  let stop: (() => void) | null = null

  const start = (): Worker => {
    const made = startThread(program(), maxOldGenerationSizeMb)
    made.unref()
    return made
  }
  const end = async (): Promise<void> => {
    const ending = worker
    worker = null
    await ending?.terminate()
  }
  const one = async <N extends QuestionName>(
    name: N,
    question: Questions[N],
    timeoutMs: number,
    step?: (step: 'unpacking' | 'reading') => void,
  ): Promise<Asked<Answers[N]>> => {
    if (isClosed) return { ok: false, error: 'closed' }
    worker ??= start()
    const current = worker
    const asked = await new Promise<Asked<Answers[N]>>((resolve) => {
      const timer = setTimeout(() => done({ ok: false, error: 'too-long' }), timeoutMs)
      const done = (result: Asked<Answers[N]>): void => {
        clearTimeout(timer)
        current.removeAllListeners('message')
        current.removeAllListeners('error')
        current.removeAllListeners('exit')
        // A thread that is being ended may still say so.
        current.on('error', () => undefined)
        stop = null
        resolve(result)
      }
      stop = () => done({ ok: false, error: 'closed' })
      current.on('message', (reply: Reply) => {
        if (reply.kind === 'step') step?.(reply.step)
        else
          done(
            reply.kind === 'answer' ? { ok: true, value: reply.answer as Answers[N] } : { ok: false, error: 'failed' },
          )
      })
      current.on('error', (error: NodeJS.ErrnoException) =>
        done({ ok: false, error: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much' : 'failed' }),
      )
      current.on('exit', () => done({ ok: false, error: 'failed' }))
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
      current.postMessage({ name, question })
    })
    if (!asked.ok) await end()
    return asked
  }
  return {
    ask: (name, question, timeoutMs, step) => {
      const turn = last.then(() => one(name, question, timeoutMs, step))
      last = turn.catch(() => null)
      return turn
    },
    close: async () => {
      isClosed = true
      stop?.()
      await end()
    },
  }
}
