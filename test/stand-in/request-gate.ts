import type { EventEmitter } from 'node:events'
import type { CdpSession, Protocol } from './cdp.ts'
import { fromWebAddress, isRegistered, schemeOf, toWebAddress } from './custom-scheme.ts'
import type { Frames } from './frame.ts'
import { discard, leave, ticketHeader } from './page-server.ts'
import { createEvent } from './preventable.ts'
import type { Session } from './session.ts'
import type { RequestDetails } from './web-request.ts'

type Paused = Protocol.Fetch.requestPausedPayload
type Headers_ = Readonly<Record<string, string>>
type Verdict =
  | { readonly kind: 'go'; readonly headers?: Headers_ }
  | { readonly kind: 'fail'; readonly reason: Protocol.Network.ErrorReason }
  | { readonly kind: 'redirect'; readonly url: string }

export interface GateOwner extends EventEmitter {
  readonly id: number
  readonly session: Session
  /** True once for a navigation that main itself started: `will-navigate` is for the page's own. */
  takeExpectedNavigation(): boolean
}

/** Every request of a page stops here: navigation events, webRequest, protocol handlers; what is left goes on. */
export async function guardRequests(owner: GateOwner, frames: Frames, cdp: CdpSession): Promise<void> {
  cdp.on('Fetch.requestPaused', (paused) => {
    // The page may have gone or given up meanwhile; there is nobody left to tell.
    void judge(owner, frames, cdp, paused).catch(() => {})
  })
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: 'http://*' }, { urlPattern: 'https://*' }] })
}

async function judge(owner: GateOwner, frames: Frames, cdp: CdpSession, paused: Paused): Promise<void> {
  const { requestId } = paused
  const url = fromWebAddress(paused.request.url)
  // A browser asks for this by itself; Electron does not.
  if (paused.resourceType === 'Other' && url.endsWith('/favicon.ico')) {
    return void (await cdp.send('Fetch.fulfillRequest', { requestId, responseCode: 204 }))
  }
  const details = describe(owner, frames, paused, url)
  const verdict = mayNavigate(owner, frames, paused, url)
    ? await askListeners(owner, paused, details)
    : refuse('Aborted')
  if (verdict.kind === 'fail') {
    await cdp.send('Fetch.failRequest', { requestId, errorReason: verdict.reason })
  } else if (verdict.kind === 'redirect') {
    const responseHeaders = [{ name: 'location', value: toWebAddress(verdict.url) }]
    await cdp.send('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders })
  } else if (isRegistered(schemeOf(url))) {
    await answerByHandler(owner, cdp, paused, details, verdict.headers ?? paused.request.headers)
  } else {
    const changed = verdict.headers === undefined ? {} : { headers: toEntries(verdict.headers) }
    await cdp.send('Fetch.continueRequest', { requestId, ...changed })
  }
}

const refuse = (reason: Protocol.Network.ErrorReason): Verdict => ({ kind: 'fail', reason })

function describe(
  owner: GateOwner,
  frames: Frames,
  { request, resourceType, frameId }: Paused,
  url: string,
): RequestDetails {
  const isMain = frameId === frames.mainId
  const type = resourceType === 'Document' ? (isMain ? 'mainFrame' : 'subFrame') : resourceType.toLowerCase()
  return {
    id: 0,
    url,
    method: request.method,
    resourceType: type,
    referrer: fromWebAddress(request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
    webContentsId: owner.id,
    frame: frames.find(frameId),
  }
}

/** Emits what Electron emits before a document loads; false when a listener refused. */
function mayNavigate(owner: GateOwner, frames: Frames, paused: Paused, url: string): boolean {
  if (paused.resourceType !== 'Document') return true
  const isMainFrame = paused.frameId === frames.mainId
  const event = createEvent({ url, isMainFrame, isSameDocument: false, frame: frames.find(paused.frameId) })
  if (paused.redirectedRequestId !== undefined) {
    owner.emit('will-redirect', event, url, false, isMainFrame)
    return !event.defaultPrevented
  }
  if (isMainFrame && owner.takeExpectedNavigation()) return true
  owner.emit('will-frame-navigate', event)
  if (isMainFrame) owner.emit('will-navigate', event, url, false, true)
  return !event.defaultPrevented
}

async function askListeners(owner: GateOwner, paused: Paused, details: RequestDetails): Promise<Verdict> {
  const { beforeRequest, beforeSendHeaders } = owner.session.questions
  const first = await beforeRequest.ask(details)
  if (first.cancel === true) return refuse('BlockedByClient')
  if (first.redirectURL !== undefined) return { kind: 'redirect', url: first.redirectURL }
  const second = await beforeSendHeaders.ask({ ...details, requestHeaders: paused.request.headers })
  if (second.cancel === true) return refuse('BlockedByClient')
  return second.requestHeaders === undefined ? { kind: 'go' } : { kind: 'go', headers: second.requestHeaders }
}

async function answerByHandler(
  owner: GateOwner,
  cdp: CdpSession,
  { requestId, request }: Paused,
  details: RequestDetails,
  headers: Headers_,
): Promise<void> {
  const handler = owner.session.protocol.handlerOf(schemeOf(details.url))
  if (handler === undefined) return void (await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }))
  let response: Response
  try {
    response = await handler(toRequest(details, headers, request))
    response = await withHeadersHeard(owner, details, response)
  } catch (cause) {
    console.error(`stand-in: the handler of ${details.url} threw`, cause)
    return void (await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }))
  }
  const ticket = leave(response)
  const sent = [...toEntries(headers), { name: ticketHeader, value: ticket }]
  await cdp.send('Fetch.continueRequest', { requestId, headers: sent }).catch(() => discard(ticket))
}

function toRequest(details: RequestDetails, headers: Headers_, { postDataEntries }: Protocol.Network.Request): Request {
  const seen = Object.entries(headers).map(([name, value]) => [name, fromWebAddress(value)] as [string, string])
  const hasBody = details.method !== 'GET' && details.method !== 'HEAD' && postDataEntries !== undefined
  const body = Buffer.concat((postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')))
  return new Request(details.url, { method: details.method, headers: seen, ...(hasBody ? { body } : {}) })
}

async function withHeadersHeard(owner: GateOwner, details: RequestDetails, response: Response): Promise<Response> {
  const responseHeaders = Object.fromEntries([...response.headers].map(([name, value]) => [name, [value]]))
  const reply = await owner.session.questions.headersReceived.ask({
    ...details,
    responseHeaders,
    statusCode: response.status,
  })
  if (reply.cancel === true) throw new Error('net::ERR_BLOCKED_BY_CLIENT')
  if (reply.responseHeaders === undefined) return response
  const changed = new Headers()
  for (const [name, value] of Object.entries(reply.responseHeaders)) {
    for (const one of [value].flat()) changed.append(name, one)
  }
  const { status, statusText } = response
  return new Response(response.body, { status, statusText, headers: changed })
}

const toEntries = (headers: Headers_): Protocol.Fetch.HeaderEntry[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))
