// Stock Chromium lets nobody add a scheme. It is shown app://desk/x as http://desk.app.localhost/x, a secure context that
// leads to the page server of this process; main, and everything it hears, sees app://desk/x.

const suffix = '.localhost'
const registered = new Set<string>()

export const registerScheme = (scheme: string): void => void registered.add(scheme)
export const isRegistered = (scheme: string): boolean => registered.has(scheme)

/** As text: a URL parser folds dots and drops the host of schemes that it does not know. */
export function toWebAddress(url: string): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? []
  if (scheme === undefined || !registered.has(scheme)) return url
  return `http://${host}.${scheme}${suffix}${rest?.startsWith('/') === true ? '' : '/'}${rest}`
}

export function fromWebAddress(url: string): string {
  return url.replace(
    /^(blob:)?http:\/\/([^/?#:]*)\.([a-z][a-z0-9+-]*)\.localhost(?=[/?#]|$)/,
    (whole, blob, host, scheme) => (registered.has(scheme) ? `${blob ?? ''}${scheme}://${host}` : whole),
  )
}

export const schemeOf = (url: string): string => /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? ''

/** `app://desk` of `app://desk/index.html`; `null`, as a page would say, where there is no host. */
export const originOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(url)?.[0] ?? 'null'
