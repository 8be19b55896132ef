import { PDF } from '@libpdf/core'
import { parentPort } from 'node:worker_threads'

// A thread that copies pages of papers into one file, and no more: what a pack is measured against.

parentPort?.on('message', (papers: readonly { readonly bytes: Uint8Array; readonly pages: number }[]) => {
  void copyPlainly(papers).then(answer)
})

function answer(length: number): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
  parentPort?.postMessage(length)
}

async function copyPlainly(papers: readonly { readonly bytes: Uint8Array; readonly pages: number }[]): Promise<number> {
  const out = PDF.create()
  for (const { bytes, pages } of papers) {
    const every = Array.from({ length: pages }, (_, index) => index)
    await out.copyPagesFrom(await PDF.load(bytes), every, { includeAnnotations: false })
  }
  return (await out.save()).length
}
