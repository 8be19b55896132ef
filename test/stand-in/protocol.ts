import { registerScheme } from './custom-scheme.ts'

type ProtocolHandler = (request: Request) => Response | Promise<Response>

/** `protocol` of one session. */
export interface SessionProtocol {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void
  handle(scheme: string, handler: ProtocolHandler): void
  unhandle(scheme: string): void
  isProtocolHandled(scheme: string): boolean
  handlerOf(scheme: string): ProtocolHandler | undefined
}

export function createProtocol(): SessionProtocol {
  const handlers = new Map<string, ProtocolHandler>()
  return {
    // Privileges cannot be told to stock Chromium: every scheme is shown as a standard, secure one.
    registerSchemesAsPrivileged: (schemes) => {
      for (const { scheme } of schemes) registerScheme(scheme)
    },
    handle: (scheme, handler) => {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      registerScheme(scheme)
      handlers.set(scheme, handler)
    },
    unhandle: (scheme) => void handlers.delete(scheme),
    isProtocolHandled: (scheme) => handlers.has(scheme),
    handlerOf: (scheme) => handlers.get(scheme),
  }
}
