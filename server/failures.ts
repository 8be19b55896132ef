import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Socket } from 'node:net'
import type { Journal } from './journal.ts'
import { refusalBody, refusalStatus, refuse, type Refusal } from './refusal.ts'

/** The one end of everything that was thrown: the client gets a kind, the journal a code, and nobody a message. */
export function answerFailure(journal: Journal) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = errorToRefusal(error)
    if (refusal.kind === 'internal') {
      journal({ event: 'failed', route: request.routeOptions.url ?? 'none', code: error.code ?? error.name })
    }
    return refuse(reply, refusal)
  }
}

export function errorToRefusal(error: FastifyError): Refusal {
  if (error.validation) return { kind: 'bad-request', message: describeValidation(error) }
  if (error.code === 'ENOSPC' || error.code === 'SQLITE_FULL') return { kind: 'disk-full' }
  switch (error.statusCode) {
    case 413:
      return { kind: 'too-large' }
    case 415:
      return { kind: 'unsupported-type' }
    case 503:
      return { kind: 'overloaded' }
    default: {
      const isOurs = error.statusCode === undefined || error.statusCode >= 500
      return { kind: isOurs ? 'internal' : 'bad-request' }
    }
  }
}

/** Where and which rule, never the value: `body/envelopes/3/id invalid_format`. */
function describeValidation(error: FastifyError): string {
  const first = error.validation?.[0]
  return `${error.validationContext ?? 'request'}${first?.instancePath ?? ''} ${first?.keyword ?? ''}`.trim()
}

/** What is not HTTP at all never reaches a route; it gets the same body by hand. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const refusal: Refusal = { kind: error.code === 'HPE_HEADER_OVERFLOW' ? 'too-large' : 'bad-request' }
  const body = JSON.stringify(refusalBody(refusal))
  const head = `HTTP/1.1 ${refusalStatus(refusal)} Refused\r\ncontent-type: application/json\r\nconnection: close`
  socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}
