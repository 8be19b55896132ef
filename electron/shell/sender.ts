import { isOurs } from './origin.ts'

export interface CallEvent {
  readonly senderFrame: { readonly parent: unknown; readonly url: string } | null
}

/** The top frame of our own origin: not a frame inside it, not a page that was navigated to, not a destroyed one. */
export function isTrustedSender(event: CallEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame !== undefined && frame.parent === null && isOurs(frame.url)
}
