import type { Admitted } from './store/admitted.ts'
import type { RefusalKind, WaitReason } from './store/envelopes.ts'

/** What becomes of a pulled envelope. `waits`: kept sealed and tried again when keys or roster change. */
export type Admission =
  | { readonly outcome: 'admitted'; readonly entry: Admitted }
  | { readonly outcome: 'waits'; readonly reason: WaitReason }
  | { readonly outcome: 'refused'; readonly kind: RefusalKind }

export const forged: Admission = { outcome: 'refused', kind: 'forged' }
export const damaged: Admission = { outcome: 'refused', kind: 'damaged-envelope' }
