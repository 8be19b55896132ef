import { WireError } from '../../shared/wire.ts'

const timeoutMs = 1_000

/** Another start of the demo holds this port: our server answers there, in its own words. */
export async function isDemoServer(port: number): Promise<boolean> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(timeoutMs) })
    return WireError.safeParse(await reply.json()).success
  } catch {
    return false
  }
}
