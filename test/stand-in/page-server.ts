import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

// Answers of protocol handlers wait here until Chromium, told the ticket, comes for them. Over HTTP a body streams at the
// page's pace, a 206 stays a 206, and a request that the page gives up cancels the stream, as under a real scheme.

export const ticketHeader = 'x-stand-in-ticket'
/** An address that is never answered. */
export const waitingRoom = 'http://waiting-room.localhost/'
const waiting = new Map<string, Response>()

/** Listens on loopback; without a ticket there is nothing to be had. Resolves with the port. */
export function startPageServer(): Promise<number> {
  const server = http.createServer({ keepAliveTimeout: 60_000 }, (request, response) => void deliver(request, response))
  server.unref()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

export function leave(response: Response): string {
  const ticket = randomUUID()
  waiting.set(ticket, response)
  return ticket
}

/** For a request that the page gave up before it was sent on. */
export function discard(ticket: string): void {
  const response = waiting.get(ticket)
  waiting.delete(ticket)
  void response?.body?.cancel().catch(() => {})
}

async function deliver(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  if (request.headers.host === new URL(waitingRoom).host) return
  const ticket = String(request.headers[ticketHeader] ?? '')
  const answer = waiting.get(ticket)
  waiting.delete(ticket)
  request.resume()
  if (answer === undefined) {
    response.writeHead(404).end()
    return
  }
  response.sendDate = false
  response.setHeaders(answer.headers)
  // Custom schemes are never cached; HTTP would guess.
  if (!answer.headers.has('cache-control')) response.setHeader('cache-control', 'no-store')
  response.writeHead(answer.status, answer.statusText)
  if (answer.body === null) {
    response.end()
    return
  }
  const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0])
  await pipeline(body, response).catch(() => response.destroy())
}
