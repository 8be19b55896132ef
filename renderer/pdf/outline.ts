import type { PDFDocumentProxy } from 'pdfjs-dist'

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]
type Destination = string | readonly unknown[]

export interface OutlineItem {
  readonly title: string
  /** 0 for a chapter, 1 for a section; deeper ones count as 2. */
  readonly depth: number
  readonly destination: Destination | null
  readonly page: number | null
}

/** A hostile or careless outline may hold thousands of entries; nobody scrolls further than this. */
const most = 600

/** The document's own table of contents, flattened in reading order; empty when it has none or it cannot be read. */
export async function readOutline(document: PDFDocumentProxy): Promise<readonly OutlineItem[]> {
  const roots = await document.getOutline().catch(() => null)
  const flat = flatten(roots ?? [], 0, [])
  return Promise.all(
    flat.map(async ({ node, depth }) => ({
      title: node.title.trim(),
      depth: Math.min(depth, 2),
      destination: node.dest,
      page: await pageOf(document, node.dest),
    })),
  )
}

interface FlatNode {
  readonly node: OutlineNode
  readonly depth: number
}
function flatten(nodes: readonly OutlineNode[], depth: number, into: FlatNode[]): readonly FlatNode[] {
  for (const node of nodes) {
    if (into.length >= most) return into
    if (node.title.trim() !== '') into.push({ node, depth })
    flatten(node.items, depth + 1, into)
  }
  return into
}

async function pageOf(document: PDFDocumentProxy, destination: Destination | null): Promise<number | null> {
  try {
    const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination
    const target = explicit?.[0]
    if (typeof target === 'number') return target + 1
    if (target === null || typeof target !== 'object') return null
    return (await document.getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0])) + 1
  } catch {
    return null
  }
}

/** The entry the reader is in: the last one that starts on this page or before it. */
export function currentItem(items: readonly OutlineItem[], page: number): number {
  let found = -1
  let start = 0
  items.forEach((item, index) => {
    if (item.page === null || item.page > page || item.page < start) return
    found = index
    start = item.page
  })
  return found
}
