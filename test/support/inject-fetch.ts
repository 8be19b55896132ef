import type { TestServer } from './test-server.ts'

/** The real server without sockets between: what a run does then follows from its seed alone, and is over sooner. */
export const injectFetch =
  (server: TestServer): typeof globalThis.fetch =>
  async (input, init) => {
    const { method = 'GET', body, headers } = init ?? {}
    const reply = await server.app().inject({
      method: method as 'GET',
      url: (input as string).slice(server.url.length),
      headers: Object.fromEntries(new Headers(headers)),
      ...(body !== undefined && body !== null && { payload: body as Buffer }),
    })
    const hasBody = method !== 'HEAD' && reply.rawPayload.length > 0
    return new Response(hasBody ? new Uint8Array(reply.rawPayload) : null, {
      status: reply.statusCode,
      headers: Object.entries(reply.headers).map(([name, value]) => [name, String(value)] as [string, string]),
    })
  }
