/// <reference types="vite/client" />
import '../../../../renderer/pdf/reader.css'
import './page.css'
import { openDocument, type OpenedDocument } from '../../../../renderer/pdf/open-document.ts'
import { readOutline } from '../../../../renderer/pdf/outline.ts'
import { takeWorker } from '../../../../renderer/pdf/pdf-worker.ts'
import { createReader } from '../../../../renderer/pdf/reader.ts'

// The reader alone, without React, driven from the test.

const violations: string[] = []
document.addEventListener('securitypolicyviolation', (event) =>
  violations.push(`${event.effectiveDirective} ${event.blockedURI}`),
)

const container = document.createElement('div')
container.className = 'reader-scroll'
container.append(document.createElement('div'))
container.firstElementChild?.classList.add('pdfViewer')
document.getElementById('pane')?.append(container)

const names = (language: string) => ({
  page: (number: number) => (language === 'zh' ? `第 ${number} 頁` : `Page ${number}`),
  pageFailed: (number: number) => `Page ${number} cannot be shown`,
  outsideLink: (url: string) => `Outside: ${url}`,
  insideLink: 'Inside this document',
})
const reader = createReader(container, names('en'))
let opened: OpenedDocument | null = null

async function open(name: string, password: string | null = null, page = 1): Promise<unknown> {
  await opened?.close()
  opened = null
  reader.clear()
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

const bench = {
  open,
  textOf,
  reader,
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
