export interface RequestDetails {
  readonly id: number
  readonly url: string
  readonly method: string
  readonly resourceType: string
  readonly referrer: string
  readonly timestamp: number
  readonly webContentsId: number
  readonly frame: unknown
}
export interface BeforeRequestReply {
  readonly cancel?: boolean
  readonly redirectURL?: string
}
export type HeaderReply = BeforeRequestReply & {
  readonly requestHeaders?: Readonly<Record<string, string>>
  readonly responseHeaders?: Readonly<Record<string, string | readonly string[]>>
}
export type Listener<D, R> = (details: D, decide: (reply: R) => void) => void
export interface Filter {
  readonly urls: readonly string[]
}

/** One event of session.webRequest; `ask` resolves with an empty reply when nobody listens to the address. */
export interface Question<D extends { readonly url: string }, R> {
  readonly register: (...given: readonly (Filter | Listener<D, R> | null)[]) => void
  readonly ask: (details: D) => Promise<R>
}

function createQuestion<D extends { readonly url: string }, R extends object>(): Question<D, R> {
  let filter: readonly RegExp[] | null = null
  let listener: Listener<D, R> | null = null
  return {
    register: (...given) => {
      listener = given.find((argument) => typeof argument === 'function') ?? null
      const urls = given.find((argument): argument is Filter => typeof argument === 'object' && argument !== null)?.urls
      filter = urls === undefined || urls.length === 0 ? null : urls.map(patternToRegExp)
    },
    ask: (details) =>
      new Promise((resolve) => {
        const concerns = filter === null || filter.some((pattern) => pattern.test(details.url))
        if (listener === null || !concerns) resolve({} as R)
        else listener(details, resolve)
      }),
  }
}

/** Chromium's match patterns: `<all_urls>`, `*://*`, and stars anywhere. */
export function patternToRegExp(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${escaped}$`)
}

export type SentDetails = RequestDetails & { readonly requestHeaders: Readonly<Record<string, string>> }
export type ReceivedDetails = RequestDetails & {
  readonly responseHeaders: Readonly<Record<string, readonly string[]>>
  readonly statusCode: number
}

export interface WebRequest {
  readonly beforeRequest: Question<RequestDetails, BeforeRequestReply>
  readonly beforeSendHeaders: Question<SentDetails, HeaderReply>
  readonly headersReceived: Question<ReceivedDetails, HeaderReply>
}

export const createWebRequest = (): WebRequest => ({
  beforeRequest: createQuestion(),
  beforeSendHeaders: createQuestion(),
  headersReceived: createQuestion(),
})
