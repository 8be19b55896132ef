import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { startPackerThread } from '../../electron/core/pack/packer-thread.ts'
import type { PackPart } from '../../electron/core/pack/packer/protocol.ts'
import { demoApplications } from '../demo/applications.ts'
import { createDemoCalendar } from '../demo/calendar.ts'
import { readDocuments } from '../demo/documents.ts'
import { printFont } from '../fonts/print-fonts.ts'
import { compare, type Outcome, timed } from './measure.ts'
import { writePlainPdf } from './plain-pdf.ts'

const wantedPages = 300
const secondsGoal = 5

/** Opening, cleaning, stamping and joining papers in a thread, against a thread that copies their pages and no more. */
export async function measurePack(): Promise<readonly Outcome[]> {
  const papers = await readPapers()
  const font = printFont('regular')
  const took: number[] = []
  const ratio = await compare({
    name: `a pack of ${wantedPages} pages / plain copies by the same library`,
    goal: 3,
    ours: async () => {
      const ms = await timed(() => pack(papers, font))
      took.push(ms / (secondsGoal * 1_000))
      return ms
    },
    reference: () => timed(() => copyPlainly(papers)),
  })
  const whole = {
    name: `that pack / ${secondsGoal} s (slowest round)`,
    goal: 1,
    ratio: Math.max(...took),
    range: [Math.min(...took), Math.max(...took)] as const,
  }
  return [ratio, whole]
}

interface PaperOfPack {
  readonly bytes: Uint8Array
  readonly pages: number
}
/** The demonstration's own papers, again and again until there are enough pages. */
async function readPapers(): Promise<readonly PaperOfPack[]> {
  const applications = demoApplications(createDemoCalendar(Date.now()))
  const all = (await Promise.all(applications.map(readDocuments))).flat()
  const papers: PaperOfPack[] = []
  for (let pages = 0, next = 0; pages < wantedPages; next += 1) {
    const paper = all[next % all.length]
    if (paper === undefined) throw new Error('the demonstration has no papers')
    papers.push(paper)
    pages += paper.pages
  }
  return papers
}

async function pack(papers: readonly PaperOfPack[], font: Uint8Array): Promise<void> {
  const thread = startPackerThread()
  try {
    for (const [paper, { bytes }] of papers.entries()) await thread.open(paper, Uint8Array.from(bytes))
    const parts = papers.map((_, paper): PackPart => {
      const bookmark = { title: `文件 ${paper + 1}`, level: 1 } as const
      return { kind: 'paper', paper, key: `paper-${paper}`, row: null, stamp: `議項 ${paper + 1}`, bookmark }
    })
    const joined = await thread.join(
      {
        sheets: writePlainPdf(2, 'Agenda'),
        parts: [{ kind: 'front', stamp: '', row: null, bookmark: null }, ...parts],
        rows: [],
        watermark: ['蕭文琪博士 Dr Siu Man-kei', 'Copy 20261124-3f9a-1'],
        pageLabel: '第 {page} 頁，共 {pages} 頁',
        title: 'Pack',
        author: 'Bench',
        language: 'zh-HK',
        madeAt: 0,
        font,
      },
      () => undefined,
    )
    if (joined === null) throw new Error('the pack is not clean')
  } finally {
    await thread.stop()
  }
}

async function copyPlainly(papers: readonly PaperOfPack[]): Promise<void> {
  const thread = new Worker(new URL('./plain-copy.ts', import.meta.url))
  const copied = once(thread, 'message')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
  thread.postMessage(papers.map(({ bytes, pages }) => ({ bytes, pages })))
  await copied
  await thread.terminate()
}
