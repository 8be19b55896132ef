/// <reference types="vite/client" />
import '../../../../renderer/pdf/reader.css'
import './page.css'
import { getDocument } from 'pdfjs-dist'
import { openDocument, type OpenedDocument } from '../../../../renderer/pdf/open-document.ts'
import { readOutline } from '../../../../renderer/pdf/outline.ts'
import { takeWorker } from '../../../../renderer/pdf/pdf-worker.ts'
import { createReader, type Reader } from '../../../../renderer/pdf/reader.ts'

// The reader alone, without React, driven from the test.

const violations: string[] = []
document.addEventListener('securitypolicyviolation', (event) =>
  violations.push(`${event.effectiveDirective} ${event.blockedURI}`),
)

const names = (language: string) => ({
  page: (number: number) => (language === 'zh' ? `第 ${number} 頁` : `Page ${number}`),
  pageFailed: (number: number) => `Page ${number} cannot be shown`,
  outsideLink: (url: string) => `Outside: ${url}`,
  insideLink: 'Inside this document',
  comment: 'Comment',
})
let reader = makeReader()
let opened: OpenedDocument | null = null

function makeReader(): Reader {
  const container = document.createElement('div')
  container.className = 'reader-scroll'
  const pages = document.createElement('div')
  pages.className = 'pdfViewer'
  container.append(pages)
  document.getElementById('pane')?.replaceChildren(container)
  return createReader(container, names('en'))
}

/** Another reader in place of this one, with nothing open and nothing complained of. */
async function startAnew(): Promise<void> {
  reader.destroy()
  await opened?.close()
  opened = null
  violations.length = 0
  getSelection()?.removeAllRanges()
  reader = makeReader()
}

async function open(name: string, password: string | null = null, page = 1): Promise<unknown> {
  reader.clear()
  await opened?.close()
  opened = null
  const signal = new AbortController().signal
  const outcome = await openDocument({
    url: `/documents/${name}`,
    password,
    worker: takeWorker(),
    signal,
    onProgress: () => undefined,
  })
  if (!outcome.ok) return outcome.error
  opened = outcome.value
  reader.show(opened.document, page)
  return { kind: 'open', pages: opened.document.numPages, cutShort: opened.cutShort }
}

async function textOf(page: number): Promise<string> {
  const content = await (await opened?.document.getPage(page))?.getTextContent()
  return content?.items.map((item) => ('str' in item ? item.str : '')).join('') ?? ''
}

/** The same first page with pdf.js and nothing else, worker start included: what the reader is measured against. */
async function bareFirstPage(name: string, widthPx: number): Promise<number> {
  const from = performance.now()
  const task = getDocument({
    url: `/documents/${name}`,
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    iccUrl: '/pdfjs/iccs/',
  })
  const document = await task.promise
  const first = await document.getPage(1)
  const canvas = window.document.createElement('canvas')
  const viewport = first.getViewport({ scale: widthPx / first.getViewport({ scale: 1 }).width })
  canvas.width = viewport.width
  canvas.height = viewport.height
  await first.render({ canvas, viewport }).promise
  const took = performance.now() - from
  await task.destroy()
  return took
}

async function firstPage(name: string): Promise<number> {
  const from = performance.now()
  await open(name)
  while (reader.view().firstPageMs === null) await new Promise((resolve) => setTimeout(resolve, 1))
  return performance.now() - from
}

const bench = {
  bareFirstPage,
  firstPage,
  open,
  textOf,
  startAnew,
  get reader() {
    return reader
  },
  violations,
  outline: () => (opened === null ? [] : readOutline(opened.document)),
  speakChinese: () => reader.rename(names('zh')),
}
export type Bench = typeof bench
declare global {
  interface Window {
    bench: Bench
  }
}
window.bench = bench
