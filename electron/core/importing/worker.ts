import { open } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import type { CheckInput, Planned } from './check.ts'
import { tooLarge, uncountable } from './document-report.ts'
import type { DocumentReport } from './document-report.ts'
import type { OpenedSource } from './open-source.ts'
import { type FoundFile, maxDocumentBytes } from './raw.ts'
import type { Answers, Anchor, QuestionName, Questions, Reply, Request } from './thread-messages.ts'
import { type Archive, openArchiveFile, readEntry } from './zip-archive.ts'

// Everything that reads what strangers wrote runs in here: the thread has a limit of memory, its owner a timer. What reads
// and checks workbooks and what reads documents is loaded when it is needed: each thread does one of the two.

let opened: OpenedSource | null = null
let plan: readonly Planned[] = []
let archive: { readonly path: string; readonly archive: Archive } | null = null

const say = (reply: Reply, transfer: readonly ArrayBuffer[] = []): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
  parentPort?.postMessage(reply, [...transfer])
}

const answers: { readonly [N in QuestionName]: (question: Questions[N]) => Promise<Answers[N]> } = {
  open: async ({ path, encoding }) => {
    const { openSource } = await import('./open-source.ts')
    opened = await openSource(path, encoding, (step) => say({ kind: 'step', step }))
    const { source, ...rest } = opened
    return {
      ...rest,
      encoding: source?.encoding ?? null,
      rows: source?.tables.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0,
    }
  },
  check: async (question) => {
    const [{ check }, { Prepared }] = await Promise.all([import('./check.ts'), import('../../../shared/prepared.ts')])
    const { source = null, files = [], refusals = [] } = opened ?? {}
    const known = question.known.map(({ application, prepared }) => ({
      application,
      prepared: Prepared.parse(JSON.parse(prepared)),
    }))
    const input: CheckInput = { ...question, known, source, files, refusals }
    const { plan: planned, ...checked } = check(input)
    plan = planned
    return checked
  },
  plan: async () => plan,
  originals: async ({ cells }) => {
    const { layOut } = await import('./match-headers.ts')
    const { layouts } = layOut(opened?.source?.tables ?? [])
    return cells.map(({ sheet, row, column }: Anchor) => {
      const found = layouts.find((layout) => layout.sheet === sheet)?.table.rows.find((one) => one.row === row)
      return found === undefined ? null : (found.texts[column] ?? '')
    })
  },
  template: async () => (await import('./template.ts')).makeTemplate(),
  document: ({ file }) => reportOn(file),
  unpack: async ({ file }) => readFile(file),
}

async function reportOn(file: FoundFile): Promise<DocumentReport> {
  const over = tooLarge(file.path, file.bytes)
  if (over !== null) return over
  const bytes = await readFile(file)
  if (bytes === null) return uncountable(file.path, file.bytes)
  const { checkPdf } = await import('./check-pdf.ts')
  return checkPdf(file.path, bytes, bytes.length)
}

/** Null: gone, damaged, or larger than was said. */
async function readFile(file: FoundFile): Promise<Uint8Array | null> {
  if (file.from.in === 'zip') {
    const { zip } = file.from
    if (archive?.path !== zip) {
      const openedZip = await openArchiveFile(zip, file.name)
      if (!openedZip.ok) return null
      archive = { path: zip, archive: openedZip.value }
    }
    const bytes = await readEntry(archive.archive, file, maxDocumentBytes)
    return bytes.ok ? bytes.value : null
  }
  const handle = await open(file.from.file, 'r').catch(() => null)
  if (handle === null) return null
  try {
    return (await handle.stat()).size > maxDocumentBytes ? null : await handle.readFile()
  } finally {
    await handle.close()
  }
}

async function answer({ name, question }: Request): Promise<void> {
  try {
    const work = answers[name] as (question: unknown) => Promise<Answers[QuestionName]>
    const given = await work(question)
    const transfer =
      given instanceof Uint8Array && given.byteLength === given.buffer.byteLength ? [given.buffer as ArrayBuffer] : []
    say({ kind: 'answer', answer: given }, transfer)
  } catch {
    say({ kind: 'failed' })
  }
}

parentPort?.on('message', (request: Request) => void answer(request))
