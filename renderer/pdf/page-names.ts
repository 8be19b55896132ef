import type { PDFDocumentProxy } from 'pdfjs-dist'

/** Every word that the reader puts on a page, for the eye or for a screen reader. */
export interface ReaderNames {
  readonly page: (number: number) => string
  readonly pageFailed: (number: number) => string
  readonly outsideLink: (url: string) => string
  readonly insideLink: string
  /** An annotation that a person left on the page, shown as an icon. */
  readonly comment: string
}

export function namePage(div: HTMLElement, number: number, names: ReaderNames): void {
  div.setAttribute('aria-label', names.page(number))
  const sentence = div.querySelector('.page-failed')
  if (sentence !== null) sentence.textContent = names.pageFailed(number)
}

/** Links and comments lie over the page without words of their own. */
export function nameAnnotations(div: HTMLElement | undefined, names: ReaderNames): void {
  div?.querySelectorAll<HTMLAnchorElement>('.linkAnnotation > a').forEach((link) => {
    if (link.title === '') link.title = names.insideLink
    // One that leads nowhere has no address, and without a role no name either.
    if (!link.hasAttribute('href')) link.setAttribute('role', 'link')
    link.setAttribute('aria-label', link.title)
  })
  div?.querySelectorAll<HTMLImageElement>('.annotationLayer img').forEach((icon) => {
    icon.alt = names.comment
  })
}

/** Says on the page itself that it cannot be shown; the other pages go on. Without `error`, asks the document first. */
export function markUnreadable(
  document: PDFDocumentProxy,
  div: HTMLElement | undefined,
  number: number,
  names: ReaderNames,
  error?: Error,
): void {
  if (div === undefined || div.querySelector('.page-failed') !== null) return
  const mark = (): void => {
    if (div.querySelector('.page-failed') !== null) return
    const sentence = window.document.createElement('p')
    sentence.className = 'page-failed'
    sentence.textContent = names.pageFailed(number)
    div.append(sentence)
  }
  if (error === undefined) document.getPage(number).catch(mark)
  else if (error.name !== 'RenderingCancelledException') mark()
}
