/// <reference types="vite/client" />
import '../../../renderer/pdf/reader.css'
import './page.css'
import { getDocument } from 'pdfjs-dist'
import { openDocument } from '../../../renderer/pdf/open-document.ts'
import { takeWorker } from '../../../renderer/pdf/pdf-worker.ts'
import { createReader } from '../../../renderer/pdf/reader.ts'

// The app's reader and bare pdf.js, each timed in a page that was just loaded: both start their worker.

const widthPx = 740

/** From asking until the first page is drawn, in milliseconds. */
async function openInReader(name: string): Promise<number> {
  const container = document.createElement('div')
  container.className = 'reader-scroll'
  container.append(document.createElement('div'))
  container.firstElementChild?.classList.add('pdfViewer')
  document.getElementById('pane')?.append(container)
  const reader = createReader(container, {
    page: (number: number) => `Page ${number}`,
    pageFailed: (number: number) => `Page ${number} cannot be shown`,
    outsideLink: (url: string) => `Outside: ${url}`,
    insideLink: 'Inside this document',
    comment: 'Comment',
  })
  const from = performance.now()
  const opened = await openDocument({
    url: `/documents/${name}`,
    password: null,
    worker: takeWorker(),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
  if (!opened.ok) throw new Error(opened.error.kind)
  reader.show(opened.value.document, 1)
  while (reader.view().firstPageMs === null) await new Promise((resolve) => setTimeout(resolve, 1))
  return performance.now() - from
}

/** As in the reader: without them the same page comes out with other fonts and untreated colours, and sooner. */
const data = {
  cMapUrl: '/pdfjs/cmaps/',
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  wasmUrl: '/pdfjs/wasm/',
  iccUrl: '/pdfjs/iccs/',
}

async function openBare(name: string): Promise<number> {
  const from = performance.now()
  const opened = await getDocument({ url: `/documents/${name}`, ...data }).promise
  const first = await opened.getPage(1)
  const canvas = document.createElement('canvas')
  const viewport = first.getViewport({ scale: widthPx / first.getViewport({ scale: 1 }).width })
  canvas.width = viewport.width
  canvas.height = viewport.height
  await first.render({ canvas, viewport }).promise
  return performance.now() - from
}

const bench = { openBare, openInReader }
export type Bench = typeof bench
declare global {
  interface Window {
    bench: Bench
  }
}
window.bench = bench
