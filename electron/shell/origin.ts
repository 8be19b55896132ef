/** The page's only origin. A custom scheme, so that no web page and no file can ever share it. */
export const scheme = 'app'
export const origin = 'app://desk'
export const homeUrl = `${origin}/index.html`

/** Compared as text: `new URL('app://…').origin` is the string "null" for schemes that Node does not know. */
export const isOurs = (url: string): boolean => url.startsWith(`${origin}/`)
