import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { createChance, type Chance } from './chance.ts'

export const proxyFaults = ['refuse', 'cut-request', 'cut-reply', 'delay', 'half-open'] as const
export type ProxyFault = (typeof proxyFaults)[number]

/** Real TCP between a desk and its server, with real damage: what a client library sees on a bad line. */
export interface FaultProxy {
  readonly url: string
  readonly faulty: (seed: number, percent?: number, kinds?: readonly ProxyFault[]) => void
  readonly restore: () => void
  readonly connections: () => number
  readonly faulted: () => number
  readonly close: () => Promise<void>
}

export async function startFaultProxy(targetPort: number): Promise<FaultProxy> {
  const open = new Set<Socket>()
  let plan: { readonly chance: Chance; readonly percent: number; readonly kinds: readonly ProxyFault[] } | null = null
  let connections = 0
  let faulted = 0
  const track = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
    return socket
  }
  const server = createServer((client) => {
    connections += 1
    track(client)
    const fault = plan !== null && plan.chance.below(100) < plan.percent ? plan.chance.pick(plan.kinds) : null
    if (fault !== null) faulted += 1
    // Some way into the exchange, so that heads and bodies are both cut now and then.
    const afterBytes = plan?.chance.below(3_000) ?? 0
    if (fault === 'refuse') {
      client.destroy()
      return
    }
    const upstream = track(connect(targetPort, '127.0.0.1'))
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
    forward(client, upstream, fault === 'cut-request' || fault === 'half-open' ? { fault, afterBytes } : null)
    const pause = fault === 'delay' ? 20 : 0
    setTimeout(() => forward(upstream, client, fault === 'cut-reply' ? { fault, afterBytes } : null), pause)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const destroyAll = () => open.forEach((socket) => socket.destroy())
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faulty: (seed, percent = 50, kinds = proxyFaults) => {
      plan = { chance: createChance(seed), percent, kinds }
      // Connections that are kept alive would never meet a fault.
      destroyAll()
    },
    restore: () => {
      plan = null
      destroyAll()
    },
    connections: () => connections,
    faulted: () => faulted,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        destroyAll()
      }),
  }
}

/** `half-open`: takes everything and passes nothing on, as a laptop that has left the room. */
function forward(from: Socket, to: Socket, end: { readonly fault: ProxyFault; readonly afterBytes: number } | null) {
  let passed = 0
  from.on('data', (bytes: Buffer) => {
    const room = end === null ? bytes.length : Math.max(0, end.afterBytes - passed)
    passed += bytes.length
    if (room > 0) to.write(bytes.subarray(0, room))
    if (end !== null && passed >= end.afterBytes && end.fault !== 'half-open') {
      from.destroy()
      to.destroy()
    }
  })
}
