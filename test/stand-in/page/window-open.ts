import type { WindowRequest } from './preload-modules.ts'

/**
 * Runs in the page's own world by its source text: a window that a script or a link asks for is first a question to
 * setWindowOpenHandler, since Chromium would ask nobody. Whatever the answer, the page gets no handle to the new window.
 */
export function interceptWindowOpen(secret: string): void {
  const ask = (detail: WindowRequest): void =>
    void window.dispatchEvent(new CustomEvent(`${secret}:open-window`, { detail }))
  window.open = (url = '', name = '', features = '') => {
    const address = String(url)
    ask({ url: address === '' ? 'about:blank' : new URL(address, document.baseURI).href, frameName: name, features })
    return null
  }
  window.addEventListener('click', (event) => {
    const isLink = (node: EventTarget): node is HTMLAnchorElement => node instanceof HTMLAnchorElement
    const link = event.composedPath().find(isLink)
    if (link === undefined || event.defaultPrevented || !['_blank', '_new'].includes(link.target)) return
    event.preventDefault()
    ask({ url: link.href, frameName: link.target, features: '' })
  })
}
