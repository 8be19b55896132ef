import { AnnotationMode, type PDFDocumentProxy } from 'pdfjs-dist'
import { EventBus, PDFFindController, PDFLinkService, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs'
import { type FindReport, type FindView, noFind, reportToView } from './find-state.ts'
import { fitScale, leastScale, mostScale, zoomIn, zoomOut } from './fit-scale.ts'
import { markUnreadable, namePage, nameAnnotations, type ReaderNames } from './page-names.ts'
import { drawThumbnail } from './thumbnail.ts'

export interface ReaderView {
  /** 0 while no document is shown. */
  readonly page: number
  readonly pages: number
  /** The furthest page of which the end has been on screen: the last one counts when the reader is at the bottom. */
  readonly seenPage: number
  readonly fitted: boolean
  readonly scale: number
  /** Milliseconds from `show` to the first page on screen; null until then. */
  readonly firstPageMs: number | null
  readonly find: FindView
}

export interface Reader {
  readonly view: () => ReaderView
  readonly subscribe: (listener: () => void) => () => void
  readonly show: (document: PDFDocumentProxy, page: number) => void
  readonly clear: () => void
  readonly goToPage: (page: number) => void
  readonly goTo: (destination: string | readonly unknown[]) => void
  readonly zoom: (direction: 'in' | 'out') => void
  readonly fit: () => void
  /** A quarter to the right, for scans that lie on their side; as long as the document is open. */
  readonly turn: () => void
  readonly find: (query: string) => void
  readonly findAgain: (direction: 'next' | 'previous') => void
  readonly endFind: () => void
  readonly rename: (names: ReaderNames) => void
  readonly drawThumbnail: (
    page: number,
    canvas: HTMLCanvasElement,
    widthPx: number,
    signal: AbortSignal,
  ) => Promise<void>
  readonly destroy: () => void
}

/** One notch of a wheel is a tenth; a touch pad sends many small ones. */
const wheelStepPx = 50
const zoomOfWheelPx = 0.002
/** Until then the page is stretched; it is drawn anew once the wheel rests. */
const wheelRestMs = 250

const nothing: ReaderView = { page: 0, pages: 0, seenPage: 0, fitted: true, scale: 1, firstPageMs: null, find: noFind }

/**
 * Continuous scroll, text selection and find over pdf.js's own viewer, without forms, scripts, printing or links to the
 * outside. `container` must be positioned absolutely and hold an empty `.pdfViewer`, in no language.
 */
export function createReader(container: HTMLDivElement, firstNames: ReaderNames): Reader {
  const stop = new AbortController()
  const bus = new EventBus()
  const parts = compose(container, bus, stop.signal, () => names)
  const { viewer, links, finder } = parts
  const listeners = new Set<() => void>()
  let names = firstNames
  let view = nothing
  let document: PDFDocumentProxy | null = null
  let startAt = 1
  let shownAt = 0
  let fittedTo = 0

  const change = (part: Partial<ReaderView>): void => {
    view = { ...view, ...part }
    listeners.forEach((listener) => listener())
  }
  const fit = (): void => {
    if (viewer.pagesCount === 0) return
    const page = viewer.getPageView(Math.max(0, view.page - 1))
    viewer.currentScale = fitScale(container.clientWidth, page === undefined ? 816 : page.width / page.scale)
    change({ fitted: true })
  }
  /** Fitted to the page it opens at: a cover is often wider, and all pages count as wide as page 1 until fetched. */
  const begin = async (next: PDFDocumentProxy): Promise<void> => {
    const first = await next.getPage(startAt).catch(() => null)
    if (document !== next) return
    fittedTo = container.clientWidth
    const scale = fitScale(fittedTo, first?.getViewport({ scale: 4 / 3 }).width ?? 816)
    presetScale(viewer, scale)
    change({ scale })
    viewer.setDocument(next)
  }
  const look = (): void => {
    if (document === null) return
    const page = viewer.currentPageNumber
    const atEnd = container.scrollTop + container.clientHeight >= container.scrollHeight - 4
    const seenPage = atEnd && viewer.pagesCount > 0 && view.firstPageMs !== null ? viewer.pagesCount : page
    markUnreadable(document, viewer.getPageView(page - 1)?.div, page, names)
    if (view.fitted) centre(container, viewer.getPageView(page - 1)?.div)
    if (page !== view.page || seenPage !== view.seenPage) change({ page, seenPage })
  }
  const zoomTo = (scale: number): void => {
    if (viewer.pagesCount === 0) return
    viewer.currentScale = scale
    change({ fitted: false })
  }
  const search = (query: string, again: 'next' | 'previous' | null): void => {
    if (document === null) return
    change({ find: { ...view.find, query, state: query === '' ? 'idle' : view.find.state } })
    bus.dispatch('find', {
      source: finder,
      type: again === null ? '' : 'again',
      query,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      findPrevious: again === 'previous',
      matchDiacritics: false,
    })
  }
  const endFind = (): void => {
    bus.dispatch('findbarclose', { source: finder })
    change({ find: noFind })
  }

  bus.on('pagesinit', () => {
    eachPage(viewer, (div, number) => namePage(div, number, names))
    if (container.clientWidth !== fittedTo) fit()
    if (startAt > 1) viewer.currentPageNumber = startAt
    change({ page: viewer.currentPageNumber, seenPage: 0, pages: viewer.pagesCount })
  })
  bus.on('pagechanging', look)
  bus.on('updateviewarea', look)
  bus.on('scalechanging', ({ scale }: { scale: number }) => change({ scale }))
  bus.on('pagerendered', ({ pageNumber, error }: { pageNumber: number; error: Error | null }) => {
    const div: HTMLElement | undefined = viewer.getPageView(pageNumber - 1)?.div
    if (error !== null && error !== undefined && document !== null)
      markUnreadable(document, div, pageNumber, names, error)
    if (view.firstPageMs !== null) return
    change({ firstPageMs: performance.now() - shownAt })
    look()
  })
  bus.on('annotationlayerrendered', ({ pageNumber }: { pageNumber: number }) =>
    nameAnnotations(viewer.getPageView(pageNumber - 1)?.div, names),
  )
  const onFind = (report: FindReport): void => change({ find: reportToView(view.find, report) })
  bus.on('updatefindcontrolstate', onFind)
  bus.on('updatefindmatchescount', onFind)

  const onWheel = (event: WheelEvent): void => {
    // Ctrl and the wheel, which is also what two fingers drawn apart send.
    if (!event.ctrlKey || viewer.pagesCount === 0) return
    event.preventDefault()
    const step = Math.min(Math.max(event.deltaY, -wheelStepPx), wheelStepPx)
    const wanted = viewer.currentScale * Math.exp(-step * zoomOfWheelPx)
    const scaleFactor = Math.min(Math.max(wanted, leastScale), mostScale) / viewer.currentScale
    viewer.updateScale({ drawingDelay: wheelRestMs, scaleFactor, origin: [event.clientX, event.clientY] })
    change({ fitted: false })
  }
  container.addEventListener('wheel', onWheel, { passive: false, signal: stop.signal })

  const resized = new ResizeObserver(debounced(() => view.fitted && fit(), 80))
  resized.observe(container)

  const clear = (): void => {
    if (document === null) return
    bus.dispatch('findbarclose', { source: finder })
    retirePages(viewer)
    viewer.setDocument(null)
    links.setDocument(null)
    document = null
    container.scrollTop = 0
    change(nothing)
  }

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    show: (next, page) => {
      clear()
      document = next
      startAt = Math.min(Math.max(1, page), next.numPages)
      shownAt = performance.now()
      links.setDocument(next, null)
      void begin(next)
    },
    clear,
    goToPage: (page) => {
      if (document !== null && page >= 1 && page <= viewer.pagesCount) viewer.currentPageNumber = page
    },
    goTo: (destination) => void links.goToDestination(destination as string | unknown[]),
    zoom: (direction) => zoomTo((direction === 'in' ? zoomIn : zoomOut)(viewer.currentScale)),
    fit,
    turn: () => {
      if (viewer.pagesCount === 0) return
      viewer.pagesRotation = (viewer.pagesRotation + 90) % 360
      if (view.fitted) fit()
    },
    find: (query) => search(query, null),
    findAgain: (direction) => search(view.find.query, direction),
    endFind,
    rename: (next) => {
      names = next
      eachPage(viewer, (div, number) => namePage(div, number, names))
    },
    drawThumbnail: async (number, canvas, widthPx, signal) => {
      if (document === null) return
      const pdfPage = await drawThumbnail(document, number, canvas, widthPx, signal)
      // The viewer frees the page unless it shows it itself.
      bus.dispatch('thumbnailrendered', { source: viewer, pageNumber: number, pdfPage })
    },
    destroy: () => {
      clear()
      resized.disconnect()
      stop.abort()
      listeners.clear()
    },
  }
}

/** Before the pages are made: changing the scale afterwards lays out every page a second time. */
function presetScale(viewer: PDFViewer, scale: number): void {
  Object.assign(viewer, { _currentScale: scale, _currentScaleValue: String(scale) })
}

/** In a document of several sizes the widest page makes room to scroll sideways; one that fits stays in the middle. */
function centre(container: HTMLElement, page: HTMLElement | undefined): void {
  if (page === undefined || page.offsetWidth > container.clientWidth) return
  const left = Math.round(page.offsetLeft + page.offsetWidth / 2 - container.clientWidth / 2)
  if (Math.abs(container.scrollLeft - left) > 1) container.scrollLeft = left
}

function compose(container: HTMLDivElement, bus: EventBus, abortSignal: AbortSignal, names: () => ReaderNames) {
  const links = new PDFLinkService({ eventBus: bus, ignoreDestinationZoom: true })
  links.externalLinkEnabled = false
  // The library's own sentence for a disabled link is in English only.
  links.addLinkAttributes = (link: HTMLAnchorElement, url: string) => {
    link.removeAttribute('href')
    link.title = names().outsideLink(url)
  }
  const finder = new PDFFindController({ eventBus: bus, linkService: links, delay: 150 })
  const viewer = new PDFViewer({
    container,
    viewer: container.querySelector<HTMLDivElement>('.pdfViewer') ?? undefined,
    eventBus: bus,
    linkService: links,
    findController: finder,
    annotationMode: AnnotationMode.ENABLE,
    annotationEditorMode: -1,
    enableAutoLinking: false,
    enableSelectionRendering: false,
    maxCanvasPixels: 2 ** 24,
    imageResourcesPath: '/pdfjs/web/images/',
    removePageBorders: true,
    l10n: silent as never,
    abortSignal,
  } as ConstructorParameters<typeof PDFViewer>[0])
  links.setViewer(viewer)
  return { viewer, links, finder }
}

/** The library names its elements by message keys; `page-names.ts` names the few that exist here, in both languages. */
const silent = {
  getLanguage: () => 'en-hk',
  getDirection: () => 'ltr',
  get: () => Promise.resolve(''),
  translate: () => Promise.resolve(),
  translateOnce: () => Promise.resolve(),
  destroy: () => Promise.resolve(),
  pause: () => undefined,
  resume: () => undefined,
}

/** A page that is still being fetched when its document goes must not be drawn when it comes. */
function retirePages(viewer: PDFViewer): void {
  for (let index = 0; index < viewer.pagesCount; index += 1) {
    Object.assign(viewer.getPageView(index), { setPdfPage: () => undefined, draw: () => Promise.resolve() })
  }
}

function eachPage(viewer: PDFViewer, visit: (div: HTMLElement, number: number) => void): void {
  for (let index = 0; index < viewer.pagesCount; index += 1) {
    const div: HTMLElement | undefined = viewer.getPageView(index)?.div
    if (div !== undefined) visit(div, index + 1)
  }
}

function debounced(run: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
}
