import { parentPort } from 'node:worker_threads'
import { join } from './join.ts'
import { activeNames } from './last-gate.ts'
import { openPaper, type Paper } from './open-paper.ts'
import type { Answer, Question } from './protocol.ts'
import { measure } from './sheets.ts'
import { PDF } from '@libpdf/core'

// The thread that opens papers and joins them: one pack, then it ends. It is given bytes and gives bytes back, and has no
// other way in or out that it uses: no files, no network.

const papers = new Map<number, Paper>()
const port = parentPort

const say = (answer: Answer, moved: readonly ArrayBuffer[] = []): void => port?.postMessage(answer, [...moved])

async function answer(question: Question): Promise<void> {
  if (question.kind === 'open') {
    const opened = await openPaper(question.bytes)
    if (opened.ok) papers.set(question.paper, opened.paper)
    say({
      kind: 'open',
      opened: opened.ok
        ? { kind: 'opened', pages: opened.paper.pages, repaired: opened.paper.repaired }
        : { kind: 'refused', why: opened.why },
    })
  } else if (question.kind === 'measure') {
    say({ kind: 'measure', measured: measure(await PDF.load(question.sheets)) })
  } else {
    const { bytes, pages } = await join(question.job, papers, (done) => say({ kind: 'progress', pages: done }))
    if (activeNames(bytes).length > 0) return say({ kind: 'not-clean' })
    const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
    say({ kind: 'join', bytes: whole, pages }, [whole.buffer as ArrayBuffer])
  }
}

port?.on('message', (question: Question) => {
  answer(question).catch(() => say({ kind: 'failed' }))
})
