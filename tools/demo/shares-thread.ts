import type { ServerLimits } from '../../server/limits.ts'

/** The demo's server and the desks of its office run in one thread: while one seals, the other is not overloaded. */
export const sharesThread = { eventLoopDelayMs: 0 } as const satisfies Partial<ServerLimits>
